"""The usual week of a calendar: its zone, its days of rest, and the hours of each day."""

from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from shenava.domain.organization import timekeeping
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_content, week
from shenava.domain.organization.rules.calendar_content import Rows
from shenava.domain.organization.rules.week import FlawedHours
from shenava.domain.organization.rules.working_time import Window
from shenava.domain.organization.timekeeping import HoursHaveFlaws
from shenava.domain.organization.vocabulary import Weekend
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import calendar_frame, entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import filters
from shenava.foundation import clock
from shenava.foundation.errors import Problem


@require_http_methods(["GET", "POST"])
@entrance.administrators
def hours(request: StaffRequest, calendar_id: UUID) -> HttpResponse:
    """Show and change the usual week; ``go=fill`` fills it by one choice and saves nothing yet."""
    page = calendar_frame.layout(request, calendar_id, "hours")
    row: WorkCalendar = page["calendar"]
    problem = None
    if request.method == "POST":
        try:
            if request.POST.get("go") == "fill":
                page |= {"week": filled(request.POST), "is_unsaved": True}
            else:
                _save(request, row)
                return HttpResponseRedirect(f"{calendar_frame.address(row, 'hours/')}?done=saved")
        except Problem as failure:
            problem = failure
    page = {
        **editor(row.windows, request.POST),
        "zone_choices": [(one, one) for one in sorted(available_timezones())],
        **page,
    }
    return told.page(request, "desk/administration/calendar_hours.html", page, problem=problem)


def editor(rows: Rows, given: QueryDict) -> dict[str, Any]:
    """Return what the editor of a week shows: what was typed, else what stands."""
    weekly = calendar_content.week_of(rows)
    return {
        "weekends": Weekend.choices,
        "weekend": given.get("weekend") or week.weekend_of(weekly) or "",
        "week": [
            (day, name, given.get(f"day_{day}", filters.in_digits(week.written(weekly[day]))))
            for day, name in calendar_frame.weekdays()
        ],
        "usual_hours": given.get("usual_hours", filters.in_digits("08:00-16:00")),
    }


def filled(given: QueryDict) -> list[tuple[int, str, str]]:
    """Return the editor's days filled by one choice of days of rest; raises ``HoursHaveFlaws``."""
    weekend = Weekend(reading.one_of(given, "weekend", Weekend.values))
    weekly = week.filled(weekend, _windows(given, "usual_hours"))
    return [(day, name, filters.in_digits(week.written(weekly[day]))) for day, name in calendar_frame.weekdays()]


def read_week(given: QueryDict) -> tuple[tuple[Window, ...], ...]:
    """Return the week that was typed, Monday first; raises ``HoursHaveFlaws`` at the days."""
    wrong: dict[str, Any] = {}
    weekly = []
    for day in range(7):
        try:
            weekly.append(_windows(given, f"day_{day}"))
        except HoursHaveFlaws as problem:
            wrong |= problem.fields
    if wrong:
        raise HoursHaveFlaws(fields=wrong)
    return tuple(weekly)


def _windows(given: QueryDict, name: str) -> tuple[Window, ...]:
    try:
        return week.read(given.get(name, ""))
    except FlawedHours as flawed:
        raise HoursHaveFlaws(fields={name: flawed.flaw.label}) from flawed


def _save(request: StaffRequest, row: WorkCalendar) -> None:
    timekeeping.change_week(
        calendar=row,
        zone=request.POST.get("zone", "").strip(),
        weekly=read_week(request.POST),
        seen=reading.number(request.POST, "seen"),
        actor=request.actor,
        at=clock.now(),
    )
