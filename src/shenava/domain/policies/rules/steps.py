"""The lines that explain a due moment: what was counted, what was not, and how it ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.rules.day_table import DayTable
from shenava.domain.policies.rules.explained import Step
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import ClockUnit, DayZero, EndOf, StepKind

HOURS: Final = frozenset({ClockUnit.CLOCK_HOURS, ClockUnit.BUSINESS_HOURS})
"""Units that end at a moment of their own, not with a day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What was counted: from ``start`` to the moment ``until``, the last counted day, and what had been asked for."""

    table: DayTable
    start: datetime
    until: datetime
    last: int
    amount: int
    unit: ClockUnit
    day_zero: DayZero
    pauses: Sequence[Pause]

    @property
    def calendar(self) -> WorkingCalendar:
        """The office's calendar."""
        return self.table.calendar

    @property
    def first(self) -> int:
        """The day of the start."""
        return self.day_of(self.start)

    def day_of(self, moment: datetime) -> int:
        """Return the local day of a moment."""
        return moment.astimezone(self.table.zone).toordinal()


def started(day: date, moment: datetime) -> Step:
    """Return the line with which every explanation begins."""
    return Step(kind=StepKind.STARTED, day=day, moment=moment)


def counting(counted: Counted) -> list[Step]:
    """Return what was counted, in order."""
    match counted.unit:
        case ClockUnit.CLOCK_HOURS:
            return [_clock_hours(counted)]
        case ClockUnit.BUSINESS_HOURS:
            return sorted([*_days_off(counted), *_windows(counted)], key=lambda step: step.day)
        case ClockUnit.BUSINESS_DAYS:
            return [_first_day(counted), *_business_days(counted)]
        case ClockUnit.CALENDAR_DAYS | ClockUnit.WEEKS:
            return [_first_day(counted), _all_days(counted, StepKind.DAYS_RUN)]
        case ClockUnit.MONTHS:
            return [_first_day(counted), _all_days(counted, StepKind.MONTHS_RUN), *_short_month(counted)]


def standing_still(counted: Counted) -> Iterator[Step]:
    """Yield the pauses that moved the end."""
    for pause in counted.pauses:
        yield Step(
            kind=StepKind.PAUSED,
            day=date.fromordinal(counted.day_of(pause.begins)),
            moment=pause.begins,
            until=pause.ends,
            reason=pause.reason,
        )


def ending(end: EndOf | None, at: datetime, day: int, counted: Counted, *, rolled_from: int | None) -> Iterator[Step]:
    """Yield how the end follows from the last day; hours that end exactly need no word."""
    last = date.fromordinal(day)
    if rolled_from is not None:
        yield from (day_off(counted.calendar, date.fromordinal(one)) for one in range(rolled_from, day))
        yield Step(kind=StepKind.ROLLED, day=last)
    is_hours = counted.unit in HOURS
    end = end or (EndOf.EXACT if is_hours else EndOf.DAY_END)
    if end is EndOf.DAY_END:
        yield Step(kind=StepKind.END_OF_DAY, day=last, moment=at)
    elif end is EndOf.BUSINESS_CLOSE:
        yield Step(kind=StepKind.CLOSE_OF_BUSINESS, day=last, moment=at)
    elif not is_hours:
        yield Step(kind=StepKind.SAME_HOUR, day=last, moment=at)


def day_off(calendar: WorkingCalendar, day: date) -> Step:
    """Return the line of a day that didn't count.

    A holiday counts as one only where the office would have worked: on a Friday it moved nothing.
    """
    name = calendar.holidays.get(day, "")
    if name and calendar.usual_windows(day) and day not in calendar.exceptions:
        return Step(kind=StepKind.HOLIDAY, day=day, name=name, estimated=day in calendar.estimated)
    return Step(kind=StepKind.DAY_OFF, day=day, name=name)


def _clock_hours(counted: Counted) -> Step:
    day = date.fromordinal(counted.day_of(counted.until))
    return Step(kind=StepKind.HOURS_RUN, day=day, moment=counted.start, until=counted.until, number=counted.amount)


def _windows(counted: Counted) -> Iterator[Step]:
    for opens, closes in working_time.working_windows(counted.calendar, counted.start, counted.until):
        for begins, ends in _without(counted.pauses, opens, closes):
            day = date.fromordinal(counted.day_of(begins))
            yield Step(kind=StepKind.WINDOW_USED, day=day, moment=begins, until=ends)


def _without(pauses: Sequence[Pause], begins: datetime, ends: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield what remains of a stretch when the pauses are cut out of it."""
    for pause in pauses:
        if pause.begins < ends and begins < pause.ends:
            if begins < pause.begins:
                yield begins, pause.begins
            begins = pause.ends
    if begins < ends:
        yield begins, ends


def _days_off(counted: Counted) -> Iterator[Step]:
    passed = (date.fromordinal(day) for day in range(counted.first, counted.last + 1))
    return (day_off(counted.calendar, day) for day in passed if not counted.calendar.is_business_day(day))


def _first_day(counted: Counted) -> Step:
    kind = StepKind.DAY_ONE if counted.day_zero is DayZero.INCLUDED else StepKind.DAY_ZERO
    return Step(kind=kind, day=date.fromordinal(counted.first))


def _business_days(counted: Counted) -> Iterator[Step]:
    number, after = 0, counted.first + (counted.day_zero is not DayZero.INCLUDED)
    still = [(counted.day_of(pause.begins), counted.day_of(pause.ends)) for pause in counted.pauses]
    for ordinal in range(after, counted.last + 1):
        day = date.fromordinal(ordinal)
        if any(begins < ordinal <= ends for begins, ends in still):
            continue
        if counted.calendar.is_business_day(day):
            number += 1
            yield Step(kind=StepKind.DAY_COUNTED, day=day, number=number)
        else:
            yield day_off(counted.calendar, day)


def _all_days(counted: Counted, kind: StepKind) -> Step:
    number = counted.amount
    if kind is StepKind.DAYS_RUN:
        paused = sum(counted.day_of(pause.ends) - counted.day_of(pause.begins) for pause in counted.pauses)
        number = counted.last - counted.first - paused + (counted.day_zero is DayZero.INCLUDED)
    return Step(kind=kind, day=date.fromordinal(counted.last), number=number)


def _short_month(counted: Counted) -> Iterator[Step]:
    if counted.day_zero is DayZero.EXCLUDED and not counted.pauses:
        last = date.fromordinal(counted.last)
        if last.day != date.fromordinal(counted.first).day:
            yield Step(kind=StepKind.MONTH_END, day=last)
