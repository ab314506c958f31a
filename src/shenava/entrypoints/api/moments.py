"""Moments as the API tells them: ISO 8601 with the offset of the brand's own zone."""

from datetime import datetime
from typing import TypeAlias, overload
from zoneinfo import ZoneInfo

from shenava.domain.cases.models import Case

Moment: TypeAlias = datetime


@overload
def local(at: datetime, case: Case) -> datetime: ...
@overload
def local(at: datetime | None, case: Case) -> datetime | None: ...
def local(at: datetime | None, case: Case) -> datetime | None:
    """Return a moment in the zone of the case's brand, to the second; nothing for no moment."""
    return at.astimezone(ZoneInfo(case.brand.zone)).replace(microsecond=0) if at else None
