"""The brand: the names, contacts and texts under which the organization meets people."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from shenava.domain.catalogue import queries, settings
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.vocabulary import FilingWay
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import Problem

TEXTS = ("name", "tagline", "emergency", "privacy_text", "external_body")


@require_http_methods(["GET", "POST"])
@entrance.administrators
def brand(request: StaffRequest) -> HttpResponse:
    """Show and change the default brand."""
    row = queries.brand(queries.default_brand().id)
    problem = None
    if request.method == "POST":
        try:
            settings.change_brand(brand=row, changes=_changes(request, row), actor=request.actor, at=clock.now())
            return HttpResponseRedirect("/desk/administration/brand/?done=saved")
        except Problem as failure:
            problem = failure
    page = {**entrance.layout(request, "brand"), "brand": row, "given": request.POST, "ways": FilingWay.choices}
    return told.page(request, "desk/administration/brand.html", page, problem=problem)


def _changes(request: StaffRequest, row: Brand) -> dict[str, Any]:
    given = request.POST
    texts = {field: reading.per_language(given, field) for field in TEXTS}
    return {
        **texts,
        "name": texts["name"] or row.name,
        "contact": {
            "phone": given.get("phone", "").strip(),
            "email": given.get("email", "").strip(),
            "address": reading.per_language(given, "address"),
            "hours": reading.per_language(given, "hours"),
        },
        "languages": reading.languages(given),
        "filing_way": _way(given.get("filing_way", ""), row),
        "objection_days": reading.number(given, "objection_days"),
        "reopen_days": reading.number(given, "reopen_days"),
    }


def _way(given: str, row: Brand) -> str:
    return given if given in FilingWay.values else row.filing_way
