"""The form of a category: its draft with every wrong place, its order, publishing, versions, and how people see it."""

from typing import Any
from uuid import UUID

from csp.constants import SELF
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.catalogue import form_settings, queries
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import asking, comparing, completeness, editing
from shenava.domain.catalogue.rules.raw import Fault
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy
from shenava.entrypoints.desk import told
from shenava.entrypoints.desk.administration import entrance, reading
from shenava.entrypoints.desk.administration.categories import CATEGORIES
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.text import multilingual
from shenava.foundation.text.direction import isolate

NAMES = {"fa": "فارسی", "ar": "العربية", "en": "English"}


def home(category: Category) -> str:
    """Return the address of a category's form."""
    return f"{CATEGORIES}{category.id}/form/"


@require_http_methods(["GET", "POST"])
@entrance.administrators
def form(request: StaffRequest, category_id: UUID) -> HttpResponse:
    """Show the draft, or do one thing with it."""
    category = queries.any_category(category_id)
    problem = None
    if request.method == "POST":
        try:
            done = _act(request, category)
            return HttpResponseRedirect(f"{home(category)}?done={done}#{request.POST.get('field', '')}")
        except Problem as failure:
            problem = failure
    response = told.page(request, "desk/administration/form.html", _page(request, category), problem=problem)
    return _policy(response, "frame-src")


@require_GET
@entrance.administrators
def versions(request: StaffRequest, category_id: UUID) -> HttpResponse:
    """List what was published when, by whom, and what changed."""
    category = queries.any_category(category_id)
    rows = list(queries.form_versions(category))
    older: list[Any] = [*rows[1:], None]
    page = {
        **entrance.layout(request, "categories"),
        "category": category,
        "rows": [
            (row, comparing.differences(before.schema if before else (), row.schema) if before else [])
            for row, before in zip(rows, older, strict=True)
        ],
    }
    return render(request, "desk/administration/form_versions.html", page)


@require_POST
@entrance.administrators
def take_up(request: StaffRequest, category_id: UUID, number: int) -> HttpResponse:
    """Make a draft from an earlier version."""
    category = queries.any_category(category_id)
    form_settings.take_up(category=category, number=number, actor=request.actor, at=clock.now())
    return HttpResponseRedirect(f"{home(category)}?done=saved")


@require_http_methods(["GET", "POST"])
@entrance.administrators
def preview(request: StaffRequest, category_id: UUID, language: str) -> HttpResponse:
    """Show a form as a complainant sees it; what is filled in goes nowhere."""
    if language not in NAMES:
        raise NotFound
    category = queries.any_category(category_id)
    schema = _schema(category, reading.number(request.GET, "version"))
    reader = preferences.preferred(language=language)
    preferences.read_as(reader)
    with translation.override(language):
        fields, brand = Form.examine(schema)[0].fields, queries.default_brand()
        emergency = multilingual.text(brand.emergency, language)
        context = asking.Context(language=language, region=brand.region, errors={}, warnings={}, emergency=emergency)
        made = asking.questions(fields, request.POST.getlist, reader=reader, context=context)
        needed = asking.needed(fields)
        page = {
            "organization": {"name": brand.name},
            "language_links": _languages(category, request.GET.urlencode()),
            "category": category,
            "questions": {
                "needed": [one for one in made if one.field.key in needed],
                "helpful": [one for one in made if one.field.key not in needed],
                "is_begun": request.method == "POST",
            },
            "units": asking.units(brand.region),
            "examples": _examples(reader),
        }
        response = render(request, "desk/administration/form_preview.html", page)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return _policy(response, "frame-ancestors")


def _languages(category: Category, query: str) -> list[dict[str, str]]:
    labels = {"fa": "فا", "ar": "ع", "en": "En"}
    return [
        {
            "code": code,
            "label": labels[code],
            "name": name,
            "href": f"{home(category)}preview/{code}/{f'?{query}' if query else ''}",
        }
        for code, name in NAMES.items()
    ]


