"""How an administrator changes the catalogue: checked, and written down under their name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import operations
from shenava.domain.catalogue.models import Brand
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem

WINDOW_DAYS = range(1, 366)


class WindowOutOfRange(Problem):
    """A time to object or reopen below a day or above a year."""

    code = "window_out_of_range"
    status = 422
    sentence = _("Please choose between 1 and 365 days.")


@transaction.atomic
def change_brand(*, brand: Brand, changes: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Change how a brand meets people; raises ``WindowOutOfRange``."""
    for field in ("objection_days", "reopen_days"):
        if changes.get(field, 1) not in WINDOW_DAYS:
            raise WindowOutOfRange(fields={field: WindowOutOfRange.sentence})
    if changes.get("privacy_text", brand.privacy_text) != brand.privacy_text:
        changes = {**changes, "privacy_version": operations.keep_privacy_text(brand, at=at)}
    _change(brand, changes)
    _record("settings.brand", actor=actor, at=at, detail={"brand": brand.code, "changed": sorted(changes)})


def _change(row: Brand, changes: Mapping[str, Any]) -> None:
    for field, value in changes.items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    operations.forget()


def _record(action: str, *, actor: Actor, at: datetime, detail: Mapping[str, Any]) -> None:
    recording.record(action, actor_ref=actor.ref, subject_ref="settings", at=at, detail=detail)
