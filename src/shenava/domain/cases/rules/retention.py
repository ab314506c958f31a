"""What must stay although its person wishes it forgotten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stays(StrEnum):
    """Why a case can't be forgotten now."""

    OPEN = "OPEN"
    LEGAL_HOLD = "LEGAL_HOLD"
    RIGHTS = "RIGHTS"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """As much of a case as the question needs."""

    is_closed: bool
    legal_hold: bool
    rights_until: datetime | None


def why_it_stays(case: Kept, *, at: datetime) -> Stays | None:
    """Return the first reason: a legal hold, an open complaint, or rights of the person that still run."""
    if case.legal_hold:
        return Stays.LEGAL_HOLD
    if not case.is_closed:
        return Stays.OPEN
    if case.rights_until and case.rights_until > at:
        return Stays.RIGHTS
    return None
