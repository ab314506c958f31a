"""What a change of the goals would have meant for the last year: tried on real cases, changing none."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from shenava.domain.cases import queries as case_queries
from shenava.domain.policies import queries
from shenava.domain.policies.rules import due as due_rules
from shenava.domain.policies.rules.due import Goal

LOOKED_BACK: Final = timedelta(days=365)
MOST_CASES: Final = 50_000


@dataclass(frozen=True, slots=True)
class Tried:
    """How many cases of a unit there were, and how many were late by the goals as they are and as they would be."""

    unit_id: UUID | None
    cases: int
    late_now: int
    late_then: int


def try_goals(*, brand_id: UUID, goals: Mapping[str, Goal], at: datetime) -> list[Tried]:
    """Return what these goals would have meant for the newest cases of the last year, the most late unit first.

    Every case is counted by its urgency and its unit of today, in the calendars of today. One that is still open is
    late when its date has passed.
    """
    calendars, now, desk = queries.calendars(), queries.goals(brand_id), queries.triage_desk()
    counted: Counter[tuple[UUID | None, str]] = Counter()
    rows = case_queries.turnarounds(brand_id, since=at - LOOKED_BACK, most=MOST_CASES)
    for unit_id, _category, urgency, received_at, responded_at in rows:
        calendar = calendars.get(unit_id or desk)
        if calendar is None or urgency not in now or urgency not in goals:
            continue
        counted[unit_id, "cases"] += 1
        for when, goal in (("now", now[urgency]), ("then", goals[urgency])):
            counted[unit_id, when] += due_rules.due(received_at, goal, calendar).at < (responded_at or at)
    units = {unit_id for unit_id, _what in counted}
    tried = [Tried(unit, *(counted[unit, what] for what in ("cases", "now", "then"))) for unit in units]
    return sorted(tried, key=lambda one: (-one.late_then, str(one.unit_id)))
