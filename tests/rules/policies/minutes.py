"""The clock again, slowly and in another way: minute after minute, from nothing but the rows of the calendar.

It shares no line with the product. What it knows of a moment is what the wall clock of the office shows; a window is
open from when that clock first shows its beginning until it first shows its end.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import ClockUnit

MINUTE = timedelta(minutes=1)
NOON = timedelta(hours=12)


def slow_due(start: datetime, goal: Goal, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> datetime:
    """Return when a goal without special rules falls due, by walking every minute."""
    if goal.unit in {ClockUnit.CLOCK_HOURS, ClockUnit.BUSINESS_HOURS}:
        return _after_minutes(start, goal, calendar, pauses)
    return _after_days(start, goal, calendar, pauses)


def windows_of(calendar: WorkingCalendar, day: date) -> Sequence[tuple[int, int]]:
    if day in calendar.exceptions:
        return calendar.exceptions[day]
    if day in calendar.holidays:
        return []
    for period in calendar.periods:
        if period.first <= day <= period.last:
            return period.weekly[day.weekday()]
    return calendar.weekly[day.weekday()]


def is_at_work(calendar: WorkingCalendar, wall: datetime) -> bool:
    """Tell whether work goes on at what the wall clock shows, in a window of this day or of the night before."""
    day = wall.date()
    minute = wall.hour * 60 + wall.minute
    return any(opens <= minute < closes for opens, closes in windows_of(calendar, day)) or any(
        minute + 1440 < closes for _opens, closes in windows_of(calendar, day - timedelta(days=1))
    )


def minutes(calendar: WorkingCalendar, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield each minute (UTC) from that of the start, with the furthest that the wall clock has shown until then."""
    zone = ZoneInfo(calendar.zone)
    moment = start.astimezone(UTC).replace(second=0, microsecond=0) - NOON
    furthest = datetime.min  # noqa: DTZ901 - what a wall shows has no zone
    while True:
        furthest = max(furthest, moment.astimezone(zone).replace(tzinfo=None))
        if moment + MINUTE > start:
            yield moment, furthest
        moment += MINUTE


def _after_minutes(start: datetime, goal: Goal, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> datetime:
    left = timedelta(hours=goal.amount)
    for moment, wall in minutes(calendar, start):
        if goal.unit is ClockUnit.BUSINESS_HOURS and not is_at_work(calendar, wall):
            continue
        for begins, ends in _running(max(moment, start), moment + MINUTE, pauses):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
    raise AssertionError


def _running(begins: datetime, ends: datetime, pauses: Sequence[Pause]) -> Iterator[tuple[datetime, datetime]]:
    for pause in sorted(pauses, key=lambda one: one.begins):
        if pause.begins < ends and begins < pause.ends:
            if begins < pause.begins:
                yield begins, pause.begins
            begins = pause.ends
    if begins < ends:
        yield begins, ends


def _after_days(start: datetime, goal: Goal, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> datetime:
    zone = ZoneInfo(calendar.zone)
    wanted = goal.amount * 7 if goal.unit is ClockUnit.WEEKS else goal.amount
    first = today = start.astimezone(zone).date()
    counted, ended = 0, None
    for moment, _wall in minutes(calendar, start):
        day = moment.astimezone(zone).date()
        if day == today:
            continue
        if ended is None and counted == wanted:
            ended = moment - timedelta(seconds=1)
        if ended is not None:
            # Only a pause that began in time can still move the end.
            if not any(pause.begins <= ended < pause.ends for pause in pauses):
                return ended
            ended = None
        today = day
        still = any(_day(pause.begins, zone) < day <= _day(pause.ends, zone) for pause in pauses)
        works = goal.unit is not ClockUnit.BUSINESS_DAYS or bool(windows_of(calendar, day))
        counted += works and not still and day != first
        if counted == wanted and still:
            ended = None
    raise AssertionError


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
