"""How an administrator says how long filing should take: checked, and written down under their name."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.journeys import operations
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem

MINUTES = range(1, 61)


class TargetOutOfRange(Problem):
    """No time at all, or more than an hour."""

    code = "target_out_of_range"
    status = 422
    sentence = _("Please choose between 1 and 60 minutes.")


@transaction.atomic
def change_target(*, minutes: int, actor: Actor, at: datetime) -> None:
    """Set how long filing should take at most for half of the people; raises ``TargetOutOfRange``."""
    if minutes not in MINUTES:
        raise TargetOutOfRange(fields={"minutes": TargetOutOfRange.sentence})
    operations.set_target(minutes=minutes)
    recording.record(
        "settings.filing_target",
        actor_ref=actor.ref,
        subject_ref="settings",
        at=at,
        detail={"minutes": minutes},
    )
