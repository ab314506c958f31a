"""How an administrator changes escalation: checked, and written down under their name."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization.actors import Actor
from shenava.domain.policies.models import EscalationRule, EscalationStep, Promise, StaffQuiet
from shenava.domain.policies.rules import ladder
from shenava.domain.policies.rules.ladder import Rule, Step
from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.errors import Problem


class LevelsOutOfOrder(Problem):
    """A level that comes before the one beneath it, or at no time at all."""

    code = "levels_out_of_order"
    status = 422
    sentence = _("Each level must come later than the one before: whole numbers from 1 to 1000, rising.")


class QuietHalfSaid(Problem):
    """Quiet hours with a begin and no end, or the other way round."""

    code = "quiet_half_said"
    status = 422
    sentence = _("Write both ends of the quiet hours, such as 22:00 and 07:00, or leave both empty.")


@transaction.atomic
def change(
    *,
    ladders: Mapping[str, Sequence[Step]],
    rules: Sequence[Rule],
    quiet: tuple[time | None, time | None],
    actor: Actor,
    at: datetime,
) -> None:
    """Set the levels of each urgency, what raises at once, and the quiet hours; open promises are looked at anew.

    Raises ``LevelsOutOfOrder`` and ``QuietHalfSaid``.
    """
    for urgency, steps in ladders.items():
        if not ladder.is_in_order(steps) or any(one.percent not in ladder.PERCENTS for one in steps):
            raise LevelsOutOfOrder(fields={f"{urgency}_percent": LevelsOutOfOrder.sentence})
    if (quiet[0] is None) != (quiet[1] is None):
        raise QuietHalfSaid(fields={"quiet_from": QuietHalfSaid.sentence})
    for urgency, steps in ladders.items():
        for step in steps:
            _set_step(urgency, step)
    for rule in rules:
        changes = {"level": rule.level, "threshold": rule.threshold, "is_on": rule.is_on}
        EscalationRule.objects.update_or_create(trigger=rule.trigger, defaults=changes)
    StaffQuiet.objects.all().delete()
    StaffQuiet.objects.create(begin=quiet[0], end=quiet[1])
    Promise.objects.filter(kept_at__isnull=True, replaced_at__isnull=True, due_at__gt=at).update(climb_at=at)
    recording.record("settings.escalation", actor_ref=actor.ref, subject_ref="settings", at=at)
    forget_all()
    transaction.on_commit(forget_all)


def _set_step(urgency: str, step: Step) -> None:
    EscalationStep.objects.update_or_create(
        urgency=urgency,
        level=step.level,
        defaults={
            "percent": step.percent,
            "recipient": step.recipient,
            "staff_id": step.staff_id,
            "is_on": step.is_on,
        },
    )
