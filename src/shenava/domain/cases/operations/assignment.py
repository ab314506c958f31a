"""How a case finds its unit and its one owner."""

from datetime import datetime
from typing import Any

from shenava.domain.cases.events import CaseAssigned, CaseRouted
from shenava.domain.cases.models import Case
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import Stage, WaitingOn
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff, Unit


def route(case: Case, *, unit: Unit, why: dict[str, Any], actor: Actor, at: datetime) -> None:
    """Send the case to a unit; ``why`` is kept so that staff can ask "why here?"."""
    if case.unit_id != unit.id:
        case.owner = None
    case.unit = unit
    case.why_here = why
    save(case, "unit", "owner", "why_here", actor=actor, at=at)
    record(CaseRouted(subject=case.id, unit=unit.id, reason=str(why["code"])), actor=actor, at=at)


def assign(case: Case, *, owner: Staff, actor: Actor, at: datetime) -> None:
    """Give the case to one person, who keeps it through every referral."""
    before, case.owner = case.owner_id, owner
    case.stage = Stage.ASSIGNED
    if case.waiting_on == WaitingOn.NOBODY:
        case.waiting_on = WaitingOn.US
    save(case, "owner", "stage", "waiting_on", actor=actor, at=at)
    record(CaseAssigned(subject=case.id, owner=owner.id, before=before), actor=actor, at=at)
