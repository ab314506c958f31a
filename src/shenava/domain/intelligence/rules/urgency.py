"""How soon somebody must act, with the reasons: rules and the category's own urgency, the highest of them wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.intelligence.rules.cues import FoundCue, cues_of
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import URGENCY_OF_CUE, URGENCY_ORDER

CATEGORY_DEFAULT = "category_default"


@dataclass(frozen=True)
class Reason:
    """Why a level was asked for: the key of a cue, or :data:`CATEGORY_DEFAULT`, and the words that gave it away."""

    code: str
    level: Urgency
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class UrgencyAssessment:
    """The level and every reason, the weightiest first."""

    level: Urgency
    reasons: tuple[Reason, ...]


def assess_urgency(text: str, category_default: Urgency = Urgency.NORMAL, *, language: str = "") -> UrgencyAssessment:
    """Assess a text; nothing in it, politeness least of all, lowers what the category asks for."""
    return urgency_of(cues_of(Reading(text), language), category_default)


def urgency_of(cues: Iterable[FoundCue], category_default: Urgency) -> UrgencyAssessment:
    """Assess cues that have been found already."""
    words: dict[str, list[str]] = {}
    for cue in cues:
        if cue.key in URGENCY_OF_CUE:
            words.setdefault(cue.key, []).append(cue.words)
    reasons = [Reason(cue.value, level, _once(words[cue])) for cue, level in URGENCY_OF_CUE.items() if cue in words]
    if category_default is not Urgency.NORMAL:
        reasons.append(Reason(CATEGORY_DEFAULT, category_default))
    reasons.sort(key=lambda reason: URGENCY_ORDER.index(reason.level), reverse=True)
    return UrgencyAssessment(reasons[0].level if reasons else Urgency.NORMAL, tuple(reasons))


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