def _policy(response: HttpResponse, directive: str) -> HttpResponse:
    """Let our own pages show or be shown in a frame, which the policy of all other pages forbids."""
    vars(response)["_csp_replace"] = {directive: [SELF]}
    return response


def _act(request: StaffRequest, category: Category) -> str:
    given, at = request.POST, clock.now()
    revision = reading.number(given, "revision")
    act = given.get("act", "")
    if act == "publish":
        form_settings.publish(category=category, revision=revision, actor=request.actor, at=at)
        return "published"
    if act == "discard":
        form_settings.discard(category=category, actor=request.actor, at=at)
        return "discarded"
    if act == "undo":
        form_settings.undo(category=category, revision=revision, actor=request.actor, at=at)
        return "saved"
    schema = _rearranged(form_settings.standing(category)[0], act, given.get("field", ""), given.get("order", ""))
    form_settings.keep(category=category, schema=schema, revision=revision, actor=request.actor, at=at)
    return "removed" if act == "remove" else "moved"


def _rearranged(schema: editing.Schema, act: str, path: str, drawn: str) -> editing.Schema:
    if act == "order":
        return editing.ordered(schema, drawn.split())
    if editing.found(schema, path) is None:
        raise NotFound
    if act == "remove":
        return editing.removed(schema, path)
    if act in {"up", "down"}:
        return editing.moved(schema, path, by=-1 if act == "up" else 1)
    raise NotFound


def _page(request: StaffRequest, category: Category) -> dict[str, Any]:
    draft = queries.draft_of(category)
    schema, revision = form_settings.standing(category)
    published = form_settings.published(category)
    faults = Form.examine(schema)[1]
    newest = queries.form_versions(category).first()
    return {
        **entrance.layout(request, "categories"),
        "category": category,
        "draft": draft,
        "revision": revision,
        "newest": newest,
        "rows": _rows(schema, faults, request.LANGUAGE_CODE),
        "loose_faults": [one.sentence for one in faults if not _field_of(one)],
        "faults_count": len(faults),
        "differences": comparing.differences(published, schema) if draft else [],
        "written": completeness.completeness(schema),
        "names": NAMES,
        "kinds": [(kind.value, kind.label) for kind in FieldKind],
        "can_undo": bool(draft and draft.previous is not None),
    }


def _rows(
    schema: editing.Schema, faults: list[Fault], language: str, within: str = "", *, first: int = 1
) -> list[dict[str, Any]]:
    kinds, classes = dict(FieldKind.choices), dict(FieldPrivacy.choices)
    rows = []
    for number, entry in enumerate(schema, start=first):
        path = f"{within}{entry.get('key')}"
        label = entry.get("label")
        rows.append(
            {
                "path": path,
                "number": number,
                "label": multilingual.text(label, language) if isinstance(label, dict) else "",
                "kind": kinds.get(str(entry.get("kind")), entry.get("kind")),
                "is_group": entry.get("kind") == FieldKind.GROUP,
                "required": bool(entry.get("required")),
                "privacy": classes.get(str(entry.get("privacy"))) if entry.get("privacy", "NONE") != "NONE" else "",
                "keep_days": entry.get("keep_days"),
                "has_condition": bool(entry.get("show_if")),
                "has_stops": bool(entry.get("stops")),
                "faults": [one.sentence for one in faults if _field_of(one) == path],
                "inner": _rows(entry.get("fields") or [], faults, language, f"{path}."),
            }
        )
    return rows


def _field_of(fault: Fault) -> str:
    return fault.key


def _schema(category: Category, version: int) -> list[dict[str, Any]]:
    if not version:
        return form_settings.standing(category)[0]
    found = queries.form_versions(category).filter(number=version).first()
    if found is None:
        raise NotFound
    return list(found.schema)


def _examples(reader: presentation.Preference) -> dict[str, str]:
    now = clock.now()
    return {
        "date": isolate(presentation.short_day(now, reader)),
        "moment": isolate(presentation.short(now, reader)),
    }
