"""Keep a complaint from whom it is about, and let them see it again only for a reason (rule 39, S1-31.4)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases.models import Case, Wall
from shenava.domain.cases.vocabulary import Deed, WallCause
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff, Unit
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.text.masking import mask


class NobodyMeant(Problem):
    """A wall without a person or unit behind it."""

    code = "nobody_meant"
    status = 422
    sentence = _("Choose the colleague or the unit that the complaint is about.")


class NobodyLeft(Problem):
    """A wall behind which everybody would stand."""

    code = "nobody_left"
    status = 409
    sentence = _("Nobody would be left to handle this complaint. Give somebody outside a place at the desk first.")


class WhyLifted(Problem):
    """A wall that shall fall without a reason."""

    code = "why_lifted"
    status = 422
    sentence = _("Write why they may see it again. The reason stays with the case.")


def raise_wall(
    case_id: UUID, *, staff_id: UUID | None, unit_id: UUID | None, by: Staff, actor: Actor, at: datetime
) -> None:
    """Keep a case from a colleague, a unit, or both, from now on; whoever works under them is kept away, too."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.WALL, case)
        meant = [one for one in (_person(staff_id), _unit(unit_id)) if one]
        if not meant:
            raise NobodyMeant
        for one in meant:
            cases.wall(case, about=one, cause=WallCause.OFFICER, by=by, actor=actor, at=at)
        if not _somebody_left(case):
            raise NobodyLeft


def lift(case_id: UUID, *, wall_id: UUID, reason: str, by: Staff, actor: Actor, at: datetime) -> None:
    """Let one wall fall, for a reason that is kept: a small firm may have nobody else."""
    words = mask(reason.strip()).text
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.LIFT_WALL, case)
        if not words:
            raise WhyLifted(fields={"reason": WhyLifted.sentence})
        wall: Wall | None = walls.standing(case).filter(pk=wall_id).first()
        if wall is None:
            raise NotFound
        cases.lift_wall(case, wall=wall, reason=words, by=by, actor=actor, at=at)


def _person(staff_id: UUID | None) -> Staff | None:
    return organization.at_work().filter(pk=staff_id).first() if staff_id else None


def _unit(unit_id: UUID | None) -> Unit | None:
    return organization.active_units().filter(pk=unit_id).first() if unit_id else None


def _somebody_left(case: Case) -> bool:
    return bool(walls.barrier_of(case).without(organization.who_handle()))
