"""Deciding issue by issue beside the letter as the person will get it; approving, sending."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from shenava.domain.cases import access
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Case, Issue
from shenava.domain.cases.vocabulary import (
    Deed,
    Outcome,
    ReasonKind,
    RemedyKind,
    RemedyState,
    ResponseFlaw,
    WaitingOn,
)
from shenava.domain.catalogue.rules import asking
from shenava.domain.people import queries as people
from shenava.domain.people.models import Person
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.desk import context, directory, issues
from shenava.entrypoints.desk.acts import after
from shenava.entrypoints.desk.done import told
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.desk.issues import Row
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.lifecycle import letter, resolve

_NEXT = {"approval", "response"}


@staff_view
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: StaffRequest, code: str) -> HttpResponse:
    """Show the decision as far as it has come, or keep what was typed."""
    case = access.find(request.actor, code)
    if request.method != "POST":
        kept = _issues(case)
        return _show(request, case, kept=kept, rows=issues.kept_rows(kept, unit=_unit(case)))
    return _save(request, case)


@staff_view
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: StaffRequest, code: str) -> HttpResponse:
    """Hand the answer to whoever approves it, or hand it back to its author."""
    case = access.find(request.actor, code)
    if request.method != "POST":
        return _confirm(request, case, act="approval")
    if request.POST.get("verdict") == "back":
        resolve.send_back(case.id, actor=request.actor, at=clock.now())
        return after(request, case, done="sent-back")
    try:
        resolve.propose(case.id, actor=request.actor, at=clock.now())
    except Problem as problem:
        return _refused(request, case, problem)
    return after(request, case, done="approval")


@staff_view
@require_http_methods(["GET", "HEAD", "POST"])
def response(request: StaffRequest, code: str) -> HttpResponse:
    """Ask once more, naming channel and recipient, then send the answer for good."""
    case = access.find(request.actor, code)
    if request.method != "POST":
        return _confirm(request, case, act="response")
    try:
        resolve.respond(case.id, staff=request.staff, actor=request.actor, at=clock.now())
    except Problem as problem:
        return _refused(request, case, problem)
    return after(request, case, done="response")


def _save(request: StaffRequest, case: Case) -> HttpResponse:
    typed = issues.typed_rows(request.POST)
    if (number := request.POST.get("remove", "")).isdecimal():
        typed = [row for index, row in enumerate(typed) if index != int(number)]
    rows = [row for row in typed if not row.is_blank]
    read, wrong = issues.drafts(rows)
    if wrong:
        return _show(request, case, kept=_issues(case), rows=rows, wrong=wrong, status=422)
    try:
        resolve.save_decision(case.id, issues=read, actor=request.actor, at=clock.now())
    except Problem as problem:
        return _show(request, case, kept=_issues(case), rows=rows, problem=problem, status=problem.status)
    then = request.POST.get("then", "")
    if then in _NEXT:
        return HttpResponseRedirect(f"/desk/cases/{case.tracking_code}/{then}/")
    more = "&more=1#more" if request.POST.get("add") else ""
    return HttpResponseRedirect(f"/desk/cases/{case.tracking_code}/decision/?done=decision{more}")


def _refused(request: StaffRequest, case: Case, problem: Problem) -> HttpResponse:
    case = access.find(request.actor, case.tracking_code)
    kept = _issues(case)
    rows = issues.kept_rows(kept, unit=_unit(case))
    return _show(request, case, kept=kept, rows=rows, problem=problem, status=problem.status)


def _confirm(request: StaffRequest, case: Case, *, act: str) -> HttpResponse:
    kept = _issues(case)
    deed = Deed.PROPOSE if act == "approval" else Deed.RESPOND
    access.check_can(request.actor, deed, case)
    if flaws := resolve.flaws(case, kept):
        return _refused(request, case, resolve.AnswerHasFlaws(flaws))
    sees = access.sees_identity(request.actor, case)
    contacts = people.contacts_of(case.person, reach=case.reach) if case.person else {}
    shown = {
        **context.layout(request, place="queue"),
        "case": case,
        "act": act,
        "letter": _preview(request, case, kept),
        "recipients": [(ContactKind(kind).label, value if sees else "") for kind, value in contacts.items()],
        "withheld": not sees,
    }
    return render(request, "desk/case/confirm.html", shown)


def _show(
    request: StaffRequest,
    case: Case,
    *,
    kept: Sequence[Issue],
    rows: list[Row],
    wrong: Mapping[str, str] | None = None,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    may_decide = access.can(request.actor, Deed.DECIDE, case)
    wants_more = not rows or request.GET.get("more")
    blank = [Row(remedy_amount_unit=_unit(case))] if may_decide and wants_more else []
    shown = {
        **context.layout(request, place="queue"),
        "case": case,
        "rows": [*rows, *blank],
        "wrong": wrong or {},
        "problem": problem,
        "flaws": _by_issue(resolve.flaws(case, kept)) if kept else {},
        "letter": _preview(request, case, kept) if kept else None,
        "withheld": not access.sees_identity(request.actor, case),
        "round": case_queries.round_of(case),
        "objection": getattr(case, "objection", None),
        "first_answer": case_queries.responses(case).first(),
        "excluded": directory.person_name(case.excluded_owner_id),
        "may_decide": may_decide,
        "may_propose": access.can(request.actor, Deed.PROPOSE, case) and case.waiting_on != WaitingOn.APPROVER,
        "may_respond": access.can(request.actor, Deed.RESPOND, case),
        "is_proposed": case.waiting_on == WaitingOn.APPROVER,
        "choices": _choices(case),
        "told": told(request),
    }
    return render(request, "desk/case/decision.html", shown, status=status)


def _preview(request: StaffRequest, case: Case, kept: Sequence[Issue]) -> dict[str, Any]:
    """Return the letter as it would be now; who may not know the name reads it without."""
    if case.person and not access.sees_identity(request.actor, case):
        case = copy(case)
        case.person = Person(name=gettext("(name withheld)"))
    return letter.preview(case, issues=kept, staff=request.staff, at=clock.now())


def _choices(case: Case) -> dict[str, Any]:
    return {
        "outcome": list(Outcome.choices),
        "reason_kind": list(ReasonKind.choices),
        "remedy_kind": list(RemedyKind.choices),
        "remedy_state": list(RemedyState.choices),
        "units": asking.units(case.brand.region),
    }


def _issues(case: Case) -> list[Issue]:
    return list(case_queries.issues(case, round=case_queries.round_of(case)))


def _by_issue(flaws: Sequence[tuple[int, ResponseFlaw]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, flaw in flaws:
        found.setdefault(number, []).append(flaw.label)
    return found


def _unit(case: Case) -> str:
    return asking.units(case.brand.region)[0][0]
