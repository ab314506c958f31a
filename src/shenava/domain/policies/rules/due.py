"""When a promise falls due, with the arithmetic that leads there.

The day of receipt is day 0. Days, weeks and months end at 23:59:59 of the office; hours end to the second. Only
business units know holidays (RG 271 counts calendar days; SAMA and the Central Bank of Iran count working days).
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Final

from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.vocabulary import ClockUnit, StepKind
from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem

_DAY: Final = timedelta(days=1)
_DAYS_OF_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Goal:
    """So many of a unit, such as 30 calendar days; raises ``ValueError`` for less than one."""

    amount: int
    unit: ClockUnit

    def __post_init__(self) -> None:
        if self.amount < 1:
            raise ValueError("A goal gives at least one unit of time.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One line of the arithmetic: what happened on which local day, or between which moments (UTC).

    ``number`` is the count reached (days, or the hours and months of the goal), ``name`` the holiday's,
    ``estimated`` tells that this holiday waits for the moon.
    """

    kind: StepKind
    day: date
    moment: datetime | None = None
    until: datetime | None = None
    number: int | None = None
    name: str = ""
    estimated: bool = False

    def as_row(self) -> dict[str, str | int | bool]:
        """Return what the step says as JSON holds it: days and moments in ISO 8601, nothing that is empty."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in said.items() if value not in {None, "", False}}


@dataclass(frozen=True, slots=True)
class Due:
    """The moment (UTC) and the steps to it; two are equal when both agree."""

    at: datetime
    steps: tuple[Step, ...]

    @property
    def rests_on_estimates(self) -> bool:
        """Whether a holiday that is not yet certain moved the moment."""
        return any(step.estimated for step in self.steps)


def due(start: datetime, goal: Goal, calendar: WorkingCalendar) -> Due:
    """Return when a goal that starts at a moment falls due in an office; raises ``EmptyCalendar``."""
    start = start.astimezone(UTC)
    day = working_time.local_day(calendar, start)
    counted = _count(start, day, goal, calendar)
    return Due(counted.at, (Step(kind=StepKind.STARTED, day=day, moment=start), *counted.steps))


def earlier_of(first: Due, *others: Due) -> Due:
    """Return the due moment that comes first, the first given among equals («24 hours or one business day»)."""
    return min((first, *others), key=lambda candidate: candidate.at)


def _count(start: datetime, day: date, goal: Goal, calendar: WorkingCalendar) -> Due:
    match goal.unit:
        case ClockUnit.CLOCK_HOURS:
            return _after_clock_hours(start, goal.amount, calendar)
        case ClockUnit.BUSINESS_HOURS:
            return _after_business_hours(start, goal.amount, calendar)
        case ClockUnit.BUSINESS_DAYS:
            return _after_business_days(start, goal.amount, calendar)
        case ClockUnit.CALENDAR_DAYS:
            return _after_days(day, goal.amount, calendar)
        case ClockUnit.WEEKS:
            return _after_days(day, goal.amount * _DAYS_OF_A_WEEK, calendar)
        case ClockUnit.MONTHS:
            return _after_months(day, goal.amount, calendar)


def _after_clock_hours(start: datetime, hours: int, calendar: WorkingCalendar) -> Due:
    at = start + timedelta(hours=hours)
    day = working_time.local_day(calendar, at)
    return Due(at, (Step(kind=StepKind.HOURS_RUN, day=day, moment=start, until=at, number=hours),))


def _after_business_hours(start: datetime, hours: int, calendar: WorkingCalendar) -> Due:
    at = working_time.add_working_time(calendar, start, timedelta(hours=hours))
    used = [
        Step(kind=StepKind.WINDOW_USED, day=working_time.local_day(calendar, opens), moment=opens, until=closes)
        for opens, closes in working_time.working_windows(calendar, start, at)
    ]
    passed = _days(working_time.local_day(calendar, start), working_time.local_day(calendar, at))
    off = [_day_off(calendar, day) for day in passed if not calendar.is_business_day(day)]
    return Due(at, tuple(sorted([*off, *used], key=lambda step: step.day)))


def _after_business_days(start: datetime, days: int, calendar: WorkingCalendar) -> Due:
    first = working_time.local_day(calendar, start)
    last = working_time.add_business_days(calendar, start, days)
    number = 0
    steps = [Step(kind=StepKind.DAY_ZERO, day=first)]
    for day in _days(first + _DAY, last):
        if calendar.is_business_day(day):
            number += 1
            steps.append(Step(kind=StepKind.DAY_COUNTED, day=day, number=number))
        else:
            steps.append(_day_off(calendar, day))
    return _until_the_end_of(last, steps, calendar)


def _after_days(first: date, days: int, calendar: WorkingCalendar) -> Due:
    last = first + days * _DAY
    steps = [Step(kind=StepKind.DAY_ZERO, day=first), Step(kind=StepKind.DAYS_RUN, day=last, number=days)]
    return _until_the_end_of(last, steps, calendar)


def _after_months(first: date, months: int, calendar: WorkingCalendar) -> Due:
    last = conversion.add_months(first, months, CalendarSystem.GREGORIAN)
    steps = [Step(kind=StepKind.DAY_ZERO, day=first), Step(kind=StepKind.MONTHS_RUN, day=last, number=months)]
    if last.day != first.day:
        steps.append(Step(kind=StepKind.MONTH_END, day=last))
    return _until_the_end_of(last, steps, calendar)


def _until_the_end_of(last: date, steps: list[Step], calendar: WorkingCalendar) -> Due:
    at = working_time.end_of_day(calendar, last)
    return Due(at, (*steps, Step(kind=StepKind.END_OF_DAY, day=last, moment=at)))


def _day_off(calendar: WorkingCalendar, day: date) -> Step:
    """A holiday counts as one only where the office would have worked: on a Friday it moved nothing."""
    name = calendar.holidays.get(day, "")
    if name and calendar.weekly[day.weekday()] and day not in calendar.exceptions:
        return Step(kind=StepKind.HOLIDAY, day=day, name=name, estimated=day in calendar.estimated)
    return Step(kind=StepKind.DAY_OFF, day=day, name=name)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * _DAY for number in range((last - first).days + 1))


def _plain(value: date | int | str) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)
