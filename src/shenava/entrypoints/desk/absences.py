"""Being away: saying so with a deputy, coming back, and handing over what can't wait."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shenava.domain.cases import access, walls
from shenava.domain.cases.models import Case
from shenava.domain.organization import absences, queries
from shenava.domain.organization.models import Absence, Staff
from shenava.entrypoints.desk import context, directory, rows, told, typed
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.errors import NotFound, Problem
from shenava.lifecycle import route

PLACE = "/desk/me/absence/"
MOST = 100


@require_http_methods(["GET", "POST"])
@staff_view
def overview(request: StaffRequest) -> HttpResponse:
    """Show who is away and will be, and say that somebody is."""
    problem = None
    if request.method == "POST":
        try:
            made = _mark(request)
            return HttpResponseRedirect(f"{PLACE}{made.id}/cases/?done=marked")
        except Problem as failure:
            problem = failure
    return told.page(request, "desk/absence.html", _page(request), problem=problem)


@require_POST
@staff_view
def back(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """End an absence."""
    absences.come_back(absence_id, actor=request.actor, at=clock.now())
    return HttpResponseRedirect(f"{PLACE}?done=back")


@require_GET
@staff_view
def cases(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """Offer the open cases of whoever is away, those that fall due meanwhile ticked, to be handed over in one go."""
    return _cases_page(request, absences.absence(absence_id, actor=request.actor))


@require_POST
@staff_view
def hand_over(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """Hand over the cases that were ticked, each to whom it was given."""
    away, at = absences.absence(absence_id, actor=request.actor), clock.now()
    to = typed.identity(request.POST.get("owner", ""))
    wanted = {typed.identity(one) for one in request.POST.getlist("case")}
    found = [one.id for one in _open_cases(request, away) if one.id in wanted]
    try:
        route.hand_over(found, owner_id=to, actor=request.actor, at=at)
    except NotFound:
        raise
    except Problem as problem:
        return _cases_page(request, away, problem=problem)
    return HttpResponseRedirect(f"{PLACE}{away.id}/cases/?done=handed")


def _mark(request: StaffRequest) -> Absence:
    given = request.POST
    deputy = given.get("deputy", "")
    begin = typed.end_of(given.get("from", "")) - timedelta(days=1, seconds=-1)
    return absences.mark(
        staff_id=typed.identity(given.get("staff", "") or str(request.staff.id)),
        from_at=begin,
        until_at=typed.end_of(given.get("until", "")) + timedelta(seconds=1),
        deputy_id=typed.identity(deputy) if deputy else None,
        actor=request.actor,
        at=clock.now(),
    )


def _page(request: StaffRequest) -> dict[str, Any]:
    at, reader = clock.now(), preferences.reader()
    people = [(str(one.id), one.name) for one in absences.marked_by(request.actor)]
    return {
        **context.layout(request, place="preferences"),
        "given": request.POST,
        "people": people if len(people) > 1 else [],
        "own": str(request.staff.id),
        "deputies": directory.people_choices(),
        "rows": [_line(one, at=at) for one in absences.shown_to(request.actor, at=at)],
        "today": presentation.short_day(at, reader),
        "done": request.GET.get("done", ""),
    }


def _line(row: Absence, *, at: datetime) -> dict[str, Any]:
    last = row.until_at - timedelta(seconds=1)
    return {"absence": row, "last": last, "is_now": row.from_at <= at}


def _open_cases(request: StaffRequest, away: Absence) -> list[Case]:
    owned = access.open_cases_of(request.actor, away.staff_id)
    return list(owned.order_by("next_due_at", "id")[:MOST])


def _cases_page(request: StaffRequest, away: Absence, *, problem: Problem | None = None) -> HttpResponse:
    at = clock.now()
    found = _open_cases(request, away)
    columns = rows.load(access.visible_to(request.actor).filter(pk__in=[one.id for one in found]))
    ordered = columns.order_by("next_due_at", "id")
    shown = rows.made(ordered, actor=request.actor, at=at, reader=preferences.reader())
    page = {
        **context.layout(request, place="preferences"),
        "absence": away,
        "last": away.until_at - timedelta(seconds=1),
        "lines": [
            {**row, "id": str(case.id), "is_pressing": _presses(case, away)}
            for row, case in zip(shown, found, strict=True)
        ],
        "owners": [(str(one.id), one.name) for one in _takers(found, away)],
        "deputy": str(away.deputy_id or ""),
        "problem": str(problem) if problem else "",
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/absence_cases.html", page, status=problem.status if problem else 200)


def _takers(found: list[Case], away: Absence) -> list[Staff]:
    """Return who could take over: nobody whom one of the cases is kept from, nor who is away."""
    people = [one for one in queries.who_handle() if one.id != away.staff_id]
    for case in found:
        people = walls.barrier_of(case).without(people)
    return people


def _presses(case: Case, away: Absence) -> bool:
    return case.urgency != "NORMAL" or (case.next_due_at is not None and case.next_due_at < away.until_at)
