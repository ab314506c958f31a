"""How touchpoints are made, changed and retired."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from shenava.domain.touchpoints.models import Touchpoint
from shenava.foundation.database.remembered import forget_all


def add(
    *,
    code: str,
    kind: str,
    name: Mapping[str, str],
    place: Mapping[str, str],
    unit_id: UUID | None = None,
    category_id: UUID | None = None,
    at: datetime,
) -> Touchpoint:
    """Add a touchpoint; raises ``IntegrityError`` for a code that is taken."""
    made = Touchpoint.objects.create(
        code=code,
        kind=kind,
        name=dict(name),
        place=dict(place),
        unit_id=unit_id,
        category_id=category_id,
        made_at=at,
    )
    _forget()
    return made


def change(touchpoint: Touchpoint, **fields: object) -> None:
    """Change what is said of a touchpoint; its code stays, because it is printed."""
    for name, value in fields.items():
        setattr(touchpoint, name, value)
    touchpoint.save(update_fields=list(fields))
    _forget()


def _forget() -> None:
    forget_all()
    transaction.on_commit(forget_all)
