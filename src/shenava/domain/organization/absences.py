"""Being away: who is, from when until when, and who does their work meanwhile."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization import queries
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Absence, Staff
from shenava.domain.organization.vocabulary import Role
from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.errors import NotAllowed, NotFound, Problem

_HANDLE = {Role.OFFICER, Role.UNIT_MANAGER, Role.COMPLAINTS_OFFICE}


class AwayForNoTime(Problem):
    """An absence that ends before it begins, or is over already."""

    code = "away_for_no_time"
    status = 422
    sentence = _("The last day must not be before the first, and not in the past.")


class AwayTwice(Problem):
    """An absence that overlaps another of the same person."""

    code = "away_twice"
    status = 409
    sentence = _("There is an absence in these days already. End that one first.")


class DeputyNeeded(Problem):
    """No deputy, or one who can't be."""

    code = "deputy_needed"
    status = 422
    sentence = _("Choose a colleague who handles cases and is there in these days.")


def may_mark(actor: Actor, staff: Staff) -> bool:
    """Return whether this actor may say when somebody is away: oneself, one's own people, for administrators all."""
    if actor.id == staff.id or actor.role == Role.ADMINISTRATOR:
        return True
    return actor.role == Role.UNIT_MANAGER and staff.unit_id in actor.unit_ids


def marked_by(actor: Actor) -> list[Staff]:
    """Return the people whose absence this actor may mark, by name."""
    return [one for one in queries.at_work() if may_mark(actor, one)]


def shown_to(actor: Actor, *, at: datetime) -> QuerySet[Absence]:
    """Return the absences now and to come that this actor may end, the nearest first."""
    rows = Absence.objects.filter(until_at__gt=at).select_related("staff", "deputy").order_by("from_at", "id")
    return rows.filter(staff__in=[one.id for one in marked_by(actor)])


def absence(absence_id: UUID, *, actor: Actor) -> Absence:
    """Return an absence that this actor may change; raises ``NotFound``."""
    found = Absence.objects.select_related("staff", "deputy").filter(pk=absence_id).first()
    if found is None or not may_mark(actor, found.staff):
        raise NotFound
    return found


@transaction.atomic
def mark(
    *, staff_id: UUID, from_at: datetime, until_at: datetime, deputy_id: UUID | None, actor: Actor, at: datetime
) -> Absence:
    """Say that somebody is away from a moment until another, and who does their work.

    Raises ``NotAllowed``, ``AwayForNoTime``, ``AwayTwice`` and ``DeputyNeeded``.
    """
    staff = queries.at_work().filter(pk=staff_id).first()
    if staff is None or not may_mark(actor, staff):
        raise NotAllowed
    if until_at <= from_at or until_at <= at:
        raise AwayForNoTime(fields={"until": AwayForNoTime.sentence})
    overlapping = Absence.objects.filter(from_at__lt=until_at, until_at__gt=from_at)
    if overlapping.filter(staff=staff).exists():
        raise AwayTwice(fields={"from": AwayTwice.sentence})
    deputy = queries.who_handle().filter(pk=deputy_id).exclude(pk=staff.pk).first() if deputy_id else None
    is_needed = staff.role in _HANDLE
    if (is_needed and deputy is None) or (deputy and overlapping.filter(staff=deputy).exists()):
        raise DeputyNeeded(fields={"deputy": DeputyNeeded.sentence})
    made = Absence.objects.create(staff=staff, from_at=from_at, until_at=until_at, deputy=deputy, told_by_id=actor.id)
    _record("organization.away", made, actor=actor, at=at)
    return made


@transaction.atomic
def come_back(absence_id: UUID, *, actor: Actor, at: datetime) -> Absence:
    """End an absence now; what was handed over meanwhile stays where it is."""
    found = absence(absence_id, actor=actor)
    if found.until_at <= at:
        raise AwayForNoTime
    if found.from_at >= at:
        _record("organization.stays", found, actor=actor, at=at)
        found.delete()
        return found
    found.until_at = at
    found.save(update_fields=["until_at"])
    _record("organization.back", found, actor=actor, at=at)
    return found


def _record(action: str, row: Absence, *, actor: Actor, at: datetime) -> None:
    detail = {"deputy": str(row.deputy_id or ""), "from": row.from_at.isoformat(), "until": row.until_at.isoformat()}
    recording.record(action, actor_ref=actor.ref, subject_ref=f"staff:{row.staff_id}", at=at, detail=detail)
    forget_all()
    transaction.on_commit(forget_all)
