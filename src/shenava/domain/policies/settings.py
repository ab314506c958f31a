"""How an administrator changes promises of time: checked, and written down under their name."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue.models import Brand
from shenava.domain.organization.actors import Actor
from shenava.domain.policies import operations
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem

AMOUNTS = range(1, 1001)


class GoalOutOfRange(Problem):
    """A goal of nothing, or beyond all measure."""

    code = "goal_out_of_range"
    status = 422
    sentence = _("Please choose a whole number from 1 to 1000.")


class NoSuchPack(Problem):
    """A pack that isn't shipped."""

    code = "no_such_pack"
    status = 404
    sentence = _("There is no compliance pack with this name.")


def check_amount(urgency: str, amount: int) -> None:
    """Raise ``GoalOutOfRange`` unless a goal may have so many of its unit."""
    if amount not in AMOUNTS:
        raise GoalOutOfRange(fields={f"{urgency}_amount": GoalOutOfRange.sentence})


@transaction.atomic
def change_goal(*, brand: Brand, urgency: str, amount: int, unit: ClockUnit, actor: Actor, at: datetime) -> None:
    """Set by when cases of an urgency are answered from now on; raises ``GoalOutOfRange``."""
    check_amount(urgency, amount)
    operations.set_goal(brand=brand, urgency=urgency, goal=Goal(amount, unit))
    recording.record(
        "settings.goal",
        actor_ref=actor.ref,
        subject_ref="settings",
        at=at,
        detail={"urgency": urgency, "amount": amount, "unit": str(unit)},
    )


@transaction.atomic
def switch_pack(*, brand: Brand, pack_id: str, on: bool, actor: Actor, at: datetime) -> None:
    """Let new cases of a brand come under a pack from now on, or no longer; raises ``NoSuchPack``."""
    if pack_id not in reading.packs():
        raise NoSuchPack
    if on:
        operations.use_pack(brand=brand, pack_id=pack_id, at=at)
    else:
        operations.stop_using_pack(brand=brand, pack_id=pack_id, at=at)
    recording.record(
        "settings.pack", actor_ref=actor.ref, subject_ref="settings", at=at, detail={"pack": pack_id, "on": on}
    )
