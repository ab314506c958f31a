"""How tasks open and end."""

from datetime import datetime

from shenava.domain.cases.events import TaskDone, TaskOpened
from shenava.domain.cases.models import Case, Task
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import TaskKind
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff


def open_task(
    case: Case, *, kind: TaskKind, key: str, due_at: datetime, owner: Staff | None, actor: Actor, at: datetime
) -> Task:
    """Open a task once for each key."""
    task, is_new = Task.objects.get_or_create(
        key=key, defaults={"case": case, "kind": kind, "due_at": due_at, "owner": owner, "opened_at": at}
    )
    if is_new:
        record(TaskOpened(subject=case.id, task=task.id, kind=kind), actor=actor, at=at)
    return task


def finish_task(case: Case, *, task: Task, staff: Staff, actor: Actor, at: datetime) -> None:
    """Tick a task off."""
    task.done_at = at
    task.done_by = staff
    task.save(update_fields=["done_at", "done_by"])
    save(case, actor=actor, at=at)
    record(TaskDone(subject=case.id, task=task.id, kind=task.kind), actor=actor, at=at)


def settle_tasks(case: Case, *, kind: TaskKind, opened_before: datetime, actor: Actor, at: datetime) -> None:
    """Tick off what has settled itself: the tasks of one kind that were open by a moment."""
    for task in Task.objects.filter(case=case, kind=kind, done_at__isnull=True, opened_at__lte=opened_before):
        task.done_at = at
        task.save(update_fields=["done_at"])
        record(TaskDone(subject=case.id, task=task.id, kind=task.kind), actor=actor, at=at)
