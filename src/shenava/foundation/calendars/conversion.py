"""Days of the Jalali, Umm al-Qura and Gregorian calendars, and months counted in each of them."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _
from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.errors import Problem

_MONTHS: Final = 12


class CalendarDay(NamedTuple):
    """A day as its calendar counts it; months and days start at 1."""

    year: int
    month: int
    day: int


class NoSuchDay(Problem):
    """The calendar has no day with these numbers, such as 30 Esfand of a common year."""

    code = "no_such_day"
    status = 422
    sentence = _("The calendar has no such day. Please check the day, the month and the year.")


class OutsideCalendar(Problem):
    """The day lies where this calendar is not known: Umm al-Qura is tabulated from 1924-08-01 to 2077-11-16."""

    code = "outside_calendar"
    status = 422
    sentence = _("This calendar does not reach that far. Please choose another day or another calendar.")


def to_calendar(day: date, calendar: CalendarSystem) -> CalendarDay:
    """Return how a calendar names a day; raises ``OutsideCalendar``."""
    try:
        match calendar:
            case CalendarSystem.JALALI:
                jalali = JalaliDate(day)  # type: ignore[no-untyped-call] # persiantools types it in part
                return CalendarDay(jalali.year, jalali.month, jalali.day)
            case CalendarSystem.HIJRI:
                return CalendarDay(*Gregorian.fromdate(day).to_hijri().datetuple())
            case CalendarSystem.GREGORIAN:
                return CalendarDay(day.year, day.month, day.day)
    except (ValueError, OverflowError) as error:
        raise OutsideCalendar from error


def from_calendar(year: int, month: int, day: int, calendar: CalendarSystem) -> date:  # order of every date type
    """Return the day that a calendar names so; raises ``NoSuchDay`` and, beyond its tables, ``OutsideCalendar``."""
    try:
        match calendar:
            case CalendarSystem.JALALI:
                jalali = JalaliDate(year, month, day)  # type: ignore[no-untyped-call] # as above
                return date.fromordinal(jalali.to_gregorian().toordinal())
            case CalendarSystem.HIJRI:
                hijri = Hijri(year, month, day).to_gregorian()
                return date(hijri.year, hijri.month, hijri.day)
            case CalendarSystem.GREGORIAN:
                return date(year, month, day)
    except OverflowError as error:
        raise OutsideCalendar from error
    except ValueError as error:
        raise NoSuchDay from error


def month_length(year: int, month: int, calendar: CalendarSystem) -> int:
    """Return how many days a month has: 29, 30 or 31."""
    if calendar is CalendarSystem.GREGORIAN:
        return monthrange(year, month)[1]
    return (_first_of_next(year, month, calendar) - from_calendar(year, month, 1, calendar)).days


def month_of(day: date, calendar: CalendarSystem) -> tuple[date, date]:
    """Return the first and the last day of the month in which a day lies."""
    year, month, _day = to_calendar(day, calendar)
    first = from_calendar(year, month, 1, calendar)
    return first, first + timedelta(days=month_length(year, month, calendar) - 1)


def add_months(day: date, months: int, calendar: CalendarSystem) -> date:
    """Return the day with the same number some months later, or that month's last day when it is shorter."""
    year, month, number = to_calendar(day, calendar)
    years, months_on = divmod(month - 1 + months, _MONTHS)
    year, month = year + years, months_on + 1
    try:
        return from_calendar(year, month, number, calendar)
    except NoSuchDay:
        return from_calendar(year, month, month_length(year, month, calendar), calendar)


def _first_of_next(year: int, month: int, calendar: CalendarSystem) -> date:
    if month == _MONTHS:
        return from_calendar(year + 1, 1, 1, calendar)
    return from_calendar(year, month + 1, 1, calendar)
