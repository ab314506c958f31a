"""Working calendars: which there are, who works by them, and what needs a look."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.organization import queries, timekeeping
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_warnings
from shenava.domain.organization.settings import NameMissing
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import calendar_frame, entrance, reading
from shenava.entrypoints.desk.administration.calendar_frame import CALENDARS
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.database.ids import new_id
from shenava.foundation.errors import Problem

PREVIEWED_DAYS = 14
_NEXT_HOLIDAYS = 3


@require_GET
@entrance.administrators
def calendars(request: StaffRequest) -> HttpResponse:
    """List the calendars with their offices, next holidays and warnings."""
    page = {**entrance.layout(request, "calendars"), "rows": [_row(one) for one in queries.calendars()]}
    return render(request, "desk/administration/calendars.html", page)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest) -> HttpResponse:
    """Add a calendar as a copy of another."""
    problem = None
    if request.method == "POST":
        try:
            row = timekeeping.add_calendar(
                code=_fresh_code(reading.per_language(request.POST, "name")),
                name=reading.per_language(request.POST, "name"),
                like=reading.needed_row(request.POST, "like", queries.calendars()),
                actor=request.actor,
                at=clock.now(),
            )
            return HttpResponseRedirect(f"{calendar_frame.address(row, 'hours/')}?done=saved")
        except Problem as failure:
            problem = failure
    page = {**entrance.layout(request, "calendars"), "given": request.POST, "calendars": queries.calendars()}
    return told.page(request, "desk/administration/calendar_add.html", page, problem=problem)


@require_GET
@entrance.administrators
def calendar(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Show one calendar as people will meet it in the next 14 days, for all its offices or one of them."""
    return _page(request, calendar_id)


@require_POST
@entrance.administrators
def rename(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Give a calendar another name."""
    row = queries.calendar(calendar_id)
    name = reading.per_language(request.POST, "name")
    try:
        timekeeping.rename(calendar=row, name=name, actor=request.actor, at=clock.now())
    except NameMissing as problem:
        return _page(request, calendar_id, problem=problem)
    return HttpResponseRedirect(f"{calendar_frame.address(row)}?done=saved")


def _page(request: StaffRequest, calendar_id: UUID, *, problem: Problem | None = None) -> HttpResponse:
    page = calendar_frame.layout(request, calendar_id, "overview")
    row: WorkCalendar = page["calendar"]
    units = queries.units_on(row)
    chosen = reading.row(request.GET, "unit", units)
    works = queries.working_calendar(row, unit_id=chosen.id if chosen else None)
    page |= {
        "units": units,
        "chosen": chosen,
        "days": calendar_frame.preview(works, calendar_frame.today_of(row), days=PREVIEWED_DAYS),
    }
    return told.page(request, "desk/administration/calendar.html", page, problem=problem)


def _row(row: WorkCalendar) -> dict[str, Any]:
    today = calendar_frame.today_of(row)
    return {
        "calendar": row,
        "here": calendar_frame.address(row),
        "units": queries.units_on(row),
        "holidays": calendar_warnings.next_holidays(queries.content_of(row), today, count=_NEXT_HOLIDAYS),
        "warnings": calendar_frame.warnings(row),
    }


def _fresh_code(name: dict[str, str]) -> str:
    """Return a code that no calendar has; promises name the version that they were computed with by it."""
    plain = slugify(name.get("en", ""))[:24].strip("-")
    return f"{plain or 'calendar'}-{new_id().hex[-6:]}"


__all__ = ["CALENDARS", "add", "calendar", "calendars", "rename"]
