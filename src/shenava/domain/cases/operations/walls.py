"""How a case is walled off from whom it is about, and how a wall falls."""

from datetime import datetime

from shenava.domain.cases.events import CaseWalled, WallLifted
from shenava.domain.cases.models import Case, Task, Wall
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import WallCause
from shenava.domain.cases.walls import Barrier
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff, Unit


def wall(
    case: Case, *, about: Staff | Unit, cause: WallCause, by: Staff | None, actor: Actor, at: datetime
) -> Wall | None:
    """Wall the case off from one person or unit; returns ``None`` where that wall stands already."""
    meant = {"staff": about} if isinstance(about, Staff) else {"unit": about}
    if Wall.objects.filter(case=case, lifted_at__isnull=True, **meant).exists():
        return None
    raised = Wall.objects.create(case=case, cause=cause, raised_at=at, raised_by=by, **meant)
    case.is_walled = True
    save(case, "is_walled", actor=actor, at=at)
    fact = CaseWalled(subject=case.id, wall=raised.id, staff=raised.staff_id, unit=raised.unit_id, cause=cause)
    record(fact, actor=actor, at=at)
    return raised


def lift_wall(case: Case, *, wall: Wall, reason: str, by: Staff | None, actor: Actor, at: datetime) -> None:
    """Let a wall fall; ``by`` is nobody where nobody else was left to handle the case."""
    wall.lifted_at, wall.lifted_by, wall.reason = at, by, reason
    wall.save(update_fields=["lifted_at", "lifted_by", "reason"])
    case.is_walled = Wall.objects.filter(case=case, lifted_at__isnull=True).exists()
    save(case, "is_walled", actor=actor, at=at)
    record(WallLifted(subject=case.id, wall=wall.id, staff=wall.staff_id, unit=wall.unit_id), actor=actor, at=at)


def take_away(case: Case, *, barrier: Barrier, actor: Actor, at: datetime) -> None:
    """Take the case and its open tasks from whoever is behind its wall."""
    if case.owner and barrier.bars(case.owner):
        case.owner = None
        save(case, "owner", actor=actor, at=at)
    for task in Task.objects.filter(case=case, done_at__isnull=True, owner__isnull=False).select_related("owner"):
        if task.owner and barrier.bars(task.owner):
            Task.objects.filter(pk=task.pk).update(owner=None)
