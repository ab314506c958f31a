"""What becomes of a promised date when it is counted anew.

A date that the complainant was given never moves away from them by itself: a later one is told in a notice with a
reason (decision 0015). It comes nearer when the office works more than was thought.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit, DelayReason, Recount

IN_WORKING_TIME: Final = frozenset({ClockUnit.BUSINESS_HOURS, ClockUnit.BUSINESS_DAYS})
"""The units that know holidays; calendar days and clock hours never move with a calendar."""


def outcome(*, was: datetime, counted: datetime, at: datetime) -> Recount | None:
    """Return what becomes of a date, none when the new count agrees with it."""
    if counted == was:
        return None
    if counted > was:
        return Recount.KEPT
    return Recount.MOVED if counted > at else Recount.PAST


def is_counted(basis: Mapping[str, Any]) -> bool:
    """Tell whether a promise rests on arithmetic in working time.

    Not so a date that somebody chose and gave notice of, nor one that a limit of a pack holds, which moves with it.
    """
    return (
        basis.get("unit") in IN_WORKING_TIME and basis.get("reason") not in DelayReason.values and "limit" not in basis
    )


def goal_of(basis: Mapping[str, Any]) -> Goal:
    """Return the goal that a promise was counted with."""
    return Goal(amount=basis["amount"], unit=ClockUnit(basis["unit"]))


def start_of(basis: Mapping[str, Any], *, otherwise: datetime) -> datetime:
    """Return the moment that a promise was counted from, ``otherwise`` where its arithmetic was not kept."""
    first: Mapping[str, Any] = next(iter(basis.get("steps") or []), {})
    return datetime.fromisoformat(first["moment"]) if first.get("moment") else otherwise
