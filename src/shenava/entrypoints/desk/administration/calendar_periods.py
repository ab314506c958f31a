"""Periods with hours of their own: Ramadan by the Hijri calendar, seasons by two days."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.organization import queries, timekeeping
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_content, ramadan
from shenava.domain.organization.rules.calendar_content import PeriodRow
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import calendar_frame, calendar_hours, entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import filters, preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.database.ids import new_id
from shenava.foundation.errors import NotFound, Problem

_YEARS_AHEAD = 4


@require_GET
@entrance.administrators
def periods(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """List the periods of a calendar."""
    page = calendar_frame.layout(request, calendar_id, "periods")
    row: WorkCalendar = page["calendar"]
    year = ramadan.next_ramadan(calendar_frame.today_of(row))
    page |= {
        "rows": [_shown(one) for one in row.periods],
        "years": [(str(one), filters.in_digits(one)) for one in range(year, year + _YEARS_AHEAD)],
    }
    return told.page(request, "desk/administration/calendar_periods.html", page)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Add a period; with a Hijri year in ``ramadan`` it begins with that year's days, as an estimate."""
    row = queries.calendar(calendar_id)
    return _edit(request, row, standing=None, start=_beginning(request, row))


@require_http_methods(["GET", "POST"])
@entrance.administrators
def period(request: StaffRequest, calendar_id: UUID, period_id: str) -> HttpResponse:
    """Show and change a period; without its tick an estimate is confirmed."""
    row = queries.calendar(calendar_id)
    standing = _standing(row, period_id)
    return _edit(request, row, standing=standing, start=standing)


@require_POST
@entrance.administrators
def confirm(request: StaffRequest, calendar_id: UUID, period_id: str) -> HttpResponse:
    """Confirm an estimated period with one click."""
    row = queries.calendar(calendar_id)
    certain: PeriodRow = {**_standing(row, period_id), "estimated": False}
    timekeeping.put_period(calendar=row, period=certain, **_by(request))
    return _back(row)


@require_POST
@entrance.administrators
def remove(request: StaffRequest, calendar_id: UUID, period_id: str) -> HttpResponse:
    """Let the usual week stand again."""
    row = queries.calendar(calendar_id)
    timekeeping.drop_period(calendar=row, period_id=period_id, **_by(request))
    return _back(row)


def _edit(request: StaffRequest, row: WorkCalendar, *, standing: PeriodRow | None, start: PeriodRow) -> HttpResponse:
    page = calendar_frame.layout(request, row.id, "periods")
    problem = None
    if request.method == "POST":
        try:
            if request.POST.get("go") == "fill":
                page |= {"week": calendar_hours.filled(request.POST), "is_unsaved": True}
            else:
                timekeeping.put_period(calendar=row, period=_read(request, start["id"]), **_by(request))
                return _back(row)
        except Problem as failure:
            problem = failure
    reader = preferences.reader()
    page = {
        **calendar_hours.editor(start["windows"], request.POST),
        "standing": standing,
        "start": start,
        "first": presentation.short_day(date.fromisoformat(start["first"]), reader) if start["first"] else "",
        "last": presentation.short_day(date.fromisoformat(start["last"]), reader) if start["last"] else "",
        "is_estimated": "estimated" in request.POST if request.method == "POST" else start["estimated"],
        **page,
    }
    return told.page(request, "desk/administration/calendar_period.html", page, problem=problem)


def _beginning(request: StaffRequest, row: WorkCalendar) -> PeriodRow:
    """Return an empty period with the usual week, or a Hijri year's Ramadan."""
    year = reading.number(request.GET, "ramadan")
    now = ramadan.next_ramadan(calendar_frame.today_of(row))
    empty = PeriodRow(id=str(new_id()), name="", first="", last="", windows=row.windows, estimated=False)
    if year not in range(now, now + _YEARS_AHEAD):
        return empty
    first, last = ramadan.ramadan(year)
    return {
        **empty,
        "name": _("Ramadan %(year)s") % {"year": filters.in_digits(year)},
        "first": first.isoformat(),
        "last": last.isoformat(),
        "estimated": True,
    }


def _read(request: StaffRequest, period_id: str) -> PeriodRow:
    return PeriodRow(
        id=period_id,
        name=request.POST.get("name", "").strip()[:120],
        first=calendar_frame.read_day(request.POST, "first").isoformat(),
        last=calendar_frame.read_day(request.POST, "last").isoformat(),
        windows=calendar_content.rows_of(calendar_hours.read_week(request.POST)),
        estimated="estimated" in request.POST,
    )


def _standing(row: WorkCalendar, period_id: str) -> PeriodRow:
    found: PeriodRow | None = next((one for one in row.periods if one["id"] == period_id), None)
    if found is None:
        raise NotFound
    return found


def _shown(period: PeriodRow) -> dict[str, Any]:
    weekly = calendar_content.week_of(period["windows"])
    return {
        **period,
        "begins": date.fromisoformat(period["first"]),
        "ends": date.fromisoformat(period["last"]),
        "hours": [(name, calendar_frame.hours(weekly[day])) for day, name in calendar_frame.weekdays()],
    }


def _by(request: StaffRequest) -> dict[str, Any]:
    return {"seen": reading.number(request.POST, "seen"), "actor": request.actor, "at": clock.now()}


def _back(row: WorkCalendar) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{calendar_frame.address(row, 'periods/')}?done=saved")
