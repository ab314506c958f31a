"""How a case ends, and how it begins again."""

from datetime import datetime

from shenava.domain.cases.events import CaseClosed, CaseObjected, CaseReopened, CaseWithdrawn
from shenava.domain.cases.models import Case, Objection, Response
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import Stage, WaitingOn
from shenava.domain.organization.actors import Actor


def close(case: Case, *, actor: Actor, at: datetime) -> None:
    """Close an answered case."""
    _end(case, actor=actor, at=at)
    record(CaseClosed(subject=case.id), actor=actor, at=at)


def withdraw(case: Case, *, actor: Actor, at: datetime) -> None:
    """Close the case because its complainant took it back."""
    case.withdrawn_at = at
    _end(case, "withdrawn_at", actor=actor, at=at)
    record(CaseWithdrawn(subject=case.id), actor=actor, at=at)


def reopen(case: Case, *, actor: Actor, at: datetime) -> None:
    """Take the case up again; number and receipt date stay (the owner stays too)."""
    _begin_again(case, actor=actor, at=at)
    record(CaseReopened(subject=case.id), actor=actor, at=at)


def object_to_answer(case: Case, *, response: Response, reason: str, actor: Actor, at: datetime) -> Objection:
    """Open the second review; whoever signed the answer may not hold it."""
    objection = Objection.objects.create(case=case, response=response, reason=reason, made_at=at)
    case.excluded_owner = response.signed_by
    case.owner = None
    _begin_again(case, "excluded_owner", "owner", actor=actor, at=at)
    record(CaseObjected(subject=case.id, objection=objection.id), actor=actor, at=at)
    return objection


def _end(case: Case, *fields: str, actor: Actor, at: datetime) -> None:
    case.stage = Stage.CLOSED
    case.waiting_on = WaitingOn.NOBODY
    case.closed_at = at
    case.next_due_at = None
    save(case, "stage", "waiting_on", "closed_at", "next_due_at", *fields, actor=actor, at=at)


def _begin_again(case: Case, *fields: str, actor: Actor, at: datetime) -> None:
    case.stage = Stage.ASSIGNED
    case.waiting_on = WaitingOn.US
    case.closed_at = None
    case.withdrawn_at = None
    case.reopened_at = at
    save(case, "stage", "waiting_on", "closed_at", "withdrawn_at", "reopened_at", *fields, actor=actor, at=at)
