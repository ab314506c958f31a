"""Closures at short notice: a province or some offices, one day, one reason, one click."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from shenava.domain.organization import closures as domain
from shenava.domain.organization import queries
from shenava.domain.organization.models import Unit
from shenava.domain.organization.rules.calendar_content import ClosureRow
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import calendar_frame, entrance
from shenava.entrypoints.desk.administration.calendar_frame import CALENDARS
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.errors import Problem

HERE = f"{CALENDARS}closures/"
_EVERYWHERE = "everywhere"


@require_http_methods(["GET", "POST"])
@entrance.administrators
def closures(request: StaffRequest) -> HttpResponse:
    """List the closures, newest day first, and decree one."""
    problem = None
    if request.method == "POST":
        try:
            domain.decree_closure(
                units=_chosen(request),
                day=calendar_frame.read_day(request.POST, "day"),
                reason=request.POST.get("reason", ""),
                actor=request.actor,
                at=clock.now(),
            )
            return HttpResponseRedirect(f"{HERE}?done=saved")
        except Problem as failure:
            problem = failure
    return _page(request, problem=problem)


@require_POST
@entrance.administrators
def take_back(request: StaffRequest, closure_id: str) -> HttpResponse:
    """Let the offices of a closure work after all."""
    domain.take_back_closure(closure_id=closure_id, actor=request.actor, at=clock.now())
    return HttpResponseRedirect(f"{HERE}?done=saved")


def _page(request: StaffRequest, *, problem: Problem | None) -> HttpResponse:
    units = list(queries.active_units().select_related("calendar").order_by("province", "kind", "code"))
    today = presentation.short_day(clock.now(), preferences.reader())
    page = {
        **entrance.layout(request, "calendars"),
        "given": request.POST,
        "day": request.POST.get("day", today),
        "units": units,
        "provinces": queries.provinces(),
        "chosen_units": set(request.POST.getlist("units")),
        "chosen_provinces": set(request.POST.getlist("provinces")),
        "rows": _rows(units),
    }
    return told.page(request, "desk/administration/closures.html", page, problem=problem)


def _chosen(request: StaffRequest) -> list[Unit]:
    """Return the open units that were ticked, those of ticked provinces, or all."""
    given = request.POST
    named, places = set(given.getlist("units")), set(given.getlist("provinces"))
    everywhere = _EVERYWHERE in given
    units = queries.active_units().select_related("calendar")
    return [one for one in units if everywhere or str(one.id) in named or (one.province and one.province in places)]


def _rows(units: Iterable[Unit]) -> list[dict[str, Any]]:
    """Return each closure once, whatever number of calendars it stands in, the newest day first."""
    found: dict[str, dict[str, Any]] = {}
    for calendar in queries.calendars():
        for row in calendar.closures:
            shown = found.setdefault(row["id"], _shown(row))
            shown["units"] += [one for one in units if one.calendar_id == calendar.id and _is_closed(one, row)]
    return sorted(found.values(), key=lambda one: one["day"], reverse=True)


def _is_closed(unit: Unit, row: ClosureRow) -> bool:
    return not row["units"] or str(unit.id) in row["units"]


def _shown(row: ClosureRow) -> dict[str, Any]:
    names = queries.names_of([f"staff:{row['by']}"]) if row["by"] else {}
    return {
        "id": row["id"],
        "day": date.fromisoformat(row["date"]),
        "reason": row["reason"],
        "who": names.get(f"staff:{row['by']}", ""),
        "units": [],
    }
