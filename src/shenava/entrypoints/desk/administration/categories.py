"""Categories: which unit looks after each, how urgent it starts, whether it is on offer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import queries, settings
from shenava.domain.catalogue.models import Category
from shenava.domain.organization import queries as organization
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import NotFound

CATEGORIES = "/desk/administration/categories/"


@require_GET
@entrance.administrators
def categories(request: StaffRequest) -> HttpResponse:
    """List them in the order people see."""
    labels = dict(Urgency.choices)
    page = {
        **entrance.layout(request, "categories"),
        "rows": [(row, labels.get(row.urgency, row.urgency)) for row in queries.all_categories()],
    }
    return render(request, "desk/administration/categories.html", page)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def category(request: StaffRequest, category_id: UUID) -> HttpResponse:
    """Show and change one."""
    row = queries.all_categories().filter(pk=category_id).first()
    if row is None:
        raise NotFound
    if request.method == "POST":
        settings.change_category(category=row, changes=_changes(request, row), actor=request.actor, at=clock.now())
        return HttpResponseRedirect(f"{CATEGORIES}?done=saved")
    page = {
        **entrance.layout(request, "categories"),
        "category": row,
        "urgencies": Urgency.choices,
        "units": organization.active_units(),
    }
    return render(request, "desk/administration/category.html", page)


def _changes(request: StaffRequest, row: Category) -> dict[str, Any]:
    given = request.POST
    return {
        "name": reading.per_language(given, "name") or row.name,
        "description": reading.per_language(given, "description"),
        "urgency": reading.one_of(given, "urgency", Urgency.values),
        "unit": reading.row(given, "unit", organization.active_units()),
        "is_active": "is_active" in given,
    }
