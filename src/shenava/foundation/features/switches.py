"""Asking a switch, and turning it."""

from datetime import datetime

from django.db import transaction

from shenava.foundation.audit import recording
from shenava.foundation.database.remembered import forget_all, remembered
from shenava.foundation.features.models import SwitchRow
from shenava.foundation.features.vocabulary import STARTS_OFF, Switch


def is_on(switch: Switch) -> bool:
    """Return whether this may happen now; another process follows a change within five seconds."""
    return _states().get(switch, switch not in STARTS_OFF)


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
def _states() -> dict[str, bool]:
    return dict(SwitchRow.objects.values_list("name", "is_on"))
