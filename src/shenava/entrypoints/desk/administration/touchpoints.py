"""Touchpoints: where people meet us and find a code; the list, one of them, and what it carries."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.insight.metrics import by_source
from shenava.domain.organization import queries as organization
from shenava.domain.touchpoints import queries, settings
from shenava.domain.touchpoints.settings import Sign
from shenava.domain.touchpoints.vocabulary import PosterSize, TouchpointKind
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading, touchpoint_kit
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.errors import NotFound, Problem

TOUCHPOINTS = "/desk/administration/touchpoints/"


@require_GET
@entrance.administrators
def touchpoints(request: StaffRequest) -> HttpResponse:
    """List them, with how many came from each in the last three months."""
    page = {
        **entrance.layout(request, "touchpoints"),
        "rows": list(queries.all_touchpoints()),
        "came": by_source.came_from(today=clock.now().date()),
    }
    return told.page(request, "desk/administration/touchpoints.html", page)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest) -> HttpResponse:
    """Add one."""
    problem = None
    if request.method == "POST":
        try:
            code = request.POST.get("code", "")
            made = settings.add(_sign(request.POST), code=code, actor=request.actor, at=clock.now())
            return HttpResponseRedirect(f"{TOUCHPOINTS}{made.id}/?done=saved")
        except Problem as failure:
            if isinstance(failure, NotFound):
                raise
            problem = failure
    page = {**entrance.layout(request, "touchpoints"), **_choices(), "row": None, "given": request.POST}
    return told.page(request, "desk/administration/touchpoint.html", page, problem=problem)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def touchpoint(request: StaffRequest, touchpoint_id: UUID) -> HttpResponse:
    """Show one with all that it carries, and change it."""
    row = queries.touchpoint(touchpoint_id)
    problem = None
    if request.method == "POST":
        try:
            settings.change(row, _sign(request.POST), actor=request.actor, at=clock.now())
            return HttpResponseRedirect(f"{TOUCHPOINTS}{row.id}/?done=saved")
        except settings.NameNeeded as failure:
            problem = failure
    brand = catalogue.default_brand()
    page = {
        **entrance.layout(request, "touchpoints"),
        **_choices(),
        "row": row,
        "given": request.POST,
        "link": touchpoint_kit.link(row),
        "shown_link": touchpoint_kit.shown(touchpoint_kit.link(row)),
        "qr": touchpoint_kit.picture(row),
        "texts": touchpoint_kit.texts(row, brand, _spoken(brand.languages)),
        "sizes": PosterSize.choices,
        "spoken": _spoken(brand.languages),
    }
    return told.page(request, "desk/administration/touchpoint.html", page, problem=problem)


@require_POST
@entrance.administrators
def retirement(request: StaffRequest, touchpoint_id: UUID) -> HttpResponse:
    """Take one out of use, or into use again; its link answers either way."""
    row = queries.touchpoint(touchpoint_id)
    is_retired = reading.one_of(request.POST, "turn", ("out", "back")) == "out"
    act = settings.retire if is_retired else settings.bring_back
    act(row, actor=request.actor, at=clock.now())
    return HttpResponseRedirect(f"{TOUCHPOINTS}{row.id}/?done=saved")


@require_GET
@entrance.administrators
def poster(request: StaffRequest, touchpoint_id: UUID) -> HttpResponse:
    """Hand out the poster or card as PDF, in the languages that were ticked."""
    row = queries.touchpoint(touchpoint_id)
    size = PosterSize(reading.one_of(request.GET, "size", PosterSize.values))
    wanted = [code for code in LANGUAGES if code in request.GET.getlist("language")]
    brand = catalogue.default_brand()
    languages = wanted or _spoken(brand.languages)
    pdf = touchpoint_kit.poster(row, brand, size=size, languages=languages, at=clock.now())
    name = f"{row.code}-{size}-{'-'.join(languages)}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _sign(given: QueryDict) -> Sign:
    unit = reading.row(given, "unit", organization.active_units())
    category = reading.row(given, "category", catalogue.all_categories())
    return Sign(
        kind=reading.one_of(given, "kind", TouchpointKind.values),
        name=reading.per_language(given, "name"),
        place=reading.per_language(given, "place"),
        unit_id=unit.id if unit else None,
        category_id=category.id if category else None,
    )


def _choices() -> dict[str, Any]:
    return {
        "kinds": TouchpointKind.choices,
        "units": organization.active_units(),
        "categories": catalogue.all_categories(),
    }


def _spoken(languages: Sequence[str]) -> list[str]:
    return [code for code in LANGUAGES if code in languages] or list(LANGUAGES)
