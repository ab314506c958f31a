"""What the organization's own past teaches about the time an answer takes, and the honest dates that follow from it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from shenava.domain.cases import queries as case_queries
from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies import queries
from shenava.domain.policies.models import Turnaround
from shenava.domain.policies.queries import AnswerDue
from shenava.domain.policies.rules import expecting
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.rules.expecting import AIM, Experience, Lived
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.foundation.database.remembered import remembered

LOOKED_BACK: Final = timedelta(days=180)
MOST_CASES: Final = 20_000
"""The newest so many cases teach; older ones tell of another house."""
_MINUTE: Final = timedelta(minutes=1)

Kind = tuple[UUID | None, str, str]
"""Unit, category and urgency that complaints have in common; no unit or no category stands for all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What is known of the times of a brand, and how full its units are."""

    experiences: Mapping[Kind, Experience]
    loads: Mapping[UUID | None, int]


def expected(*, brand_id: UUID, urgency: str, category: str, unit_id: UUID | None, start: datetime) -> AnswerDue:
    """Return the date by which eight of ten comparable complaints were answered, never after the limit.

    The nearest kind of complaint of which enough is known decides: that of the unit and category, of the unit, of the
    category, of all. Where too little is known it is the limit itself, without a chance.
    """
    limit = queries.first_answer_due(brand_id=brand_id, urgency=urgency, unit_id=unit_id, start=start)
    known = _known(brand_id)
    kinds = [(unit, topic, urgency) for unit, topic in product((unit_id, None), (category, ""))]
    found = expecting.most_telling(known.experiences, kinds)
    return _nearer(limit, found, load=known.loads.get(unit_id, 100), start=start) if found else limit


def learn(*, brand_id: UUID, at: datetime) -> int:
    """Work out anew how long complaints take; returns of how many kinds enough is known."""
    lives: dict[Kind, list[Lived]] = defaultdict(list)
    spans: dict[UUID | None, list[tuple[int, bool]]] = defaultdict(list)
    goals, calendars = queries.goals(brand_id), queries.calendars()
    rows = case_queries.turnarounds(brand_id, since=at - LOOKED_BACK, most=MOST_CASES)
    for unit_id, category, urgency, received_at, responded_at in rows:
        calendar = calendars.get(unit_id or queries.triage_desk())
        if calendar is None or urgency not in goals:
            continue
        taken = _taken(goals[urgency], calendar)(received_at, responded_at or at)
        life = Lived(taken, is_over=responded_at is not None)
        for unit, topic in product({unit_id, None}, {category or "", ""}):
            lives[unit, topic, urgency].append(life)
        spans[unit_id].append((((responded_at or at) - received_at) // _MINUTE, responded_at is None))
    loads = {unit: _load(of_unit) for unit, of_unit in spans.items()}
    return _write_down(brand_id, lives, loads, at=at)


def _load(spans: Iterable[tuple[int, bool]]) -> int:
    known = list(spans)
    usual = expecting.usually_open((minutes for minutes, _open in known), within=LOOKED_BACK // _MINUTE)
    return expecting.load(sum(is_open for _minutes, is_open in known), usual)


@transaction.atomic
def _write_down(
    brand_id: UUID, lives: Mapping[Kind, list[Lived]], loads: Mapping[UUID | None, int], *, at: datetime
) -> int:
    learned = {kind: expecting.experience(of_kind) for kind, of_kind in lives.items()}
    rows = [
        Turnaround(
            brand_id=brand_id,
            unit_id=unit,
            category=category,
            urgency=urgency,
            count=taught.count,
            curve=list(taught.curve),
            load=loads.get(unit, 100),
            learned_at=at,
        )
        for (unit, category, urgency), taught in learned.items()
        if taught.is_enough
    ]
    Turnaround.objects.filter(brand_id=brand_id).delete()
    Turnaround.objects.bulk_create(rows)
    return len(rows)


@remembered(seconds=60)
def _known(brand_id: UUID) -> _Known:
    rows = list(Turnaround.objects.filter(brand_id=brand_id))
    kinds = {(row.unit_id, row.category, row.urgency): row for row in rows}
    return _Known(
        experiences={kind: Experience(count=row.count, curve=tuple(row.curve)) for kind, row in kinds.items()},
        loads={row.unit_id: row.load for row in rows if row.unit_id},
    )


def _nearer(limit: AnswerDue, found: Experience, *, load: int, start: datetime) -> AnswerDue:
    """The limit, or the nearer moment that the past points to, at the next full hour."""
    calendar = queries.calendars()[limit.unit_id]
    minutes = (found.minutes_for(AIM) or 0) * load // 100
    moment = _full_hour(_after(limit.goal, calendar, start, minutes), calendar)
    if moment < limit.due.at:
        return replace(
            limit, due=replace(limit.due, at=moment), chance=AIM, latest_at=limit.due.at, based_on=found.count
        )
    within = _taken(limit.goal, calendar)(start, limit.due.at) * 100 // load
    return replace(limit, chance=found.chance_within(within) or None, based_on=found.count)


def _taken(goal: Goal, calendar: WorkingCalendar) -> Callable[[datetime, datetime], int]:
    """Return how minutes between two moments are counted where a goal is: around the clock, or of working time."""
    if goal.unit == ClockUnit.CLOCK_HOURS:
        return lambda start, end: (end - start) // _MINUTE
    return lambda start, end: working_time.working_time_between(calendar, start, end) // _MINUTE


def _after(goal: Goal, calendar: WorkingCalendar, start: datetime, minutes: int) -> datetime:
    if goal.unit == ClockUnit.CLOCK_HOURS:
        return start + minutes * _MINUTE
    return working_time.add_working_time(calendar, start, minutes * _MINUTE)


def _full_hour(moment: datetime, calendar: WorkingCalendar) -> datetime:
    local = moment.astimezone(ZoneInfo(calendar.zone))
    full = local.replace(minute=0, second=0, microsecond=0)
    return moment + (timedelta(hours=1) - (local - full) if local > full else timedelta())
