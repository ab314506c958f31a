"""Why somebody probably stopped, from what could be seen of their walk."""

from collections.abc import Callable

from shenava.domain.journeys.rules.walking import SEEN, Stay, Walk

LONG_ON_A_FIELD = 60
"""Seconds on one field that must be answered, from which on it was probably hard."""
LONG_IN_ALL = 10 * 60
TWICE = 2
CONTACT = frozenset({"name", "mobile", "email", "hides_name"})
FILES = frozenset({"files"})


def likely_reason(walk: Walk) -> str:
    """Return the first of the reasons that fits, the most telling first; ``UNCLEAR`` when none does."""
    stay = walk.steps.get(walk.step, Stay())
    return next((reason for reason, fits in _REASONS if fits(walk, stay)), "UNCLEAR")


def _only_looked(walk: Walk, _stay: Stay) -> bool:
    return walk.step in {"", SEEN}


def _file_trouble(_walk: Walk, stay: Stay) -> bool:
    return any(name in FILES for name in stay.errors)


def _same_error(_walk: Walk, stay: Stay) -> bool:
    return any(times >= TWICE for times in stay.errors.values())


def _hard_question(_walk: Walk, stay: Stay) -> bool:
    return any(stay.fields.get(name, 0) >= LONG_ON_A_FIELD for name in stay.needed)


def _contact(walk: Walk, stay: Stay) -> bool:
    return walk.step == "YOU" or stay.last in CONTACT


def _no_topic(walk: Walk, _stay: Stay) -> bool:
    return walk.step == "CATEGORY"


def _before_sending(walk: Walk, _stay: Stay) -> bool:
    return walk.step == "CHECK"


def _too_long(walk: Walk, _stay: Stay) -> bool:
    return sum(stay.seconds for name, stay in walk.steps.items() if name != SEEN) >= LONG_IN_ALL


_REASONS: tuple[tuple[str, Callable[[Walk, Stay], bool]], ...] = (
    ("LOOKED_AROUND", _only_looked),
    ("FILE_TROUBLE", _file_trouble),
    ("SAME_ERROR", _same_error),
    ("HARD_QUESTION", _hard_question),
    ("CONTACT", _contact),
    ("NO_TOPIC", _no_topic),
    ("BEFORE_SENDING", _before_sending),
    ("TOO_LONG", _too_long),
)
