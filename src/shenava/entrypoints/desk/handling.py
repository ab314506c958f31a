"""Assessing, handing over, and finishing tasks."""

from uuid import UUID

from shenava.domain.cases.models import Case
from shenava.entrypoints.desk import typed
from shenava.entrypoints.desk.acts import act
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.lifecycle import deadlines, investigate, resolve, route, triage


@act("assessment")
def assessment(request: StaffRequest, case: Case) -> None:
    """Set category, urgency and severity; what a form leaves out stays as it is."""
    given = request.POST
    triage.assess(
        case.id,
        category=given.get("category", case.category.code if case.category else ""),
        urgency=given.get("urgency", case.urgency),
        severity=given.get("severity", ""),
        actor=request.actor,
        at=clock.now(),
    )


@act("kind")
def kind(request: StaffRequest, case: Case) -> None:
    """Handle as a complaint what came as something else."""
    triage.take_as_complaint(case.id, actor=request.actor, at=clock.now())


@act("assignment")
def assignment(request: StaffRequest, case: Case) -> None:
    """Give the case to a person, or to a unit that chooses one."""
    at, owner, unit = clock.now(), request.POST.get("owner", ""), request.POST.get("unit", "")
    if owner:
        route.assign(case.id, owner_id=typed.identity(owner), actor=request.actor, at=at)
    elif unit:
        route.move(case.id, unit_id=typed.identity(unit), actor=request.actor, at=at)
    else:
        raise route.NobodyThere


@act("delay")
def delay(request: StaffRequest, case: Case) -> None:
    """Give the complainant a later date, with the reason in words that they read."""
    given = request.POST
    deadlines.delay(
        case.id,
        due_at=typed.end_of(given.get("due", "")),
        reason=given.get("reason", ""),
        words=given.get("words", ""),
        staff=request.staff,
        actor=request.actor,
        at=clock.now(),
    )


@act("task")
def task(request: StaffRequest, case: Case, task_id: UUID) -> None:
    """Tick a task off."""
    investigate.finish_task(case.id, task_id=task_id, staff=request.staff, actor=request.actor, at=clock.now())


@act("closing")
def closing(request: StaffRequest, case: Case) -> None:
    """Close an answered case before its time to object has run out."""
    resolve.close(case.id, actor=request.actor, at=clock.now())
