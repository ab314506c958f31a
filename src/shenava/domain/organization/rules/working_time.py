"""Working time: when an office works, and moments counted in its hours and its days.

Windows are wall-clock minutes of the office's zone, so a day of a clock change has its true length. All moments come
in aware and go out in UTC. A window belongs to the day on which it begins: a night shift that began before a holiday
is worked to its end.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

Window = tuple[int, int]
"""Minutes after local midnight when work begins and ends; the end passes 1440 when the window runs overnight."""

_DAY: Final = timedelta(days=1)
_MINUTES: Final = 24 * 60
_WEEKDAYS: Final = 7
_PATIENCE: Final = 400
"""Days without any working time after which a calendar counts as empty."""


class EmptyCalendar(Exception):  # noqa: N818 - a state of the data; the caller words the sentence for people
    """The calendar offers no working time in 400 days on end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Days with a week of their own, first and last included: summer hours, or Ramadan's while it is ``estimated``.

    Raises ``ValueError`` for a last day before the first, and for anything that is no week of ordered windows.
    """

    name: str
    first: date
    last: date
    weekly: tuple[tuple[Window, ...], ...]
    estimated: bool = False

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period ends on its first day or later.")
        _check_week(self.weekly)


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkingCalendar:
    """When an office works: seven weekdays (Monday first) of windows, minus holidays, with exceptions to both.

    In one of the ``periods`` its week stands instead of ``weekly``, the first that fits. ``holidays`` maps a day off to
    its name; ``estimated`` holds those that wait for the moon, ``closures`` those that were decreed at short notice.
    ``exceptions`` replaces a day's windows whatever day it is: shorter hours, work on a holiday. ``version`` names the
    stored calendar and its number (``ir_office:3``), nothing where it was never stored.
    Raises ``ValueError`` for anything that is no week of ordered windows.
    """

    zone: str
    weekly: tuple[tuple[Window, ...], ...]
    holidays: Mapping[date, str] = field(default_factory=dict)
    exceptions: Mapping[date, tuple[Window, ...]] = field(default_factory=dict)
    estimated: frozenset[date] = frozenset()
    closures: frozenset[date] = frozenset()
    periods: tuple[Period, ...] = ()
    version: str = ""

    def __post_init__(self) -> None:
        _check_week(self.weekly)
        for windows in self.exceptions.values():
            _check(windows)

    def period_of(self, day: date) -> Period | None:
        """Return the period whose week stands on a local day, if any does."""
        return next((one for one in self.periods if one.first <= day <= one.last), None)

    def usual_windows(self, day: date) -> tuple[Window, ...]:
        """Return the windows that a local day would have if it were no holiday and no exception."""
        if not self.periods:
            return self.weekly[day.weekday()]
        period = self.period_of(day)
        return (period.weekly if period else self.weekly)[day.weekday()]

    def windows_of(self, day: date) -> tuple[Window, ...]:
        """Return the windows that begin on a local day."""
        if (exception := self.exceptions.get(day)) is not None:
            return exception
        return () if day in self.holidays else self.usual_windows(day)

    def is_business_day(self, day: date) -> bool:
        """Tell whether any work begins on a local day; half days count."""
        return bool(self.windows_of(day))


def local_day(calendar: WorkingCalendar, moment: datetime) -> date:
    """Return the day that the office's wall calendar shows at a moment."""
    return moment.astimezone(ZoneInfo(calendar.zone)).date()


def end_of_day(calendar: WorkingCalendar, day: date) -> datetime:
    """Return 23:59:59 of a local day, in UTC; the later one where the clock is set back over midnight."""
    return _wall(calendar, day + _DAY, 0) - timedelta(seconds=1)


