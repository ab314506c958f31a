"""Names of units, people and categories, remembered for seconds so that no list joins them."""

from collections.abc import Mapping
from uuid import UUID

from shenava.domain.cases.rules import silence
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.domain.touchpoints import queries as touchpoints
from shenava.foundation.database.remembered import remembered
from shenava.foundation.text import multilingual

_CARRIES = {Role.OFFICER, Role.UNIT_MANAGER, Role.COMPLAINTS_OFFICE}


@remembered(seconds=5)
def units() -> Mapping[UUID, Unit]:
    """Return every unit, by id."""
    return {unit.id: unit for unit in Unit.objects.order_by("code")}


@remembered(seconds=5)
def people() -> Mapping[UUID, Staff]:
    """Return every member of staff, by id, in the order of their names."""
    return {staff.id: staff for staff in Staff.objects.select_related("account").order_by("name")}


def who_carries_cases() -> list[Staff]:
    """Return the people whom a case can be given to."""
    return [staff for staff in people().values() if staff.role in _CARRIES and staff.account.is_active]


def unit_name(unit_id: UUID | None, language: str) -> str:
    """Return a unit's name; empty for none."""
    unit = units().get(unit_id) if unit_id else None
    return multilingual.text(unit.name, language) if unit else ""


def silence_hours(unit_id: UUID | None) -> int:
    """Return how many hours a case of this unit may lie untouched."""
    unit = units().get(unit_id) if unit_id else None
    return unit.silence_hours if unit else silence.USUAL_HOURS


def person_name(staff_id: UUID | None) -> str:
    """Return the name of a member of staff; empty for none."""
    staff = people().get(staff_id) if staff_id else None
    return staff.name if staff else ""


def unit_choices(language: str) -> list[tuple[str, str]]:
    """Return the units that take cases, as (id, name)."""
    return [(str(unit.id), multilingual.text(unit.name, language)) for unit in units().values() if unit.is_active]


def people_choices() -> list[tuple[str, str]]:
    """Return the people whom a case can be given to, as (id, name)."""
    return [(str(staff.id), staff.name) for staff in who_carries_cases()]


def category_choices(language: str) -> list[tuple[str, str]]:
    """Return the categories on offer, as (code, name)."""
    return [(one.code, multilingual.text(one.name, language)) for one in catalogue.active_categories()]


def source_choices(language: str) -> list[tuple[str, str]]:
    """Return the touchpoints that cases come from, as (code, name)."""
    return [(code, f"{multilingual.text(name, language)} ({code})") for code, name in touchpoints.names().items()]


def category_names(language: str) -> Mapping[UUID, str]:
    """Return the names of the categories on offer, by id."""
    return {one.id: multilingual.text(one.name, language) for one in catalogue.active_categories()}


def triage_units() -> frozenset[UUID]:
    """Return the ids of triage desks."""
    return frozenset(unit.id for unit in units().values() if unit.kind == UnitKind.TRIAGE)
