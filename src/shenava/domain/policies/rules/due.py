"""When a promise falls due, with the arithmetic that leads there.

The day of receipt is day 0. Days, weeks and months end at 23:59:59 of the office; hours end to the second. Only
business units know holidays (RG 271 counts calendar days; SAMA and the Central Bank of Iran count working days). A goal
may say otherwise of its first day, of its end, and of a last day that is no working day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final, NamedTuple

from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.rules import steps
from shenava.domain.policies.rules.day_table import EPOCH, MICROSECOND, DayTable, microseconds, table_of
from shenava.domain.policies.rules.explained import Due, Step
from shenava.domain.policies.rules.pausing import Pause, merged
from shenava.domain.policies.rules.steps import HOURS
from shenava.domain.policies.vocabulary import ClockUnit, DayZero, EndOf, EndRoll
from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem

__all__ = ["Due", "Goal", "Step", "due", "earlier_of", "later_of"]

_HOUR: Final = timedelta(hours=1)
_DAYS_OF_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Goal:
    """So many of a unit, such as 30 calendar days; raises ``ValueError`` for less than one, and for hours that roll.

    Without an ``end`` hours end exactly and days with their day; so does a day whose business was over before the
    clock started. ``day_zero`` means nothing to hours.
    """

    amount: int
    unit: ClockUnit
    day_zero: DayZero = DayZero.EXCLUDED
    end: EndOf | None = None
    roll: EndRoll = EndRoll.NONE

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("A goal gives at least one unit of time.")
        if self.roll is not EndRoll.NONE and self.unit in HOURS:
            raise ValueError("Only a last day moves on to a working day; hours end when they end.")


class _Ended(NamedTuple):
    """Where the counting ended: the day, and the exact moment of hours; ``at`` is what the end rule makes of it."""

    day: int
    at: datetime
    rolled_from: int | None = None


def due(start: datetime, goal: Goal, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = ()) -> Due:
    """Return when a goal that starts at a moment falls due in an office; raises ``EmptyCalendar``.

    Every pause given counts; which reasons stop a clock is the matter of ``clock.due_of``.
    """
    start = start.astimezone(UTC)
    table = table_of(calendar)
    still: list[Pause] = []
    ended = _end(start, goal, table, still)
    for pause in merged(pauses, since=start) if pauses else ():
        if pause.begins >= ended.at or (goal.unit in HOURS and pause.begins >= _after_hours(start, goal, table, still)):
            break
        still.append(pause)
        ended = _end(start, goal, table, still)
    return Due(ended.at, partial(_explained, start, goal, table, still, ended))


def earlier_of(first: Due, *others: Due) -> Due:
    """Return the due moment that comes first, the first given among equals."""
    return min((first, *others), key=lambda candidate: candidate.at)


def later_of(first: Due, *others: Due) -> Due:
    """Return the due moment that comes last, the first given among equals («24 hours or one business day»)."""
    return max((first, *others), key=lambda candidate: candidate.at)


def _end(start: datetime, goal: Goal, table: DayTable, pauses: Sequence[Pause]) -> _Ended:
    if goal.unit in HOURS:
        hour_of = _after_hours(start, goal, table, pauses)
        ended = _Ended(_day_of_work(hour_of, goal, table), hour_of)
        if goal.end is None or goal.end is EndOf.EXACT:
            return ended
    else:
        hour_of = start
        ended = _Ended(_last_day(_local(start, table), goal, table, pauses), start)
    end = goal.end or EndOf.DAY_END
    if goal.roll is EndRoll.NEXT_BUSINESS_DAY and not table.is_business_day(ended.day):
        ended = _Ended(table.nth_business_day(ended.day, 1), hour_of, ended.day)
    found = _ended_by(end, ended, hour_of, table)
    return found if found.at >= start else _ended_by(EndOf.DAY_END, ended, hour_of, table)


def _day_of_work(moment: datetime, goal: Goal, table: DayTable) -> int:
    """Return the day to which an end belongs: work until midnight belongs to the day that is over."""
    return _local(moment - MICROSECOND if goal.unit is ClockUnit.BUSINESS_HOURS else moment, table)


def _after_hours(start: datetime, goal: Goal, table: DayTable, pauses: Sequence[Pause]) -> datetime:
    if goal.unit is ClockUnit.CLOCK_HOURS:
        return start + goal.amount * _HOUR + sum((pause.ends - pause.begins for pause in pauses), timedelta())
    amount = goal.amount * _HOUR // MICROSECOND
    for pause in pauses:
        amount += table.working_time(microseconds(pause.begins), microseconds(pause.ends))
    return EPOCH + table.add_working_time(microseconds(start), amount) * MICROSECOND


def _last_day(first: int, goal: Goal, table: DayTable, pauses: Sequence[Pause]) -> int:
    """Count days; of a pause the day on which it ends doesn't count, that on which it begins does (RG 271.110)."""
    before = first - 1 if goal.day_zero is DayZero.INCLUDED else first
    still = [(_local(pause.begins, table), _local(pause.ends, table)) for pause in pauses]
    if goal.unit is ClockUnit.BUSINESS_DAYS:
        return table.nth_business_day(before, goal.amount + sum(table.business_days(*days) for days in still))
    return before + _calendar_days(first, goal) + sum(ends - begins for begins, ends in still)


def _calendar_days(first: int, goal: Goal) -> int:
    if goal.unit is ClockUnit.CALENDAR_DAYS:
        return goal.amount
    if goal.unit is ClockUnit.WEEKS:
        return goal.amount * _DAYS_OF_A_WEEK
    day = date.fromordinal(first)
    return (conversion.add_months(day, goal.amount, CalendarSystem.GREGORIAN) - day).days


def _ended_by(end: EndOf, ended: _Ended, hour_of: datetime, table: DayTable) -> _Ended:
    if end is EndOf.DAY_END:
        return ended._replace(at=table.end_of_day(ended.day))
    if end is EndOf.BUSINESS_CLOSE:
        return ended._replace(at=table.close_of_business(ended.day))
    wall = hour_of.astimezone(table.zone)
    day = date.fromordinal(ended.day)
    # Where the clock skips that hour, the end comes as much later.
    return ended._replace(at=datetime.combine(day, wall.timetz()).astimezone(UTC))


def _local(moment: datetime, table: DayTable) -> int:
    return moment.astimezone(table.zone).toordinal()


def _explained(
    start: datetime, goal: Goal, table: DayTable, pauses: Sequence[Pause], ended: _Ended
) -> tuple[Step, ...]:
    """Return the steps from the start to the end; made only when somebody asks why."""
    counted = steps.Counted(
        table=table,
        start=start,
        until=_after_hours(start, goal, table, pauses) if goal.unit in HOURS else ended.at,
        last=ended.rolled_from or ended.day,
        amount=goal.amount,
        unit=goal.unit,
        day_zero=goal.day_zero,
        pauses=pauses,
    )
    middle = sorted([*steps.counting(counted), *steps.standing_still(counted)], key=lambda step: step.day)
    ending = steps.ending(goal.end, ended.at, ended.day, counted, rolled_from=ended.rolled_from)
    return (steps.started(date.fromordinal(counted.first), start), *middle, *ending)
