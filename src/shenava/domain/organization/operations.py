"""How units, staff and calendars change."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from shenava.domain.organization.models import Staff, Unit, WorkCalendar
from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.foundation.database.remembered import forget_all


def add_calendar(
    *,
    code: str,
    name: Mapping[str, str],
    zone: str,
    windows: Sequence[Sequence[tuple[int, int]]],
    holidays: Sequence[Mapping[str, object]] = (),
    country: str = "",
) -> WorkCalendar:
    """Add a working calendar; ``windows`` holds, Monday first, the minutes of the day when work begins and ends."""
    rows = [[list(window) for window in day] for day in windows]
    return WorkCalendar.objects.create(
        code=code, name=dict(name), zone=zone, windows=rows, holidays=list(holidays), country=country
    )


def add_unit(
    *,
    code: str,
    name: Mapping[str, str],
    calendar: WorkCalendar,
    kind: UnitKind = UnitKind.LINE,
    parent: Unit | None = None,
    public_name: Mapping[str, str] | None = None,
    province: str = "",
) -> Unit:
    """Add a unit that cases can be sent to."""
    unit = Unit.objects.create(
        code=code,
        name=dict(name),
        public_name=dict(public_name or name),
        calendar=calendar,
        kind=kind,
        parent=parent,
        province=province,
    )
    forget_all()
    return unit


def add_staff(
    *,
    account_id: UUID,
    name: str,
    role: Role,
    unit: Unit,
    languages: Sequence[str] = ("fa",),
    title: Mapping[str, str] | None = None,
    capacity: int = 40,
) -> Staff:
    """Give an account a place in the organization."""
    return Staff.objects.create(
        account_id=account_id,
        name=name,
        role=role,
        unit=unit,
        languages=list(languages),
        title=dict(title or {}),
        capacity=capacity,
    )
