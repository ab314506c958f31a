"""How to look at touchpoints."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.touchpoints.models import Touchpoint
from shenava.domain.touchpoints.rules import codes
from shenava.foundation.database.remembered import remembered
from shenava.foundation.errors import NotFound


def all_touchpoints() -> QuerySet[Touchpoint]:
    """Every touchpoint, those in use first, then by code."""
    return Touchpoint.objects.select_related("unit", "category").order_by("retired_at", "code")


def touchpoint(touchpoint_id: UUID) -> Touchpoint:
    """Return one by its id; raises ``NotFound``."""
    found = all_touchpoints().filter(pk=touchpoint_id).first()
    if found is None:
        raise NotFound
    return found


def by_code(typed: str) -> Touchpoint | None:
    """Return the touchpoint that somebody comes from, a retired one too, by whatever they typed."""
    code = codes.read(typed)
    return _by_code().get(code) if code else None


def names() -> Mapping[str, Mapping[str, str]]:
    """Return the names of all touchpoints by code."""
    return {code: one.name for code, one in _by_code().items()}


def named(touchpoint_id: UUID | None) -> Touchpoint | None:
    """Return the touchpoint that a case came from, from memory."""
    return next((one for one in _by_code().values() if one.id == touchpoint_id), None) if touchpoint_id else None


def code_of(touchpoint_id: UUID | None) -> str | None:
    """Return the code of the touchpoint that a case came from."""
    found = named(touchpoint_id)
    return found.code if found else None


@remembered(seconds=5)
def _by_code() -> Mapping[str, Touchpoint]:
    return {one.code: one for one in all_touchpoints()}
