"""How a case is raised and lowered, and how its notices are gathered and settled."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from shenava.domain.cases.models import Case
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff
from shenava.domain.people.rules import quiet_until
from shenava.domain.policies import attention
from shenava.domain.policies.events import NoticeSnoozed
from shenava.domain.policies.models import Promise, Raising, StaffNotice
from shenava.domain.policies.recording import record
from shenava.domain.policies.vocabulary import Level, RaisingCause
from shenava.foundation.shredding import shred

_TOGETHER = timedelta(hours=1)
"""What is raised to one person within this time becomes one list."""


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why a case is raised or lowered: by which cause, under which promise, or by whom with which words."""

    cause: RaisingCause
    promise_id: UUID | None = None
    words: str = ""
    by: Staff | None = None


def note(case: Case, *, level: Level, was: Level, why: Why, told: Staff | None, at: datetime) -> Raising:
    """Write down that a case was raised or lowered; who is told finds it in their list of this hour, once a case."""
    if told:
        Raising.objects.filter(case=case, told=told, settled_at__isnull=True).update(settled_at=at)
    return Raising.objects.create(
        case=case,
        promise_id=why.promise_id,
        level=level,
        was=was,
        cause=why.cause,
        words=why.words,
        by=why.by,
        raised_at=at,
        told=told,
        notice=_notice(told, zone=case.brand.zone, at=at) if told else None,
        settled_at=None if told else at,
    )


def settle(case_id: UUID, *, at: datetime) -> None:
    """Take the notices about a case off every list."""
    Raising.objects.filter(case_id=case_id, settled_at__isnull=True).update(settled_at=at)


def snooze(raising: Raising, *, until: datetime, words: str, actor: Actor, at: datetime) -> None:
    """Let one notice rest until a moment, with the reason."""
    raising.snoozed_until, raising.snooze_words = until, words
    raising.save(update_fields=["snoozed_until", "snooze_words"])
    record(NoticeSnoozed(subject=raising.case_id, raising=raising.id, until=until), actor, at)


def forget_words(case_id: UUID) -> None:
    """Forget what colleagues wrote when they raised, lowered or put aside a case."""
    shred(Raising.objects.filter(case_id=case_id))


def climb_again(promise: Promise, *, climb_at: datetime | None) -> None:
    """Note when the next level of this promise may come."""
    promise.climb_at = climb_at
    promise.save(update_fields=["climb_at"])


def _notice(staff: Staff, *, zone: str, at: datetime) -> StaffNotice:
    open_one = StaffNotice.objects.filter(staff=staff, opened_at__gt=at - _TOGETHER, opened_at__lte=at)
    found = open_one.order_by("-opened_at").first()
    shows_at = quiet_until(attention.quiet_hours(), at=at, zone=zone) or at
    return found or StaffNotice.objects.create(staff=staff, opened_at=at, shows_at=shows_at)
