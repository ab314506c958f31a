"""Units: adding, naming, placing and closing them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from shenava.domain.organization import queries, settings
from shenava.domain.organization.models import Unit
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import Problem

UNITS = "/desk/administration/units/"


@require_GET
@entrance.administrators
def units(request: StaffRequest) -> HttpResponse:
    """List the units, closed ones last."""
    return render(
        request, "desk/administration/units.html", {**entrance.layout(request, "units"), "units": queries.all_units()}
    )


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest) -> HttpResponse:
    """Add a line unit."""
    problem = None
    if request.method == "POST":
        given = request.POST
        try:
            settings.open_unit(
                code=slugify(given.get("code", ""))[:40],
                name=reading.per_language(given, "name"),
                public_name=reading.per_language(given, "public_name"),
                calendar=reading.needed_row(given, "calendar", queries.calendars()),
                parent=reading.row(given, "parent", queries.active_units()),
                province=_province(given),
                actor=request.actor,
                at=clock.now(),
            )
            return HttpResponseRedirect(f"{UNITS}?done=saved")
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/unit.html", _form(request, None), problem=problem)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def unit(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """Show and change a unit."""
    row = queries.unit(unit_id)
    problem = None
    if request.method == "POST":
        try:
            settings.change_unit(unit=row, changes=_changes(request), actor=request.actor, at=clock.now())
            return HttpResponseRedirect(f"{UNITS}?done=saved")
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/unit.html", _form(request, row), problem=problem)


def _changes(request: StaffRequest) -> dict[str, Any]:
    given = request.POST
    name = reading.per_language(given, "name")
    return {
        "name": name,
        "public_name": reading.per_language(given, "public_name") or name,
        "calendar": reading.needed_row(given, "calendar", queries.calendars()),
        "parent": reading.row(given, "parent", queries.active_units()),
        "province": _province(given),
        "is_active": "is_active" in given,
        **({"silence_hours": reading.number(given, "silence_hours")} if "silence_hours" in given else {}),
    }


def _province(given: QueryDict) -> str:
    return " ".join(given.get("province", "").split())[:80]


def _form(request: StaffRequest, row: Unit | None) -> dict[str, Any]:
    return {
        **entrance.layout(request, "units"),
        "unit": row,
        "given": request.POST,
        "calendars": queries.calendars(),
        "parents": [one for one in queries.active_units() if row is None or one.pk != row.pk],
    }
