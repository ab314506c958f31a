"""Categories in files and kits: taking them out, and bringing them in after seeing what would change."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import importing, queries, sectors
from shenava.domain.catalogue.importing import Plan
from shenava.domain.catalogue.rules import exchange
from shenava.domain.catalogue.vocabulary import ImportDeed
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.administration.categories import CATEGORIES
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import NotFound


@require_GET
@entrance.administrators
def export_all(_request: StaffRequest) -> HttpResponse:
    """Hand out every category with its form."""
    return _file(importing.exported(list(queries.all_categories())), "categories")


@require_GET
@entrance.administrators
def export_one(_request: StaffRequest, category_id: UUID) -> HttpResponse:
    """Hand out one category with its form."""
    row = queries.any_category(category_id)
    return _file(importing.exported([row]), row.code.lower())


@require_http_methods(["GET", "POST"])
@entrance.administrators
def bring_in(request: StaffRequest) -> HttpResponse:
    """Read a file, show what it would change, and change it when that was seen."""
    text = _text(request)
    made = importing.plan(text, urgencies=Urgency.values) if request.method == "POST" else None
    if made and not made.wrong and "apply" in request.POST:
        importing.apply(made, source="file", actor=request.actor, at=clock.now())
        return HttpResponseRedirect(f"{CATEGORIES}?done=saved")
    page = {**_page(request, made), "text": text}
    response = told.page(request, "desk/administration/categories_import.html", page)
    if made and made.wrong:
        response.status_code = 422
    return response


@require_GET
@entrance.administrators
def kits(request: StaffRequest) -> HttpResponse:
    """List the kits of sectors, with how much of each is here already."""
    codes = {row.code for row in queries.all_categories()}
    rows = []
    for name, kit in sectors.kits().items():
        here = sum(row["code"] in codes for row in kit["categories"])
        rows.append({"name": name, "kit": kit, "here": here, "new": len(kit["categories"]) - here})
    page = {**entrance.layout(request, "categories"), "rows": rows}
    return told.page(request, "desk/administration/kits.html", page)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def kit(request: StaffRequest, name: str) -> HttpResponse:
    """Show what a kit would add, and add it: what is here already stays as it is."""
    if name not in sectors.kits():
        raise NotFound
    made = importing.plan_of_kit(name)
    if request.method == "POST":
        importing.apply(made, source=name, actor=request.actor, at=clock.now())
        return HttpResponseRedirect(f"{CATEGORIES}?done=saved")
    page = {**_page(request, made), "kit": sectors.kits()[name]}
    return told.page(request, "desk/administration/kit.html", page)


def _page(request: StaffRequest, made: Plan | None) -> dict[str, Any]:
    rows = made.rows if made else ()
    return {
        **entrance.layout(request, "categories"),
        "plan": made,
        "counts": [(deed, sum(one.deed is deed for one in rows)) for deed in ImportDeed],
        "parts": importing.part_names(),
        "most": exchange.MOST,
    }


def _text(request: StaffRequest) -> str:
    upload = request.FILES.get("file")
    if upload is None:
        return request.POST.get("text", "").strip()
    if upload.size is None or upload.size > exchange.LONGEST:
        return "x" * (exchange.LONGEST + 1)
    try:
        return str(upload.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        return ""


def _file(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="shenava-{name}.json"'
    return response
