"""How a case is decided and answered."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from shenava.domain.cases.events import CaseAnswered
from shenava.domain.cases.models import Case, Issue, Remedy, Response
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.domain.cases.vocabulary import Stage, WaitingOn
from shenava.domain.organization.actors import Actor


def save_issues(
    case: Case,
    *,
    issues: Sequence[IssueDraft],
    round: int,  # noqa: A002 - the word of the letters
    actor: Actor,
    at: datetime,
) -> list[Issue]:
    """Replace the issues of this round by these, numbered as given; a draft may still have flaws."""
    Issue.objects.filter(case=case, round=round).delete()
    saved = [_save_issue(case, number=number, draft=draft, round=round) for number, draft in enumerate(issues, 1)]
    save(case, actor=actor, at=at)
    return saved


def propose(case: Case, *, actor: Actor, at: datetime) -> None:
    """Hand the drafted answer to somebody who approves it."""
    case.waiting_on = WaitingOn.APPROVER
    save(case, "waiting_on", actor=actor, at=at)


def send_back(case: Case, *, actor: Actor, at: datetime) -> None:
    """Hand the drafted answer back to the owner."""
    case.waiting_on = WaitingOn.US
    save(case, "waiting_on", actor=actor, at=at)


def answer(case: Case, *, response: Response, actor: Actor, at: datetime) -> Response:
    """Issue the letter: from now on the decision stands, and the time to object runs."""
    response.save(force_insert=True)
    case.stage = Stage.RESPONDED
    case.waiting_on = WaitingOn.NOBODY
    case.responded_at = at
    case.next_due_at = None
    case.objection_until = at + timedelta(days=case.brand.objection_days)
    case.reopen_until = at + timedelta(days=case.brand.reopen_days)
    fields = ("stage", "waiting_on", "responded_at", "next_due_at", "objection_until", "reopen_until")
    save(case, *fields, actor=actor, at=at)
    record(CaseAnswered(subject=case.id, response=response.id, round=response.round), actor=actor, at=at)
    return response


def _save_issue(case: Case, *, number: int, draft: IssueDraft, round: int) -> Issue:  # noqa: A002 - as above
    issue = Issue.objects.create(
        case=case,
        round=round,
        number=number,
        title=draft.title,
        finding=draft.finding,
        outcome=draft.outcome,
        reason_kind=draft.reason_kind,
        reason=draft.reason,
        reference=draft.reference,
    )
    if isinstance(draft.remedy, RemedyDraft):
        Remedy.objects.create(issue=issue, **asdict(draft.remedy))
    return issue
