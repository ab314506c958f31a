"""Categories: their order, names, words and places, which unit looks after each, whether it is on offer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import category_settings, queries
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules.ordering import in_order
from shenava.domain.catalogue.vocabulary import SubjectKind
from shenava.domain.organization import queries as organization
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.errors import Problem

CATEGORIES = "/desk/administration/categories/"


@require_GET
@entrance.administrators
def categories(request: StaffRequest) -> HttpResponse:
    """List them in the order people see, each beneath its own."""
    labels, forms = dict(Urgency.choices), queries.current_forms()
    rows = in_order(list(queries.all_categories()))
    page = {
        **entrance.layout(request, "categories"),
        "rows": [_line(row, depth, labels, forms[row.id].number if row.id in forms else 0) for row, depth in rows],
    }
    return render(request, "desk/administration/categories.html", page)


@require_POST
@entrance.administrators
def order(request: StaffRequest) -> HttpResponse:
    """Move one category up or down, or put all of them in the order that was drawn."""
    given, at = request.POST, clock.now()
    if drawn := given.get("order", "").split():
        ids = [row.id for row in queries.all_categories()]
        wanted = [one for one in ids if str(one) in drawn]
        wanted.sort(key=lambda one: drawn.index(str(one)))
        category_settings.order_categories(ids=wanted, actor=request.actor, at=at)
    else:
        row = reading.needed_row(given, "category", queries.all_categories())
        by = -1 if given.get("to") == "up" else 1
        category_settings.move_category(category=row, by=by, actor=request.actor, at=at)
    return HttpResponseRedirect(f"{CATEGORIES}#{given.get('category', '')}")


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest) -> HttpResponse:
    """Add a category; its form comes next."""
    problem = None
    if request.method == "POST":
        try:
            values = _values(request)
            row = category_settings.add_category(
                code=request.POST.get("code", ""), actor=request.actor, at=clock.now(), **values
            )
            return HttpResponseRedirect(f"{CATEGORIES}{row.id}/form/?done=saved")
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/category.html", _page(request, None), problem=problem)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def category(request: StaffRequest, category_id: UUID) -> HttpResponse:
    """Show and change one."""
    row = queries.any_category(category_id)
    problem = None
    if request.method == "POST":
        try:
            category_settings.change_category(
                category=row, changes=_values(request), actor=request.actor, at=clock.now()
            )
            return HttpResponseRedirect(f"{CATEGORIES}?done=saved#{row.id}")
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/administration/category.html", _page(request, row), problem=problem)


def _line(row: Category, depth: int, labels: dict[str, Any], version: int) -> dict[str, Any]:
    return {
        "category": row,
        "depth": depth,
        "urgency": labels.get(row.urgency, row.urgency),
        "version": version,
        "has_draft": hasattr(row, "draft"),
    }


def _values(request: StaffRequest) -> dict[str, Any]:
    given = request.POST
    return {
        "name": reading.per_language(given, "name"),
        "description": reading.per_language(given, "description"),
        "keywords": {code: words for code in LANGUAGES if (words := _lines(given.get(f"keywords_{code}", "")))},
        "urgency": reading.one_of(given, "urgency", Urgency.values),
        "subject": reading.one_of(given, "subject", ("", *SubjectKind.values)),
        "parent": reading.row(given, "parent", queries.all_categories()),
        "unit": reading.row(given, "unit", organization.active_units()),
        "is_active": "is_active" in given,
    }


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line for one in text.splitlines() if (line := one.strip())))


def _page(request: StaffRequest, row: Category | None) -> dict[str, Any]:
    others = [one for one, _depth in in_order(list(queries.all_categories())) if row is None or one.id != row.id]
    keywords = row.keywords if row else {}
    return {
        **entrance.layout(request, "categories"),
        "category": row,
        "given": request.POST,
        "keywords": {code: "\n".join(keywords.get(code, ())) for code in LANGUAGES},
        "urgencies": Urgency.choices,
        "subjects": SubjectKind.choices,
        "parents": others,
        "units": organization.active_units(),
    }
