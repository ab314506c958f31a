"""What was raised to somebody: one list however many there are, each with what can be done in one tap."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shenava.domain.cases import access
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Deed
from shenava.domain.organization.actors import Actor
from shenava.domain.policies import attention
from shenava.domain.policies.models import Raising
from shenava.domain.policies.vocabulary import Level, RaisingCause
from shenava.entrypoints.desk import clocks, context
from shenava.entrypoints.desk.acts import act
from shenava.entrypoints.desk.done import told
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.database.prepared import prepared
from shenava.foundation.errors import NotFound
from shenava.foundation.web import paging
from shenava.lifecycle import climb, route
from shenava.lifecycle.climb import WhyThisLevel

FEW = 3
_SIZE = 50
_HOURS = (2, 24, 72)


@staff_view
@require_safe
def raised(request: StaffRequest) -> HttpResponse:
    """Show everything that was raised to this colleague and waits, the highest first."""
    at = clock.now()
    rows = attention.raised_to(request.actor, access.visible_to(request.actor), at=at)
    found = paging.after(rows, order=("-level", "id"), cursor=request.GET.get("after"), size=_SIZE)
    page = {
        **context.layout(request, place="queue"),
        "lines": [line(one, actor=request.actor) for one in found.rows],
        "next_href": f"?after={found.next_cursor}" if found.next_cursor else "",
        "told": told(request),
    }
    return render(request, "desk/raised.html", page)


@act("level")
def level(request: StaffRequest, case: Case) -> None:
    """Raise the case or lower it by hand, with a reason."""
    given = request.POST.get("level", "")
    if given not in {str(one.value) for one in Level}:
        raise WhyThisLevel
    climb.set_level(
        case.id,
        level=Level(int(given)),
        reason=request.POST.get("reason", ""),
        by=request.staff,
        actor=request.actor,
        at=clock.now(),
    )


@act("taken")
def take(request: StaffRequest, case: Case, raising_id: UUID) -> None:
    """Take the case oneself; that settles the notice."""
    _check_waits(raising_id, case)
    route.assign(case.id, owner_id=request.staff.id, actor=request.actor, at=clock.now())


@act("snoozed")
def snooze(request: StaffRequest, case: Case, raising_id: UUID) -> None:
    """Put one notice aside for some hours, with a reason."""
    at, hours = clock.now(), request.POST.get("hours", "")
    if hours not in {str(one) for one in _HOURS}:
        raise NotFound
    climb.snooze(
        case.id,
        raising_id=raising_id,
        until=at + timedelta(hours=int(hours)),
        reason=request.POST.get("reason", ""),
        actor=request.actor,
        at=at,
    )


def waiting(actor: Actor) -> tuple[list[dict[str, Any]], int]:
    """Return the first few of what was raised to this colleague, and how many there are in all."""
    at = clock.now()
    first = _first(actor, at, FEW + 1)
    if len(first) > FEW:
        return [], attention.raised_to(actor, access.visible_to(actor), at=at).count()
    return [line(one, actor=actor) for one in first], len(first)


@prepared
def _first(actor: Actor, at: datetime, most: int) -> QuerySet[Raising]:
    return attention.raised_to(actor, access.visible_to(actor), at=at)[:most]


def line(row: Raising, *, actor: Actor) -> dict[str, Any]:
    """Return one notice as the desk shows it."""
    at, reader = clock.now(), preferences.reader()
    case = row.case
    return {
        "id": str(row.id),
        "code": case.tracking_code,
        "headline": case.headline,
        "level": Level(row.level).label,
        "cause": RaisingCause(row.cause).label,
        "words": row.words,
        "clock": clocks.standing(case.next_due_at, now=at, reader=reader),
        "is_own": case.owner_id == actor.id,
        "may_take": access.can(actor, Deed.ASSIGN, case) and case.owner_id != actor.id,
        "may_snooze": access.can(actor, Deed.DO_TASK, case),
        "hours": hours_choices(),
    }


def hours_choices() -> list[tuple[str, str]]:
    """Return for how long a notice can rest."""
    reader = preferences.reader()
    return [(str(one), clocks.roughly(timedelta(hours=one), reader)) for one in _HOURS]


def _check_waits(raising_id: UUID, case: Case) -> None:
    if attention.raising(raising_id, case_id=case.id) is None:
        raise NotFound
