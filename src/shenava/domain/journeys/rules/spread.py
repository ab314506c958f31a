"""How durations are spread: counted by a rounded length, so that a year of them stays small and percentiles stay true.

Lengths are exact to a second below a minute, to five seconds below five minutes, to half a minute below half an hour.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Spread: TypeAlias = dict[str, int]
"""How many of each length; the length in whole seconds, written as text because JSON keys are."""
_MINUTE = 60
_GRAIN = ((_MINUTE, 1), (5 * _MINUTE, 5), (30 * _MINUTE, 30))
_COARSEST = 5 * _MINUTE


def length(seconds: float) -> int:
    """Return the rounded length."""
    grain = next((grain for below, grain in _GRAIN if seconds < below), _COARSEST)
    return round(seconds / grain) * grain


def of(durations: Iterable[float]) -> Spread:
    """Return how these are spread."""
    return added(*({str(length(seconds)): 1} for seconds in durations))


def added(*spreads: Mapping[str, int]) -> Spread:
    """Return several as one."""
    total: Spread = {}
    for spread in spreads:
        for name, amount in spread.items():
            total[name] = total.get(name, 0) + amount
    return total


def count(spread: Mapping[str, int]) -> int:
    """Return how many durations there are."""
    return sum(spread.values())


def percentile(spread: Mapping[str, int], share: float) -> int | None:
    """Return the length that this share of them (0 to 1) does not exceed; ``None`` when there are none."""
    wanted, passed = share * count(spread), 0
    for seconds, amount in sorted((int(name), amount) for name, amount in spread.items()):
        passed += amount
        if passed >= wanted:
            return seconds
    return None


def median(spread: Mapping[str, int]) -> int | None:
    """Return the length in the middle."""
    return percentile(spread, 0.5)
