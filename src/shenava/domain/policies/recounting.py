"""Counting the limits of packs anew after an office changed its working time: which are open, and where they move."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.cases.vocabulary import Stage
from shenava.domain.organization import queries as organization
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.models import CaseClock
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.clock import due_of
from shenava.domain.policies.rules.due import Due

BATCH: Final = 500


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A limit that falls on another moment now."""

    row: CaseClock
    due: Due


def moved(calendar_id: UUID, *, since: datetime) -> Iterator[Moved]:
    """Yield the open limits that a calendar's working time puts elsewhere than they stand, in the order of ids.

    Limits that have passed, were kept or belong to closed cases are left alone, and so are those that know no working
    time: counted again they stay where they are.
    """
    units = organization.all_units().filter(calendar_id=calendar_id)
    offices = {unit.id: organization.working_calendar_of_unit(unit) for unit in units}
    after: UUID | None = None
    while batch := list(_open(list(offices), since=since, after=after)[:BATCH]):
        for row in batch:
            due = _counted(row, offices)
            if due is not None and due.at != row.due_at:
                yield Moved(row=row, due=due)
        after = batch[-1].id


def _open(offices: list[UUID], *, since: datetime, after: UUID | None) -> QuerySet[CaseClock]:
    rows = CaseClock.objects.filter(office_id__in=offices, kept_at__isnull=True, due_at__gt=since)
    rows = rows.exclude(case__stage=Stage.CLOSED).order_by("id")
    return rows.filter(id__gt=after) if after else rows


def _counted(row: CaseClock, offices: Mapping[UUID, WorkingCalendar]) -> Due | None:
    pack = reading.pack_named(row.pack, row.version)
    told = pack.clocks.get(row.clock) if pack else None
    if told is None or told.clock is None or row.office_id is None:
        return None
    return due_of(told.clock, row.started_at, offices[row.office_id])
