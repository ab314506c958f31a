"""How to look at escalation: the matrix that holds, what raises at once, and what was raised to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.organization.actors import Actor
from shenava.domain.policies.models import EscalationRule, EscalationStep, Promise, Raising, StaffQuiet
from shenava.domain.policies.rules.ladder import DEFAULT_RULES, DEFAULT_STEPS, Rule, Step
from shenava.domain.policies.vocabulary import Level, PromiseKind, Recipient, Trigger
from shenava.foundation.database.remembered import remembered


@remembered(seconds=5)
def ladders() -> Mapping[str, Sequence[Step]]:
    """Return the levels of each urgency."""
    ladders = {urgency.value: {one.level: one for one in DEFAULT_STEPS} for urgency in Urgency}
    for row in EscalationStep.objects.all():
        ladders[row.urgency][Level(row.level)] = Step(
            level=Level(row.level),
            percent=row.percent,
            recipient=Recipient(row.recipient),
            staff_id=row.staff_id,
            is_on=row.is_on,
        )
    return {urgency: tuple(steps.values()) for urgency, steps in ladders.items()}


@remembered(seconds=5)
def rules() -> Mapping[Trigger, Rule]:
    """Return what raises a case at once."""
    found = {one.trigger: one for one in DEFAULT_RULES}
    for row in EscalationRule.objects.all():
        trigger = Trigger(row.trigger)
        found[trigger] = replace(found[trigger], level=Level(row.level), threshold=row.threshold, is_on=row.is_on)
    return found


@remembered(seconds=5)
def quiet_hours() -> Mapping[str, str]:
    """Return the hours in which staff are shown no notices, as ``{"quiet_from", "quiet_to"}``; empty for none."""
    row = StaffQuiet.objects.order_by("id").first()
    if row is None or row.begin is None or row.end is None:
        return {}
    return {"quiet_from": f"{row.begin:%H:%M}", "quiet_to": f"{row.end:%H:%M}"}


def to_climb(*, at: datetime, most: int) -> list[UUID]:
    """Return the standing promises of answers whose next level may have come, the longest waiting first."""
    rows = Promise.objects.filter(
        kind=PromiseKind.ANSWER, kept_at__isnull=True, replaced_at__isnull=True, climb_at__lte=at
    )
    return list(rows.order_by("climb_at").values_list("id", flat=True)[:most])


def promise(promise_id: UUID) -> Promise:
    """Return a promise by its id."""
    return Promise.objects.get(pk=promise_id)


def was_raised(*, promise_id: UUID | None, level: Level) -> bool:
    """Return whether this level was reached once under this promise."""
    return promise_id is not None and Raising.objects.filter(promise_id=promise_id, level=level).exists()


def raisings(case_id: UUID) -> QuerySet[Raising]:
    """Every raising and lowering of a case, oldest first."""
    return Raising.objects.filter(case_id=case_id).select_related("told", "by").order_by("id")


def raising(raising_id: UUID, *, case_id: UUID) -> Raising | None:
    """Return what a case was raised by, unless that is settled."""
    return Raising.objects.filter(pk=raising_id, case_id=case_id, settled_at__isnull=True).first()


def raised_to(actor: Actor, cases: QuerySet[Case], *, at: datetime) -> QuerySet[Raising]:
    """Return what was raised to this colleague, or to whom they stand in for, and waits, of these cases; newest last.

    Notices wait for the end of quiet hours, snoozed ones for the end of their time.
    """
    whose = {actor.id, *actor.stands_in_for}
    awake = Q(snoozed_until__isnull=True) | Q(snoozed_until__lte=at)
    rows = Raising.objects.filter(awake, told_id__in=whose, settled_at__isnull=True, notice__shows_at__lte=at)
    within = Exists(cases.filter(pk=OuterRef("case_id")).values("pk"))
    return rows.filter(within).select_related("case").order_by("-level", "id")
