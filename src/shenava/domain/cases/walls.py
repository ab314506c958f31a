"""Who stands behind the wall of a case: whom it is about, and whoever works under them (rule 39, S1-31.4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from shenava.domain.cases.models import Case, Wall
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff
from shenava.domain.organization.vocabulary import Role

_STANDING = Q(lifted_at__isnull=True)


@dataclass(frozen=True, kw_only=True)
class Barrier:
    """Who may neither see nor be given one case."""

    staff_ids: frozenset[UUID] = field(default_factory=frozenset)
    unit_ids: frozenset[UUID] = field(default_factory=frozenset)
    """Units whose people are all kept away: the unit meant, those beneath it, and those of a manager meant."""

    def bars(self, staff: Staff) -> bool:
        """Return whether this colleague is kept away."""
        return staff.id in self.staff_ids or staff.unit_id in self.unit_ids

    def bars_unit(self, unit_id: UUID | None) -> bool:
        """Return whether a whole unit is kept away."""
        return unit_id in self.unit_ids

    def without(self, people: Iterable[Staff]) -> list[Staff]:
        """Return the colleagues who may be given the case."""
        return [one for one in people if not self.bars(one)]


NO_BARRIER = Barrier()


def walled_from(actor: Actor) -> QuerySet[Wall, UUID]:
    """Return the ids of the cases that don't exist for this member of staff, as a part of a larger question."""
    return Wall.objects.filter(_STANDING, _against(actor)).values_list("case_id", flat=True)


def is_behind(actor: Actor, case: Case) -> bool:
    """Return whether this member of staff is kept away from this case."""
    return case.is_walled and Wall.objects.filter(_STANDING, _against(actor), case=case).exists()


def barrier_of(case: Case) -> Barrier:
    """Return who may neither see nor be given this case."""
    if not case.is_walled:
        return NO_BARRIER
    rows = list(Wall.objects.filter(_STANDING, case=case).select_related("staff"))
    units = {row.unit_id for row in rows if row.unit_id}
    units |= {row.staff.unit_id for row in rows if row.staff and row.staff.role == Role.UNIT_MANAGER}
    beneath = [organization.units_beneath(one) for one in units]
    return Barrier(
        staff_ids=frozenset(row.staff_id for row in rows if row.staff_id),
        unit_ids=frozenset[UUID]().union(*beneath),
    )


def room_of(case_id: UUID, *, is_walled: bool | None = None) -> str:
    """Return the name under which open pages hear of this case; a new wall changes it, so that old permits fall silent.

    ``is_walled`` spares the question where it is known.
    """
    if is_walled is False or not Wall.objects.filter(_STANDING, case_id=case_id).exists():
        return f"case:{case_id}"
    return f"case:{case_id}:{Wall.objects.filter(case_id=case_id).count()}"


def in_charge_of(case: Case, *, at: datetime) -> Staff | None:
    """Return who manages the unit of a case, else their deputy, else who is above them; there, and never accused."""
    barrier = barrier_of(case)
    managers = organization.managers_of(case.unit_id)
    return organization.first_there(managers, may=lambda one: not barrier.bars(one), at=at)


def of(case: Case) -> QuerySet[Wall]:
    """Return every wall that the case ever had, oldest first."""
    return Wall.objects.filter(case=case).select_related("staff", "unit", "raised_by", "lifted_by").order_by("id")


def standing(case: Case) -> QuerySet[Wall]:
    """Return the walls that stand."""
    return of(case).filter(_STANDING)


def _against(actor: Actor) -> Q:
    """Mean this actor themselves, a unit that they belong to, or somebody who manages such a unit."""
    above = actor.belongs_to
    managed = Q(staff__role=Role.UNIT_MANAGER, staff__unit_id__in=above)
    return Q(staff_id=actor.id) | Q(unit_id__in=above) | managed
