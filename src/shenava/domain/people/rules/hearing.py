"""How often somebody hears from us, by what they chose; what needs them and the answer is always told at once."""

from collections.abc import Mapping
from datetime import datetime, timedelta

_USUAL = "MESSAGES"
_WEEK = timedelta(days=7)


def how_often(chosen: Mapping[str, str]) -> str:
    """Return what was chosen, or the usual."""
    return chosen.get("how_often") or _USUAL


def hears_of_steps(chosen: Mapping[str, str]) -> bool:
    """Return whether every step of the case is told."""
    return how_often(chosen) == "EVERY_CHANGE"


def hears_of_messages(chosen: Mapping[str, str], *, is_awaited: bool) -> bool:
    """Return whether a message of ours is told at once; one that answers the person's own question always is."""
    return is_awaited or how_often(chosen) in {"EVERY_CHANGE", "MESSAGES"}


def week_of(begun_at: datetime, *, at: datetime) -> int:
    """Return how many whole weeks have passed since a case began; each of them is told of once."""
    return (at - begun_at) // _WEEK
