"""What a walk that is over adds to the figures of its day."""

from dataclasses import dataclass, field

from shenava.domain.journeys.rules import leaving, spread
from shenava.domain.journeys.rules.spread import Spread
from shenava.domain.journeys.rules.walking import SENT, Stay, Walk


@dataclass(frozen=True, kw_only=True)
class Portion:
    """Figures of one step: visits that saw it, visits that ended there, and how the times are spread.

    ``errors`` counts visits that met one at a field; ``fields`` spreads the seconds on each field; ``reasons`` counts
    the likely ones for ending there.
    """

    visits: int = 0
    exits: int = 0
    seconds: Spread = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    fields: dict[str, Spread] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)


def of(walk: Walk) -> dict[str, Portion]:
    """Return the figures by step; a filing that was sent has a step ``SENT``, whose seconds are those of all steps."""
    is_left = walk.ending == "LEFT"
    found = {step: _of_step(walk, stay, is_exit=is_left and step == walk.step) for step, stay in walk.steps.items()}
    if walk.ending == SENT:
        whole = walk.seconds
        found[SENT] = Portion(visits=1, seconds=spread.of([] if whole is None else [whole]))
    return found


def added(one: Portion, other: Portion) -> Portion:
    """Return two as one."""
    names = {*one.fields, *other.fields}
    return Portion(
        visits=one.visits + other.visits,
        exits=one.exits + other.exits,
        seconds=spread.added(one.seconds, other.seconds),
        errors=spread.added(one.errors, other.errors),
        fields={name: spread.added(one.fields.get(name, {}), other.fields.get(name, {})) for name in sorted(names)},
        reasons=spread.added(one.reasons, other.reasons),
    )


def _of_step(walk: Walk, stay: Stay, *, is_exit: bool) -> Portion:
    timed = [] if stay.breaks else [stay.seconds]
    return Portion(
        visits=1,
        exits=int(is_exit),
        seconds=spread.of(timed),
        errors=dict.fromkeys(stay.errors, 1),
        fields={name: spread.of([seconds]) for name, seconds in stay.fields.items()},
        reasons={leaving.likely_reason(walk): 1} if is_exit else {},
    )
