"""Keeping a case from whom it is about, and letting them see it again."""

from uuid import UUID

from shenava.domain.cases.models import Case
from shenava.entrypoints.desk import typed
from shenava.entrypoints.desk.acts import act
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.lifecycle import wall as walling


@act("wall")
def wall(request: StaffRequest, case: Case) -> None:
    """Keep it from a colleague, a unit, or both."""
    staff, unit = request.POST.get("staff", ""), request.POST.get("unit", "")
    walling.raise_wall(
        case.id,
        staff_id=typed.identity(staff) if staff else None,
        unit_id=typed.identity(unit) if unit else None,
        by=request.staff,
        actor=request.actor,
        at=clock.now(),
    )


@act("lifting")
def lifting(request: StaffRequest, case: Case, wall_id: UUID) -> None:
    """Let them see it again, with a reason."""
    walling.lift(
        case.id,
        wall_id=wall_id,
        reason=request.POST.get("reason", ""),
        by=request.staff,
        actor=request.actor,
        at=clock.now(),
    )
