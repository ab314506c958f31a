"""How high a case has risen."""

from datetime import datetime
from uuid import UUID

from shenava.domain.cases.events import CaseLowered, CaseRaised
from shenava.domain.cases.models import Case
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff


def set_level(
    case: Case, *, level: int, raising_id: UUID, cause: str, told: Staff | None, actor: Actor, at: datetime
) -> None:
    """Raise the case to a level or lower it, with the cause as a code."""
    was, case.level = case.level, level
    save(case, "level", actor=actor, at=at)
    if level > was:
        told_id = told.id if told else None
        fact = CaseRaised(subject=case.id, raising=raising_id, was=was, now=level, cause=cause, told=told_id)
        record(fact, actor=actor, at=at)
    else:
        record(CaseLowered(subject=case.id, raising=raising_id, was=was, now=level, cause=cause), actor=actor, at=at)
