"""The holidays of a calendar, year by year as the reader counts years."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from shenava.domain.organization import holidays as public_holidays
from shenava.domain.organization import queries, timekeeping
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules.calendar_content import HolidayRow
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import calendar_frame, entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import conversion, presentation
from shenava.foundation.errors import NotFound, Problem

_YEARS_AROUND = 8


@require_http_methods(["GET", "POST"])
@entrance.administrators
def holidays(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Show the holidays of one year, and add one."""
    problem = None
    if request.method == "POST":
        row = queries.calendar(calendar_id)
        try:
            holiday = _read(request)
            timekeeping.put_holiday(calendar=row, holiday=holiday, **_by(request))
            return _back(row, year=_year_of(date.fromisoformat(holiday["date"])))
        except Problem as failure:
            problem = failure
    return _page(request, calendar_id, problem=problem)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def holiday(request: StaffRequest, calendar_id: UUID, day: str) -> HttpResponse:
    """Show one holiday, and write it anew."""
    page = calendar_frame.layout(request, calendar_id, "holidays")
    row: WorkCalendar = page["calendar"]
    standing = next((one for one in row.holidays if one["date"] == day), None)
    if standing is None:
        raise NotFound
    problem = None
    if request.method == "POST":
        try:
            wanted = _read(request)
            timekeeping.put_holiday(calendar=row, holiday=wanted, instead_of=day, **_by(request))
            return _back(row, year=_year_of(date.fromisoformat(wanted["date"])))
        except Problem as failure:
            problem = failure
    on = date.fromisoformat(day)
    page |= {
        "holiday": standing,
        "typed_day": presentation.short_day(on, preferences.reader()),
        "back": f"{calendar_frame.address(row, 'holidays/')}?year={_year_of(on)}",
    }
    return told.page(request, "desk/administration/calendar_holiday.html", page, problem=problem)


@require_POST
@entrance.administrators
def confirm(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Confirm an estimated holiday with one click."""
    row, day = queries.calendar(calendar_id), _posted_day(request)
    try:
        timekeeping.confirm_holidays(calendar=row, days=[day], **_by(request))
    except Problem as problem:
        return _page(request, calendar_id, problem=problem)
    return _back(row, year=_year_of(day))


@require_POST
@entrance.administrators
def remove(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Let a day be worked."""
    row, day = queries.calendar(calendar_id), _posted_day(request)
    try:
        timekeeping.drop_holiday(calendar=row, day=day, **_by(request))
    except Problem as problem:
        return _page(request, calendar_id, problem=problem)
    return _back(row, year=_year_of(day))


@require_POST
@entrance.administrators
def load(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Add a country's public holidays of one year where none stands yet."""
    row = queries.calendar(calendar_id)
    year = _year(request.POST.get("year", ""), row)
    first, last = calendar_frame.days_of_year(year)
    try:
        timekeeping.load_holidays(
            calendar=row,
            country=reading.one_of(request.POST, "country", public_holidays.countries()),
            first=first,
            last=last,
            **_by(request),
        )
    except Problem as problem:
        return _page(request, calendar_id, problem=problem)
    return _back(row, year=year)


def _page(request: StaffRequest, calendar_id: UUID, *, problem: Problem | None = None) -> HttpResponse:
    page = calendar_frame.layout(request, calendar_id, "holidays")
    row: WorkCalendar = page["calendar"]
    year = _year(request.GET.get("year") or request.POST.get("year") or "", row)
    first, last = calendar_frame.days_of_year(year)
    page |= {
        "year": year,
        "first": first,
        "last": last,
        "rows": [_shown(one, row) for one in row.holidays if first.isoformat() <= one["date"] <= last.isoformat()],
        "countries": [(code, code) for code in public_holidays.countries()],
        "country": queries.country_of(row),
    }
    return told.page(request, "desk/administration/calendar_holidays.html", page, problem=problem)


def _shown(holiday: HolidayRow, row: WorkCalendar) -> dict[str, Any]:
    on = date.fromisoformat(holiday["date"])
    usual = queries.working_calendar(row).usual_windows(on)
    return {**holiday, "day": on, "is_rest": not usual}


def _read(request: StaffRequest) -> HolidayRow:
    return HolidayRow(
        date=calendar_frame.read_day(request.POST, "date").isoformat(),
        name=request.POST.get("name", "").strip()[:120],
        estimated="estimated" in request.POST,
    )


def _by(request: StaffRequest) -> dict[str, Any]:
    return {"seen": reading.number(request.POST, "seen"), "actor": request.actor, "at": clock.now()}


def _posted_day(request: StaffRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError as error:
        raise NotFound from error


def _year(text: str, row: WorkCalendar) -> int:
    now = _year_of(calendar_frame.today_of(row))
    year = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else now  # noqa: PLR2004 - four digits
    return min(max(year, now - _YEARS_AROUND), now + _YEARS_AROUND)


def _year_of(day: date) -> int:
    return conversion.to_calendar(day, preferences.reader().calendar).year


def _back(row: WorkCalendar, *, year: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{calendar_frame.address(row, 'holidays/')}?year={year}&done=saved")