def working_windows(calendar: WorkingCalendar, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield in order the disjoint stretches of working time between two moments, cut to them."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    for opens, closes in _windows(calendar, start, end):
        if max(opens, start) < min(closes, end):
            yield max(opens, start), min(closes, end)


def add_working_time(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> datetime:
    """Return the first moment at which so much working time has passed; it may be the very close of a window.

    With no amount that is ``start`` itself, or the next opening when the office is shut. Raises ``EmptyCalendar``,
    and ``ValueError`` for a negative amount.
    """
    if amount < timedelta():
        raise ValueError("Working time is added, never taken away.")
    start = start.astimezone(UTC)
    windows = _windows(calendar, start)
    opens, closes = next(windows)
    while (there := closes - max(opens, start)) < amount:
        amount -= there
        opens, closes = next(windows)
    return max(opens, start) + amount


def working_time_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """Return the working time from one moment to another; negative when the end lies before the start."""
    if end.astimezone(UTC) < start.astimezone(UTC):
        return -working_time_between(calendar, end, start)
    return sum((closes - opens for opens, closes in working_windows(calendar, start, end)), timedelta())


def next_working_moment(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """Return the moment itself while the office works, else its next opening; raises ``EmptyCalendar``."""
    moment = moment.astimezone(UTC)
    return next(max(opens, moment) for opens, closes in _windows(calendar, moment) if moment < closes)


def add_business_days(calendar: WorkingCalendar, start: datetime, days: int, *, count_first_day: bool = False) -> date:
    """Return the local date of the last of so many business days; no days at all end on the day of ``start``.

    The day of ``start`` is day 0, whatever the hour; ``count_first_day`` makes it day 1 if it is a business day.
    Raises ``EmptyCalendar``, and ``ValueError`` for a negative number.
    """
    if days < 0:
        raise ValueError("Business days are counted forward.")
    first = local_day(calendar, start)
    before = first - _DAY if count_first_day else first
    return next(islice(business_days_after(calendar, before), days - 1, None)) if days else first


def business_days_after(calendar: WorkingCalendar, day: date) -> Iterator[date]:
    """Yield without end the business days after a local day; raises ``EmptyCalendar`` when they run out."""
    idle = 0
    while idle < _PATIENCE:
        day += _DAY
        idle = 0 if calendar.is_business_day(day) else idle + 1
        if not idle:
            yield day
    raise EmptyCalendar


def _windows(
    calendar: WorkingCalendar, start: datetime, end: datetime | None = None
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the windows that close at ``start`` or later, uncut, until the day of ``end``; none overlap. UTC only.

    Without an end they go on for ever, or until ``EmptyCalendar``.
    """
    covered = datetime.min.replace(tzinfo=UTC)
    first = local_day(calendar, start) - 2 * _DAY
    for day in _days(calendar, first, local_day(calendar, end) if end else None):
        for opening, closing in calendar.windows_of(day):
            opens, closes = max(_wall(calendar, day, opening), covered), _wall(calendar, day, closing)
            if opens < closes and start <= closes:
                yield opens, closes
            covered = max(covered, closes)


def _days(calendar: WorkingCalendar, first: date, last: date | None) -> Iterator[date]:
    if last is None:
        return business_days_after(calendar, first - _DAY)
    return (first + number * _DAY for number in range((last - first).days + 1))


def _wall(calendar: WorkingCalendar, day: date, minutes: int) -> datetime:
    """Return in UTC when the office's clock first shows a minute of the day, or jumps over it."""
    days, minutes = divmod(minutes, _MINUTES)
    zone = ZoneInfo(calendar.zone)
    wall = datetime.combine(day + days * _DAY, time(minutes // 60, minutes % 60), tzinfo=zone)
    moment = wall.astimezone(UTC)
    skipped = moment.astimezone(zone).replace(tzinfo=None) != wall.replace(tzinfo=None)
    return _jump(zone, wall.replace(fold=1).astimezone(UTC)) if skipped else moment


def _jump(zone: ZoneInfo, before: datetime) -> datetime:
    """Return when the clock of a zone changes, at most a day after ``before``; clocks change on full minutes."""
    old = before.astimezone(zone).utcoffset()
    minutes = range(_MINUTES)
    changed = bisect_left(
        minutes, 1, key=lambda number: (before + timedelta(minutes=number)).astimezone(zone).utcoffset() != old
    )
    return before + timedelta(minutes=changed)


def _check_week(weekly: tuple[tuple[Window, ...], ...]) -> None:
    if len(weekly) != _WEEKDAYS:
        raise ValueError("A week has seven days, Monday first.")
    for windows in weekly:
        _check(windows)


def _check(windows: tuple[Window, ...]) -> None:
    covered = 0
    for opening, closing in windows:
        if not covered <= opening < min(closing, _MINUTES) or closing > 2 * _MINUTES:
            raise ValueError("Windows stand in order, without overlap, begin within their day and end by the next.")
        covered = closing
