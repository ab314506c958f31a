"""When Ramadan falls by the table of Umm al-Qura: an estimate until somebody has seen the moon."""

from datetime import date, timedelta
from typing import Final

from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem

_RAMADAN: Final = 9


def ramadan(year: int) -> tuple[date, date]:
    """Return the first and last day of Ramadan of a Hijri year; raises ``OutsideCalendar`` before 1343 and after 1499.

    Iran usually begins a day later.
    """
    first = conversion.from_calendar(year, _RAMADAN, 1, CalendarSystem.HIJRI)
    days = conversion.month_length(year, _RAMADAN, CalendarSystem.HIJRI)
    return first, first + timedelta(days=days - 1)


def next_ramadan(day: date) -> int:
    """Return the Hijri year of the Ramadan that goes on at a day or comes next."""
    year, month, _day = conversion.to_calendar(day, CalendarSystem.HIJRI)
    return year if month <= _RAMADAN else year + 1
