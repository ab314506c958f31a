"""An honest date from what has been: how long comparable complaints took, and how likely an answer by then is.

Times are whole minutes, of working time or of the clock as the goal counts. Complaints that are still open count too,
as having taken at least so long (the product-limit estimate of Kaplan and Meier): leaving them out would promise too
early wherever the hard ones wait.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

SHARES: Final = tuple(range(5, 100, 5))
"""The per cents at which a curve is kept."""
AIM: Final = 80
"""So many of a hundred dates shall be kept."""
ENOUGH: Final = 20
"""From so many answered complaints on, their times say something."""
_LIGHTEST, _HEAVIEST = 70, 200
_HAIR: Final = 1e-9

Key = TypeVar("Key", bound=Hashable)
Curve = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Lived:
    """How long one complaint took, or has taken up to now."""

    minutes: int
    is_over: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Experience:
    """What the complaints of one kind have taught: how many were answered, and the minutes by each of ``SHARES``."""

    count: int
    curve: Curve

    @property
    def is_enough(self) -> bool:
        """Whether a date may rest on it."""
        return self.count >= ENOUGH and self.minutes_for(AIM) is not None

    def minutes_for(self, share: int) -> int | None:
        """Return by when so many per cent were answered; ``None`` where that has not been seen."""
        return self.curve[SHARES.index(share)]

    def chance_within(self, minutes: int) -> int:
        """Return how many per cent were answered within so many minutes, rounded down to a step of five."""
        reached = [
            share for share, taken in zip(SHARES, self.curve, strict=True) if taken is not None and taken <= minutes
        ]
        return max(reached, default=0)


def experience(lives: Iterable[Lived]) -> Experience:
    """Return what these complaints teach."""
    known = sorted(lives, key=lambda life: (life.minutes, not life.is_over))
    return Experience(count=sum(life.is_over for life in known), curve=_curve(known))


def _curve(known: Sequence[Lived]) -> Curve:
    still_open = 1.0
    found: dict[int, int] = {}
    for at_risk, life in zip(range(len(known), 0, -1), known, strict=True):
        if life.is_over:
            still_open *= 1 - 1 / at_risk
        reached = (share for share in SHARES if 1 - still_open >= share / 100 - _HAIR)
        found |= {share: life.minutes for share in reached if share not in found}
    return tuple(found.get(share) for share in SHARES)


def most_telling(known: Mapping[Key, Experience], keys: Sequence[Key]) -> Experience | None:
    """Return what the nearest comparable complaints teach, the first of ``keys`` on which enough is known."""
    return next((known[key] for key in keys if key in known and known[key].is_enough), None)


def load(open_now: int, usually_open: float) -> int:
    """Return how full a unit is, in per cent of its usual; within bounds, and 100 where too little is known."""
    if usually_open < 1 or open_now + usually_open < ENOUGH:
        return 100
    return round(min(max(100 * open_now / usually_open, _LIGHTEST), _HEAVIEST))


def usually_open(minutes: Iterable[int], *, within: int) -> float:
    """Return how many were open at a time on average, from how long each was open within a span (Little's law)."""
    return sum(minutes) / within
