"""Counting open promises anew after a calendar changed: which are left, what was found, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.cases.vocabulary import Stage
from shenava.domain.organization import queries as organization
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_content
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.models import Promise, RecountedDate, Replanning
from shenava.domain.policies.queries import AnswerDue
from shenava.domain.policies.rules import due as due_rules
from shenava.domain.policies.rules import replanning as rules
from shenava.domain.policies.vocabulary import Recount

BATCH: Final = 100
"""Promises in one transaction: few enough that whoever files meanwhile hardly waits for the writing."""
STRAGGLERS: Final = timedelta(seconds=10)
"""So long after a change another process may still promise by the old version, which it remembers for five seconds."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A promise whose date the new version would put elsewhere."""

    promise: Promise
    answer: AnswerDue
    outcome: Recount


def promises_to_count(calendar: WorkCalendar, *, since: datetime, after: UUID | None = None) -> QuerySet[Promise]:
    """Return the open promises in working time that rest on a calendar and are still ahead, in the order of ids."""
    offices = [str(one) for one in organization.all_units().filter(calendar=calendar).values_list("id", flat=True)]
    standing = Promise.objects.filter(
        kept_at__isnull=True,
        replaced_at__isnull=True,
        due_at__gt=since,
        basis__unit__in=sorted(rules.IN_WORKING_TIME),
        basis__office__in=offices,
    )
    rows = standing.exclude(case__stage=Stage.CLOSED).order_by("id")
    return rows.filter(id__gt=after) if after else rows


def running() -> list[Replanning]:
    """Return what is not done yet, the oldest first."""
    return list(Replanning.objects.select_related("calendar").filter(finished_at=None).order_by("id"))


def next_batch(replanning: Replanning) -> list[Promise]:
    """Return the next promises to look at, with their cases."""
    rows = promises_to_count(replanning.calendar, since=replanning.begun_at, after=replanning.after)
    return list(rows.select_related("case")[:BATCH])


def count_anew(batch: Sequence[Promise], replanning: Replanning, *, at: datetime) -> list[Counted]:
    """Return those of a batch that the new version would put elsewhere, and what becomes of each."""
    found = []
    for promise in batch:
        if not rules.is_counted(promise.basis):
            continue
        answer = _answer(promise, replanning)
        if promise.latest_at and answer.due.at >= promise.due_at:
            continue  # it was nearer than the limit that is counted here, and still is
        outcome = rules.outcome(was=promise.due_at, counted=answer.due.at, at=at)
        if outcome:
            found.append(Counted(promise=promise, answer=answer, outcome=outcome))
    return found


def begin(*, calendar: WorkCalendar, number: int, total: int, at: datetime) -> None:
    """Begin to count, once for each version; an earlier version's counting that is not done is overtaken."""
    earlier = Replanning.objects.filter(calendar=calendar, finished_at=None).exclude(number=number)
    earlier.update(finished_at=at, is_overtaken=True)
    Replanning.objects.get_or_create(
        calendar=calendar, number=number, defaults={"begun_at": at, "advanced_at": at, "total": total}
    )


def hold(replanning: Replanning) -> Replanning | None:
    """Return a replanning locked for its next step, none when it is over or somebody else has taken that step."""
    rows = Replanning.objects.select_for_update(of=("self",)).select_related("calendar")
    held = rows.filter(pk=replanning.pk, finished_at=None).first()
    return held if held and held.after == replanning.after else None


def advance(held: Replanning, batch: Sequence[Promise], found: Sequence[Counted], *, at: datetime) -> None:
    """Write down what was found in a batch."""
    RecountedDate.objects.bulk_create(
        RecountedDate(
            replanning=held,
            case_id=one.promise.case_id,
            promise=one.promise,
            was=one.promise.due_at,
            counted=one.answer.due.at,
            outcome=one.outcome,
        )
        for one in found
    )
    held.advanced_at, held.after = at, batch[-1].id
    held.looked_at += len(batch)
    held.total = max(held.total, held.looked_at)
    held.moved += sum(one.outcome == Recount.MOVED for one in found)
    held.kept += sum(one.outcome != Recount.MOVED for one in found)
    held.save()


def finish(row: Replanning, *, at: datetime) -> None:
    """End what has nothing left, once stragglers had their time."""
    if at - row.begun_at >= STRAGGLERS:
        Replanning.objects.filter(pk=row.pk, finished_at=None, after=row.after).update(finished_at=at)


def replannings(calendar: WorkCalendar) -> dict[int, Replanning]:
    """Return the replannings of a calendar by the number of the version."""
    return {row.number: row for row in Replanning.objects.filter(calendar=calendar)}


def dates_of(replanning: Replanning, outcome: str = "") -> QuerySet[RecountedDate]:
    """Return every date that a version would put elsewhere, or those with one outcome, with their cases."""
    rows = RecountedDate.objects.filter(replanning=replanning).select_related("case").order_by("id")
    return rows.filter(outcome=outcome) if outcome in Recount.values else rows


def _answer(promise: Promise, replanning: Replanning) -> AnswerDue:
    office = UUID(promise.basis["office"])
    calendar = _calendar_of(replanning.calendar_id, replanning.number, office)
    goal = rules.goal_of(promise.basis)
    start = rules.start_of(promise.basis, otherwise=promise.case.received_at)
    due = due_rules.due(start, goal, calendar)
    return AnswerDue(goal=goal, due=due, unit_id=office, calendar=calendar.version)


@lru_cache(maxsize=64)
def _calendar_of(calendar_id: UUID, number: int, unit_id: UUID) -> WorkingCalendar:
    """Return a version as an office works by it; versions never change, so that it may be remembered for ever."""
    row = organization.calendar(calendar_id)
    content = organization.content_of_version(organization.version_of(row, number))
    return calendar_content.working_calendar_of(content, unit_id=unit_id, version=f"{row.code}:{number}")
