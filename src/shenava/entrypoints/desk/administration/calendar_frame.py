"""What every page of one working calendar shares: its tabs, what needs a look, and reading days as people type them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from shenava.domain.organization import queries
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_warnings, working_time
from shenava.domain.organization.rules.working_time import Window, WorkingCalendar
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import filters, preferences
from shenava.foundation import clock
from shenava.foundation.calendars import conversion, names, parsing
from shenava.foundation.calendars.conversion import NoSuchDay

CALENDARS: Final = "/desk/administration/calendars/"
_MIDNIGHT: Final = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Warnings:
    """What to look at: days that wait for the moon, and whether next year has no holidays yet."""

    estimated: Mapping[date, str]
    misses_next_year: bool
    next_year: int


def address(calendar: WorkCalendar, part: str = "") -> str:
    """Return the address of a calendar's page, or of a part of it."""
    return f"{CALENDARS}{calendar.id}/{part}"


def layout(request: StaffRequest, calendar_id: UUID, part: str) -> dict[str, Any]:
    """Return the context of ``calendar_frame.html``; ``part`` is the tab that is open. Raises ``NotFound``."""
    calendar = queries.calendar(calendar_id)
    return {
        **entrance.layout(request, "calendars"),
        "calendar": calendar,
        "calendar_part": part,
        "here": address(calendar),
        "given": request.POST,
        "warnings": warnings(calendar),
    }


def today_of(calendar: WorkCalendar) -> date:
    """Return the day that it is in the calendar's zone."""
    return working_time.local_day(queries.working_calendar(calendar), clock.now())


def warnings(calendar: WorkCalendar) -> Warnings:
    """Return what an administrator should look at; an office that keeps no country's holidays misses none."""
    content, today = queries.content_of(calendar), today_of(calendar)
    system = preferences.reader().calendar
    year = conversion.to_calendar(today, system).year + 1
    keeps = bool(queries.country_of(calendar) or calendar.holidays)
    return Warnings(
        estimated=calendar_warnings.estimated_soon(content, today),
        misses_next_year=keeps and not calendar_warnings.holidays_between(content, *days_of_year(year)),
        next_year=year,
    )


def days_of_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year as the reader counts it."""
    system = preferences.reader().calendar
    first = conversion.from_calendar(year, 1, 1, system)
    return first, conversion.from_calendar(year + 1, 1, 1, system) - timedelta(days=1)


def read_day(given: QueryDict, name: str) -> date:
    """Return the day that was typed in the reader's calendar; raises ``NoSuchDay`` at its field."""
    found = parsing.parse_day(given.get(name, ""), preferences.reader())
    if found is None:
        raise NoSuchDay(fields={name: NoSuchDay.sentence})
    return found


def weekdays() -> list[tuple[int, str]]:
    """Return the weekdays (Monday = 0) with their names, from the day that the reader's week begins with."""
    language = preferences.reader().language
    first = names.FIRST_WEEKDAY[language]
    return [(day % 7, names.weekday_name(day % 7, language=language)) for day in range(first, first + 7)]


def hours(windows: tuple[Window, ...]) -> str:
    """Return windows in words: «۸:۰۰ تا ۱۶:۰۰»."""
    if not windows:
        return _("closed")
    if windows == ((0, _MIDNIGHT),):
        return _("around the clock")
    comma = {"fa": "، ", "ar": "، "}.get(preferences.reader().language, ", ")
    return comma.join(_stretch(opening, closing) for opening, closing in windows)


def preview(calendar: WorkingCalendar, first: date, *, days: int) -> list[dict[str, Any]]:
    """Return how the days from the first on look to people: hours, and why a day is different."""
    return [_day(calendar, first + timedelta(days=number)) for number in range(days)]


def _day(calendar: WorkingCalendar, day: date) -> dict[str, Any]:
    period = calendar.period_of(day)
    windows = calendar.windows_of(day)
    is_off = day in calendar.holidays
    return {
        "day": day,
        "hours": hours(windows),
        "is_closed": not windows,
        "why": calendar.holidays.get(day, "") or (period.name if period else ""),
        "is_closure": day in calendar.closures,
        "is_estimated": day in calendar.estimated or bool(period and period.estimated and not is_off),
    }


def _stretch(opening: int, closing: int) -> str:
    values = {"opens": _clock(opening), "closes": _clock(closing)}
    if closing <= _MIDNIGHT:
        return _("%(opens)s to %(closes)s") % values
    values["closes"] = _clock(closing - _MIDNIGHT)
    return _("%(opens)s to %(closes)s the next day") % values


def _clock(minutes: int) -> str:
    return filters.in_digits(f"{minutes // 60}:{minutes % 60:02}")
