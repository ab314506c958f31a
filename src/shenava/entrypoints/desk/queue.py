"""The queue: what waits, in the order of what was promised."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shenava.domain.cases import access
from shenava.domain.cases.models import Task
from shenava.domain.cases.vocabulary import Kind, Urgency, WaitingOn
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import context, directory, raised, rows, scopes
from shenava.entrypoints.desk.done import told
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.desk.scopes import Filters, Scope
from shenava.entrypoints.desk.words import LANGUAGES
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.web import paging

ROWS = 50
TASKS = 8


@staff_view
@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """Show one tab of the queue, narrowed by the filters in the address."""
    at = clock.now()
    tabs = scopes.scopes_of(request.actor)
    wanted = request.GET.get("scope", "")
    scope = next((one for one in tabs if one.code == wanted), tabs[0])
    filters = Filters.of(request.GET)
    cases = scopes.narrowed(access.visible_to(request.actor), scope=scope, filters=filters, actor=request.actor, at=at)
    order = ("next_due_at", "id") if scope.is_by_due else ("-id",)
    page = paging.after(rows.load(cases), order=order, cursor=request.GET.get("after"), size=ROWS)
    shown = {
        **context.layout(request, place="queue"),
        "groups": rows.grouped(page.rows, actor=request.actor, at=at, reader=preferences.reader()),
        "tabs": [_tab(one, current=scope, filters=filters) for one in tabs],
        "scope": scope,
        "filters": filters,
        "filter_words": _words(filters, scope=scope, language=request.LANGUAGE_CODE),
        "choices": _choices(request.LANGUAGE_CODE) if request.GET.get("edit") else None,
        "edit_href": _address(scope, filters, edit="1"),
        "next_href": _address(scope, filters, after=page.next_cursor) if page.next_cursor else "",
        "first_href": _address(scope, filters) if request.GET.get("after") else "",
        "told": told(request),
        "to_do": _to_do(request.actor),
        **_raised(request),
    }
    return render(request, "desk/queue.html", shown)


def _to_do(actor: Actor) -> list[Task]:
    """Return what somebody has to do now; who only reads has nothing to do."""
    if actor.role == Role.COMPLIANCE:
        return []
    return access.tasks_to_do(actor, TASKS)


def _raised(request: StaffRequest) -> dict[str, Any]:
    lines, count = raised.waiting(request.actor)
    return {"raised": lines, "raised_count": count}


def _address(scope: Scope, filters: Filters, *, after: str = "", **other: str) -> str:
    return "/desk/?" + filters.address(scope=scope.code, after=after, **other)


def _tab(scope: Scope, *, current: Scope, filters: Filters) -> dict[str, Any]:
    return {"href": _address(scope, filters), "label": scope.label, "current": scope is current}


def _words(filters: Filters, *, scope: Scope, language: str) -> list[dict[str, Any]]:
    """Return each filter as a word, the address where it is changed, and the one without it."""
    if not filters.chosen:
        return []
    labels = {name: dict(found) for name, found in _choices(language).items()}
    said = {
        "overdue": {"1": _("overdue")},
        "unanswered": {"1": _("no reply yet")},
        "silent": {"1": _("silent")},
        **labels,
    }
    edit = _address(scope, filters, edit="1")
    return [
        {
            "label": said[name].get(value, value),
            "edit_href": edit,
            "remove_href": _address(scope, filters, **{name: ""}),
        }
        for name, value in filters.chosen.items()
    ]


def _choices(language: str) -> dict[str, list[tuple[str, Any]]]:
    return {
        "kind": list(Kind.choices),
        "urgency": list(Urgency.choices),
        "category": directory.category_choices(language),
        "source": directory.source_choices(language),
        "waiting": list(WaitingOn.choices),
        "language": list(LANGUAGES),
        "owner": [(scopes.NOBODY, _("nobody yet")), *directory.people_choices()],
    }


def back_to_queue(**query: str) -> str:
    """Return the address of the queue."""
    return f"/desk/?{urlencode(query)}" if query else "/desk/"
