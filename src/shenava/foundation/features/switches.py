"""Asking a switch, and turning it."""

from datetime import datetime

from django.db import transaction

from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all, remembered
from shenava.foundation.features.models import SwitchRow
from shenava.foundation.features.vocabulary import Switch


def is_on(switch: Switch) -> bool:
    """Return whether this may happen now; another process follows a change within five seconds."""
    return switch not in _off()


def turn(switch: Switch, *, on: bool, actor_ref: str, at: datetime) -> None:
    """Turn a switch, and write down who did."""
    with transaction.atomic():
        SwitchRow.objects.update_or_create(name=switch, defaults={"is_on": on, "changed_at": at})
        recording.record(
            "settings.switch",
            actor_ref=actor_ref,
            subject_ref="settings",
            at=at,
            detail={"switch": str(switch), "on": on},
        )
    forget_all()


@remembered(seconds=5)
def _off() -> frozenset[str]:
    return frozenset(SwitchRow.objects.filter(is_on=False).values_list("name", flat=True))
