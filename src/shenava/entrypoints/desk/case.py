"""The page of one case: what was said in the middle, facts and acts beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shenava.domain.cases import access, walls
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules.reply_check import Mark
from shenava.domain.cases.vocabulary import (
    Deed,
    DocumentState,
    Kind,
    PublicStage,
    Severity,
    Stage,
    Urgency,
    WaitingOn,
    public_stage,
)
from shenava.domain.channels.queries import messages_about
from shenava.domain.policies.models import Raising
from shenava.domain.policies.vocabulary import DelayReason, Level, RaisingCause
from shenava.entrypoints.desk import casefile, clocks, context, directory, facts, limits, reasons, sentences, thread
from shenava.entrypoints.desk.casefile import CaseFile
from shenava.entrypoints.desk.done import told
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.calendars import presentation
from shenava.foundation.errors import Problem
from shenava.foundation.events.queries import facts_about

_USUAL_WAIT = timedelta(days=3)
_SHOWN = ("person",)


@dataclass(frozen=True, kw_only=True)
class Failed:
    """An act that did not happen: its name, why, and what was typed."""

    act: str
    problem: Problem
    typed: QueryDict


@staff_view
@require_safe
def case(request: StaffRequest, code: str) -> HttpResponse:
    """Show one case; ``act`` in the address opens the form of one act."""
    return show(request, access.find(request.actor, code, related=_SHOWN))


@staff_view
@require_safe
def history(request: StaffRequest, code: str) -> HttpResponse:
    """Show what happened, from the facts, and every message that went out, with its fate."""
    found = access.find(request.actor, code, related=())
    shown = {
        **context.layout(request, place="queue"),
        "case": found,
        "timeline": sentences.timeline(facts_about(found.id)),
        "messages_out": list(messages_about(found.id)),
        "sees_identity": access.sees_identity(request.actor, found),
    }
    return render(request, "desk/case/history.html", shown)


def show(
    request: StaffRequest,
    case: Case,
    *,
    failed: Failed | None = None,
    marks: Sequence[Mark] = (),
    typed: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Return the page of a case, with the sentence and the typed text of an act that failed."""
    at = clock.now()
    file = casefile.load(request.actor, case)
    _remember_reading(request, file, at=at)
    is_asked = bool(file.open_referral) and case.referred_unit_id in request.actor.unit_ids
    shown = {
        **context.layout(request, place="queue"),
        **_about(file, at=at),
        "may": {deed.value: access.can(request.actor, deed, case) for deed in Deed},
        "is_asked": is_asked,
        "open_act": failed.act if failed else request.GET.get("act", "answer" if is_asked else ""),
        "choices": _choices(request, case),
        "usual_day": presentation.short_day(at + _USUAL_WAIT, preferences.reader()),
        "live_url": thread.live_address(case),
        "live_events": thread.EVENTS,
        "failed": failed,
        "typed": failed.typed if failed else (typed or {}),
        "marks": [{"label": one.mark.label, "passed": one.is_passed, "blocking": one.is_blocking} for one in marks],
        "told": told(request),
    }
    return render(request, "desk/case/page.html", shown, status=failed.problem.status if failed else 200)


def _about(file: CaseFile, *, at: datetime) -> dict[str, Any]:
    case, reader = file.case, preferences.reader()
    return {
        "case": case,
        "file": file,
        "first": thread.first(file),
        "items": thread.items(file),
        "loose_files": [thread.attached(one, case) for one in file.attachments if one.message_id is None],
        "answering": thread.answering(file),
        "clock": file.promise
        and clocks.standing(file.promise.due_at, kept_at=file.promise.kept_at, now=at, reader=reader),
        "why_this_date": reasons.why_this_date(file.promise) if file.promise else [],
        "limits": limits.limits(file.limits, file.promise, now=at),
        "why_here": reasons.why_here(case.why_here),
        "unit": directory.unit_name(case.unit_id, reader.language),
        "owner": directory.person_name(case.owner_id),
        "excluded": directory.person_name(case.excluded_owner_id),
        "stage": Stage(case.stage).label,
        "waiting_on": WaitingOn(case.waiting_on).label,
        "public_stage": PublicStage(_public_stage(case)).label,
        "kind": "" if case.kind == Kind.COMPLAINT else Kind(case.kind).label,
        "urgency": Urgency(case.urgency).label,
        "level": Level(case.level).label if case.level else "",
        "levels": [(str(one.value), one.label) for one in Level if one != case.level],
        "raisings": [_raising(one) for one in file.raisings],
        **facts.facts(file, reader=reader),
    }


def _raising(row: Raising) -> dict[str, Any]:
    return {
        "row": row,
        "is_up": row.level > row.was,
        "level": Level(row.level).label,
        "cause": RaisingCause(row.cause).label,
    }


def _public_stage(case: Case) -> PublicStage:
    return public_stage(
        stage=case.stage,
        waiting_on=case.waiting_on,
        is_withdrawn=bool(case.withdrawn_at),
        is_looked_at_again=bool(case.reopened_at),
    )


def _choices(request: StaffRequest, case: Case) -> dict[str, list[tuple[str, Any]]]:
    language = request.LANGUAGE_CODE
    barrier = walls.barrier_of(case)
    people = [(str(one.id), one.name) for one in barrier.without(directory.who_carries_cases())]
    barred = {str(one) for one in barrier.unit_ids}
    return {
        "people": [one for one in people if one[0] != str(case.excluded_owner_id)],
        "units": [one for one in directory.unit_choices(language) if one[0] not in {str(case.unit_id), *barred}],
        "everybody": [(str(one.id), one.name) for one in directory.people().values() if one.account.is_active],
        "every_unit": directory.unit_choices(language),
        "category": directory.category_choices(language),
        "urgency": list(Urgency.choices),
        "severity": list(Severity.choices),
        "delay": [(one.value, one.label) for one in DelayReason if one != DelayReason.AUTOMATIC],
        "document": [(state.value, state.label) for state in DocumentState if state != DocumentState.WAITING],
    }


def _remember_reading(request: StaffRequest, file: CaseFile, *, at: datetime) -> None:
    """A case that was seen, and a person whose name was seen, are remembered with who saw them."""
    actor_ref = request.actor.ref
    recording.record_read("cases.read", actor_ref=actor_ref, subject_ref=f"case:{file.case.id}", at=at)
    if file.sees_identity and file.case.person_id:
        recording.record_read("person.read", actor_ref=actor_ref, subject_ref=f"person:{file.case.person_id}", at=at)
