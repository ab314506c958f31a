"""Who wishes to be forgotten: what may go, what must stay, and the decision of compliance."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from shenava.domain.cases import access
from shenava.domain.people import queries
from shenava.domain.people.models import ErasureRequest
from shenava.domain.people.vocabulary import ErasureState
from shenava.entrypoints.desk.administration import entrance
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.web import paging
from shenava.lifecycle import retain
from shenava.lifecycle.retain import Held

_SIZE = 30


@require_GET
@entrance.compliance
def erasures(request: StaffRequest) -> HttpResponse:
    """List the wishes, the newest first."""
    found = paging.after(queries.erasures(), order=("-id",), cursor=request.GET.get("after"), size=_SIZE)
    rows = _told_to(request, found.rows)
    page = {**entrance.layout(request, "erasures"), "rows": rows, "next_cursor": found.next_cursor}
    return render(request, "desk/administration/erasures.html", page)


@require_GET
@entrance.compliance
def erasure(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Show one wish with each case that it concerns; that it was read is written down."""
    asked = _asked(request_id)
    if retain.is_kept_from(request.actor, retain.held(asked, at=clock.now())):
        raise NotFound
    recording.record_read(
        "people.erasure_read", actor_ref=request.actor.ref, subject_ref=f"erasure:{asked.id}", at=clock.now()
    )
    return _page(request, asked)


@require_POST
@entrance.compliance
def decide(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """Erase what may go but for what is ticked to stay, and answer in writing."""
    words = request.POST.get("words", "")
    try:
        retain.decide(
            request_id,
            keep=_ids(request.POST.getlist("keep")),
            words=words,
            staff=request.staff,
            actor=request.actor,
            at=clock.now(),
        )
    except retain.ReasonMissing as problem:
        return _page(request, _asked(request_id), problem=problem, words=words)
    return HttpResponseRedirect(f"/desk/administration/erasures/{request_id}/?done=decided")


def _told_to(request: StaffRequest, rows: Sequence[ErasureRequest]) -> list[ErasureRequest]:
    """Leave out the wishes that concern a case which is kept from the reader."""
    if not access.unseen_by(request.actor).exists():
        return list(rows)
    at = clock.now()
    return [one for one in rows if not retain.is_kept_from(request.actor, retain.held(one, at=at))]


def _asked(request_id: UUID) -> ErasureRequest:
    found = queries.erasures().filter(pk=request_id).first()
    if found is None:
        raise NotFound
    return found


def _page(
    request: StaffRequest, asked: ErasureRequest, *, problem: Problem | None = None, words: str = ""
) -> HttpResponse:
    is_waiting = asked.state == ErasureState.WAITING
    page: dict[str, Any] = {
        **entrance.layout(request, "erasures"),
        "asked": asked,
        "is_waiting": is_waiting,
        "lines": _lines(retain.held(asked, at=clock.now())) if is_waiting else [],
        "words": words,
        "keeps": request.POST.getlist("keep"),
        "problem": str(problem) if problem else "",
    }
    return render(request, "desk/administration/erasure.html", page, status=problem.status if problem else 200)


def _lines(held: Sequence[Held]) -> list[dict[str, Any]]:
    return [
        {"case": one.case, "stays": retain.sentence_of(one.stays) if one.stays else "", "id": str(one.case.id)}
        for one in held
    ]


def _ids(texts: Sequence[str]) -> set[UUID]:
    ids = set()
    for text in texts:
        try:
            ids.add(UUID(text))
        except ValueError:
            continue
    return ids
