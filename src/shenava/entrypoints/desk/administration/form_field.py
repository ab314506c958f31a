"""One field of a category's form: all that can be said of it, in every language, saved into the draft."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from shenava.domain.catalogue import form_settings, queries
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import editing
from shenava.domain.catalogue.rules.fields import REGIONS, Field
from shenava.domain.catalogue.rules.raw import Fault
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import condition_rows, entrance, field_sheet, forms, reading
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import NotFound, Problem


@require_http_methods(["GET", "POST"])
@entrance.administrators
def add(request: StaffRequest, category_id: UUID) -> HttpResponse:
    """Add a field at the end, or at the end of a group."""
    category = queries.any_category(category_id)
    inside = (request.POST if request.method == "POST" else request.GET).get("inside", "")
    schema = form_settings.standing(category)[0]
    if inside and editing.found(schema, inside) is None:
        raise NotFound
    if request.method == "POST":
        return _save(request, category, path="", inside=inside)
    kind = request.GET.get("kind", "")
    chosen = kind if kind in FieldKind.values else FieldKind.TEXT.value
    given = field_sheet.spread({"key": editing.free_key(schema, chosen), "kind": chosen})
    return _page(request, category, given, path="", inside=inside)


@require_http_methods(["GET", "POST"])
@entrance.administrators
def field(request: StaffRequest, category_id: UUID, path: str) -> HttpResponse:
    """Show and change one field."""
    category = queries.any_category(category_id)
    entry = editing.found(form_settings.standing(category)[0], path)
    if entry is None:
        raise NotFound
    inside = path.rpartition(".")[0]
    if request.method == "POST":
        return _save(request, category, path=path, inside=inside)
    return _page(request, category, field_sheet.spread(entry), path=path, inside=inside)


def _save(request: StaffRequest, category: Category, *, path: str, inside: str) -> HttpResponse:
    given, problem = request.POST, None
    schema = form_settings.standing(category)[0]
    before = editing.found(schema, path) if path else None
    if field_sheet.is_only_rearranging(given):
        return _page(request, category, _rearranged(given), path=path, inside=inside)
    entry = field_sheet.gathered(given, before=before)
    made = editing.replaced(schema, path, entry) if path else editing.added(schema, entry, inside=inside)
    try:
        form_settings.keep(
            category=category,
            schema=made,
            revision=reading.number(given, "revision"),
            actor=request.actor,
            at=clock.now(),
        )
    except Problem as failure:
        problem = failure
    prefix = f"{inside}." if inside else ""
    new = f"{prefix}{entry['key']}"
    wrong = [one for one in Form.examine(made)[1] if one.key == new]
    if problem is None and not wrong:
        return HttpResponseRedirect(f"{forms.home(category)}?done=saved#{new}")
    saved = path if problem else new
    return _page(request, category, given, path=saved, inside=inside, faults=wrong, problem=problem)


def _rearranged(given: QueryDict) -> QueryDict:
    """Return what was typed with the rows of its lists as they were asked for."""
    made = given.copy()
    for name in ("options", "stops"):
        made.setlist(name, field_sheet.marks(given, name))
    return made


def _page(
    request: StaffRequest,
    category: Category,
    given: QueryDict,
    *,
    path: str,
    inside: str,
    faults: list[Fault] | None = None,
    problem: Problem | None = None,
) -> HttpResponse:
    schema, revision = form_settings.standing(category)
    kind = field_sheet.kind_of(given)
    before = _before(Form.examine(schema)[0].fields, path, inside)
    own = Form.examine([field_sheet.gathered(given)])[0].fields
    page = {
        **entrance.layout(request, "categories"),
        "category": category,
        "home": forms.home(category),
        "given": given,
        "path": path,
        "inside": inside,
        "revision": revision,
        "kind": kind,
        "kinds": [(one.value, one.label) for one in FieldKind if not (inside and one is FieldKind.GROUP)],
        "classes": FieldPrivacy.choices,
        "regions": [(one, one) for one in REGIONS],
        "has": lambda name: field_sheet.has(kind, name),
        "marks": lambda name: field_sheet.marks(given, name),
        "conditions": condition_rows.choices(before, request.LANGUAGE_CODE),
        "own_conditions": condition_rows.choices([*own, *before], request.LANGUAGE_CODE),
        "condition_rows": range(condition_rows.ROWS),
        "faults": [one.sentence for one in faults or ()],
        "languages": forms.NAMES,
    }
    response = told.page(request, "desk/administration/form_field.html", page, problem=problem)
    if faults and problem is None:
        response.status_code = 422
    return response


def _before(fields: tuple[Field, ...], path: str, inside: str) -> list[Field]:
    """Return the fields that a condition of this one may look at: those asked before it."""
    top, key = (inside, path.rpartition(".")[2]) if inside else (path, "")
    found: list[Field] = []
    for one in fields:
        if one.key == top:
            found += _until(one.fields, key) if inside else []
            return found
        found.append(one)
    return found


def _until(fields: tuple[Field, ...], key: str) -> list[Field]:
    keys = [one.key for one in fields]
    return list(fields[: keys.index(key)]) if key in keys else list(fields)
