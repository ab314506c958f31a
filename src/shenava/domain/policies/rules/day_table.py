"""The working days and hours of one calendar, laid out once so that dates are looked up instead of counted.

Nothing is rounded: the table holds what ``working_time`` says of each day. Days are proleptic ordinals, moments
microseconds since 1970 in UTC.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from threading import Lock
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import EmptyCalendar, WorkingCalendar

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
_SECOND: Final = timedelta(seconds=1)
_DAY: Final = timedelta(days=1)
_DAY_OF_MICROSECONDS: Final = _DAY // MICROSECOND
_CHUNK: Final = 370
_PATIENCE: Final = 400
"""Days without any working time after which a calendar counts as empty, as in ``working_time``."""
_TABLES_KEPT: Final = 256


class _Days(NamedTuple):
    """The business days from ``first`` to ``last``, both looked at."""

    first: int
    last: int
    business: list[int]


class _Hours(NamedTuple):
    """Stretches of work between two days, with the working time until the end of each."""

    first: int
    last: int
    opens: list[int]
    closes: list[int]
    worked: list[int]


class DayTable:
    """What a calendar says, by day and by hour; grows as dates are asked for. Safe to share between threads."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self.zone = ZoneInfo(calendar.zone)
        self._ends: dict[int, datetime] = {}
        self._closes: dict[int, datetime] = {}
        self._days: _Days | None = None
        self._hours: _Hours | None = None

    def is_business_day(self, day: int) -> bool:
        """Tell whether any work begins on a day."""
        return self.calendar.is_business_day(date.fromordinal(day))

    def nth_business_day(self, day: int, number: int) -> int:
        """Return the last of so many business days after a day; raises ``EmptyCalendar``."""
        days = self._looked_at(day + 1, day + number + number // 2 + 7)
        before = bisect_right(days.business, day)
        while len(days.business) < before + number:
            known = days.business[-1] if days.business else days.first - 1
            if days.last - max(known, day) >= _PATIENCE:
                raise EmptyCalendar
            days = self._looked_at(days.first, days.last + 1)
        found = days.business[before : before + number]
        if found[-1] - day > _PATIENCE and _has_a_gap([day, *found], _PATIENCE):
            raise EmptyCalendar
        return found[-1]

    def business_days(self, after: int, until: int) -> int:
        """Count the business days after one day and until another, that one included."""
        if until <= after:
            return 0
        business = self._looked_at(after + 1, until).business
        return bisect_right(business, until) - bisect_right(business, after)

    def end_of_day(self, day: int) -> datetime:
        """Return 23:59:59 of a day, in UTC."""
        found = self._ends.get(day)
        if found is None:
            found = self._ends[day] = working_time.end_of_day(self.calendar, date.fromordinal(day))
        return found

    def close_of_business(self, day: int) -> datetime:
        """Return when the last work that begins on a day ends, in UTC.

        A day that closes at midnight, and a day without work, end at 23:59:59.
        """
        found = self._closes.get(day)
        if found is None:
            found = self._closes[day] = self._close(day)
        return found

    def working_time(self, begins: int, ends: int) -> int:
        """Return the working time between two moments, all in microseconds."""
        hours = self._worked_at(_day_of(begins), _day_of(ends))
        return _worked_until(hours, ends) - _worked_until(hours, begins)

    def add_working_time(self, start: int, amount: int) -> int:
        """Return the first moment at which so much working time has passed, all in microseconds.

        Raises ``EmptyCalendar``.
        """
        day = _day_of(start)
        hours = self._worked_at(day, day)
        while (goal := _worked_until(hours, start) + amount) > (hours.worked[-1] if hours.worked else 0):
            known = _day_of(hours.closes[-1]) if hours.closes else hours.first
            if hours.last - max(known, day) >= _PATIENCE:
                raise EmptyCalendar
            hours = self._worked_at(day, hours.last + _CHUNK)
        place = bisect_left(hours.worked, goal)
        _check_gaps(hours, start, place)
        return hours.closes[place] - (hours.worked[place] - goal)

    def _close(self, day: int) -> datetime:
        local = date.fromordinal(day)
        windows, end = self.calendar.windows_of(local), self.end_of_day(day)
        if not windows:
            return end
        alone = replace(self.calendar, weekly=((),) * 7, holidays={}, periods=(), exceptions={local: windows})
        *_others, (_opens, closes) = working_time.working_windows(alone, end - _DAY - _DAY, end + 2 * _DAY)
        return end if closes == end + _SECOND else closes

    def _looked_at(self, first: int, last: int) -> _Days:
        known = self._days
        if known is not None and known.first <= first and last <= known.last:
            return known
        if known is None or first < known.first:
            last = max(last, known.last if known else last)
            known = _Days(first - _CHUNK, first - _CHUNK - 1, [])
        more = range(known.last + 1, max(last, known.last) + _CHUNK)
        fresh = [day for day in more if self.calendar.is_business_day(date.fromordinal(day))]
        self._days = known = _Days(known.first, more[-1], known.business + fresh)
        return known

    def _worked_at(self, first: int, last: int) -> _Hours:
        """Return stretches that begin well before the first day and end well after the last."""
        known = self._hours
        if known is not None and known.first + 2 < first and last < known.last - 2:
            return known
        until = last + _CHUNK
        if known is None or first <= known.first + 2:
            until = max(until, known.last if known else until)
            known = _Hours(first - _CHUNK, first - _CHUNK - 1, [], [], [])
        self._hours = known = self._lengthened(known, until)
        return known

    def _lengthened(self, known: _Hours, last: int) -> _Hours:
        opens, closes, worked = [*known.opens], [*known.closes], [*known.worked]
        begins, ends = _midnight(known.last + 1), _midnight(last + 1)
        for opening, closing in working_time.working_windows(self.calendar, begins, ends):
            opens.append(microseconds(opening))
            closes.append(microseconds(closing))
            worked.append((worked[-1] if worked else 0) + closes[-1] - opens[-1])
        return _Hours(known.first, last, opens, closes, worked)


def _worked_until(hours: _Hours, moment: int) -> int:
    place = bisect_left(hours.closes, moment)
    before = hours.worked[place - 1] if place else 0
    return before + (max(moment - hours.opens[place], 0) if place < len(hours.opens) else 0)


def _check_gaps(hours: _Hours, start: int, place: int) -> None:
    if hours.closes[place] - start > _PATIENCE * _DAY_OF_MICROSECONDS:
        moments = [start, *hours.closes[bisect_left(hours.closes, start) : place + 1]]
        if _has_a_gap(moments, (_PATIENCE + 2) * _DAY_OF_MICROSECONDS):
            raise EmptyCalendar


def microseconds(moment: datetime) -> int:
    """Return a moment as microseconds since 1970."""
    return (moment - EPOCH) // MICROSECOND


def _midnight(day: int) -> datetime:
    return datetime.combine(date.fromordinal(day), datetime.min.time(), tzinfo=UTC)


def _day_of(moment: int) -> int:
    return EPOCH.toordinal() + moment // _DAY_OF_MICROSECONDS


def _has_a_gap(points: list[int], longest: int) -> bool:
    return any(later - earlier > longest for earlier, later in pairwise(points))


_tables: OrderedDict[int, DayTable] = OrderedDict()
_lock: Final = Lock()


def table_of(calendar: WorkingCalendar) -> DayTable:
    """Return the table of a calendar, made when it is first asked for; the calendar must not change afterwards."""
    found = _tables.get(id(calendar))
    if found is not None:
        return found
    with _lock:
        while len(_tables) >= _TABLES_KEPT:
            _tables.popitem(last=False)
        # The table holds its calendar, so that no other can come to have the same identity.
        return _tables.setdefault(id(calendar), DayTable(calendar))
