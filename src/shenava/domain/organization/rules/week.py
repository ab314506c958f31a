"""Weeks as people choose and write them: days of rest, and windows such as «08:00-12:00, 13:00-16:00»."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from shenava.domain.organization.rules.working_time import Window
from shenava.domain.organization.vocabulary import HoursFlaw, Weekend
from shenava.foundation.text import digits

_DAY: Final = 24 * 60
_HOUR: Final = 60
_BETWEEN_WINDOWS: Final = re.compile(r"\s*[,،;؛\n]\s*")
_WINDOW: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-–—−]\s*(\d{1,2})(?::(\d{2}))?\s*(\+\s*1)?")
_INVISIBLE: Final = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))

DAYS_OF_REST: Final[Mapping[Weekend, frozenset[int]]] = {
    Weekend.NONE: frozenset(),
    Weekend.FRI: frozenset({4}),
    Weekend.THU_FRI: frozenset({3, 4}),
    Weekend.FRI_SAT: frozenset({4, 5}),
    Weekend.SAT_SUN: frozenset({5, 6}),
}
"""Weekdays without work, Monday = 0."""


class FlawedHours(Exception):  # noqa: N818 - a state of what was written; the caller words the sentence for people
    """What was written is no day's work; ``weekday`` (Monday = 0) where a whole week was looked at."""

    def __init__(self, flaw: HoursFlaw, *, weekday: int | None = None) -> None:
        self.flaw, self.weekday = flaw, weekday
        super().__init__(flaw)


def filled(weekend: Weekend, windows: tuple[Window, ...]) -> tuple[tuple[Window, ...], ...]:
    """Return a week with the same windows on each day that is no day of rest, Monday first."""
    return tuple(() if day in DAYS_OF_REST[weekend] else windows for day in range(7))


def weekend_of(weekly: Iterable[Iterable[Window]]) -> Weekend | None:
    """Return which days of rest a week has, none when it is another set."""
    rest = frozenset(day for day, windows in enumerate(weekly) if not tuple(windows))
    return next((weekend for weekend, days in DAYS_OF_REST.items() if days == rest), None)


def read(text: str) -> tuple[Window, ...]:
    """Return the windows that were written for a day, in order; nothing written is a day off.

    Any digits and dashes; «+1» puts the end on the next day. Raises ``FlawedHours``.
    """
    plain = digits.to_ascii(text).translate(_INVISIBLE).strip()
    windows = sorted(_window(part) for part in _BETWEEN_WINDOWS.split(plain) if part) if plain else []
    if any(later[0] < earlier[1] for earlier, later in pairwise(windows)):
        raise FlawedHours(HoursFlaw.OVERLAP)
    return tuple(windows)


def written(windows: Iterable[Window]) -> str:
    """Return windows as ``read`` takes them, in ASCII digits: ``08:00-12:00, 22:00-06:00+1``."""
    return ", ".join(f"{_clock(opening)}-{_clock(closing, is_end=True)}" for opening, closing in windows)


def check(weekly: tuple[tuple[Window, ...], ...]) -> None:
    """Raise ``FlawedHours`` when a night runs into the next day's hours."""
    for day, windows in enumerate(weekly):
        following = weekly[(day + 1) % 7]
        if windows and following and windows[-1][1] - _DAY > following[0][0]:
            raise FlawedHours(HoursFlaw.OVERLAP, weekday=(day + 1) % 7)


def _window(text: str) -> Window:
    found = _WINDOW.fullmatch(text)
    if not found:
        raise FlawedHours(HoursFlaw.UNREADABLE)
    opening, closing = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if found[5]:
        closing += _DAY
    if opening >= _DAY or closing > (2 * _DAY):
        raise FlawedHours(HoursFlaw.UNREADABLE)
    if closing <= opening:
        raise FlawedHours(HoursFlaw.ENDS_EARLY)
    return opening, closing


def _minutes(hours: str, minutes: str | None) -> int:
    found = int(hours) * _HOUR + int(minutes or 0)
    if int(minutes or 0) >= _HOUR or found > _DAY:
        raise FlawedHours(HoursFlaw.UNREADABLE)
    return found


def _clock(minutes: int, *, is_end: bool = False) -> str:
    over = is_end and minutes > _DAY
    hours, rest = divmod(minutes - _DAY if over else minutes, _HOUR)
    return f"{hours:02}:{rest:02}" + ("+1" if over else "")
