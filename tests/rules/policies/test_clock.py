"""Clocks as laws write them: limits side by side, stages one after another, and reasons that stop them or don't."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from shenava.domain.organization.holidays import holidays_by_day, starting_holidays
from shenava.domain.organization.rules.working_time import Period, WorkingCalendar
from shenava.domain.organization.starting_calendars import starting_calendars
from shenava.domain.policies.rules.clock import Clock, Stage, due_of
from shenava.domain.policies.rules.due import Goal, due
from shenava.domain.policies.rules.explained import step_of
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import ClockUnit, DayZero, EndOf, EndRoll, StepKind, Whichever

SYDNEY, TEHRAN = ZoneInfo("Australia/Sydney"), ZoneInfo("Asia/Tehran")
_names, _estimated = holidays_by_day(starting_holidays("AU", range(2026, 2028), subdivision="NSW"))
OFFICE = WorkingCalendar(
    zone=SYDNEY.key, weekly=starting_calendars()["en_office"].weekly, holidays=_names, estimated=_estimated
)
IRAN = starting_calendars()["ir_office"].working_calendar(range(2026, 2028))
SATURDAY = datetime(2026, 1, 24, 15, 0, tzinfo=SYDNEY)
DAY_OR_24_HOURS = (Goal(24, ClockUnit.CLOCK_HOURS), Goal(1, ClockUnit.BUSINESS_DAYS))


def test_of_two_limits_the_later_or_the_earlier_holds_and_the_other_is_told() -> None:
    later = due_of(Clock(stages=(Stage(goals=DAY_OR_24_HOURS, whichever=Whichever.LATER),)), SATURDAY, OFFICE)
    earlier = due_of(Clock(stages=(Stage(goals=DAY_OR_24_HOURS),)), SATURDAY, OFFICE)
    assert later.at.astimezone(SYDNEY).isoformat() == "2026-01-27T23:59:59+11:00"
    assert earlier.at == SATURDAY + timedelta(hours=24)
    assert [(step.kind, step.unit) for step in later.steps if step.unit] == [(StepKind.OTHER_LIMIT, "CLOCK_HOURS")]


def test_each_stage_begins_where_the_one_before_ended() -> None:
    stages = tuple(Stage(goals=(Goal(hours, ClockUnit.CLOCK_HOURS),)) for hours in (72, 48, 24))
    found = due_of(Clock(stages=stages), datetime(2026, 3, 19, 10, 0, tzinfo=TEHRAN), IRAN)
    assert found.at == datetime(2026, 3, 25, 10, 0, tzinfo=TEHRAN)
    ended = [(step.moment, step.number) for step in found.steps if step.kind is StepKind.STAGE_ENDED]
    assert ended == [
        (datetime(2026, 3, 22, 10, 0, tzinfo=TEHRAN), 1),
        (datetime(2026, 3, 24, 10, 0, tzinfo=TEHRAN), 2),
    ]


def test_only_a_reason_of_its_own_stops_a_clock_and_the_others_are_told() -> None:
    thirty = Stage(goals=(Goal(30, ClockUnit.CALENDAR_DAYS),))
    clock = Clock(stages=(thirty,), pauses_for=frozenset({"court"}))
    court = Pause(SATURDAY + timedelta(days=2), SATURDAY + timedelta(days=12), "court")
    customer = Pause(SATURDAY + timedelta(days=3), SATURDAY + timedelta(days=9), "awaiting_customer")
    without, stopped, idle = (due_of(clock, SATURDAY, OFFICE, pauses=given) for given in ([], [court], [customer]))
    assert stopped.at == without.at + timedelta(days=10)
    assert idle.at == without.at
    assert [step.reason for step in stopped.steps if step.kind is StepKind.PAUSED] == ["court"]
    assert [step.reason for step in idle.steps if step.kind is StepKind.NOT_PAUSED] == ["awaiting_customer"]


def test_the_first_day_may_count() -> None:
    counted = due(SATURDAY, Goal(30, ClockUnit.CALENDAR_DAYS, DayZero.INCLUDED), OFFICE)
    assert counted.at.astimezone(SYDNEY).date() == date(2026, 2, 22)
    assert counted.steps[1].kind is StepKind.DAY_ONE
    monday = datetime(2026, 2, 2, 9, 0, tzinfo=SYDNEY)
    one = due(monday, Goal(1, ClockUnit.BUSINESS_DAYS, DayZero.INCLUDED), OFFICE)
    assert one.at.astimezone(SYDNEY).isoformat() == "2026-02-02T23:59:59+11:00"


def test_a_last_day_off_may_give_way_to_the_next_working_day() -> None:
    rolled = due(SATURDAY, Goal(21, ClockUnit.CALENDAR_DAYS, roll=EndRoll.NEXT_BUSINESS_DAY), OFFICE)
    assert rolled.at.astimezone(SYDNEY).date() == date(2026, 2, 16)
    assert [step.kind for step in rolled.steps[-4:]] == [
        *(StepKind.DAY_OFF, StepKind.DAY_OFF, StepKind.ROLLED, StepKind.END_OF_DAY)
    ]


def test_an_end_may_be_the_close_of_business_or_the_same_hour() -> None:
    monday = datetime(2026, 2, 2, 9, 30, tzinfo=SYDNEY)
    closing = due(monday, Goal(3, ClockUnit.BUSINESS_DAYS, end=EndOf.BUSINESS_CLOSE), OFFICE)
    closes = OFFICE.weekly[3][-1][1]
    assert closing.at.astimezone(SYDNEY) == datetime(2026, 2, 5, closes // 60, closes % 60, tzinfo=SYDNEY)
    assert closing.steps[-1].kind is StepKind.CLOSE_OF_BUSINESS
    exact = due(monday, Goal(3, ClockUnit.BUSINESS_DAYS, end=EndOf.EXACT), OFFICE)
    assert exact.at.astimezone(SYDNEY) == datetime(2026, 2, 5, 9, 30, tzinfo=SYDNEY)
    assert exact.steps[-1].kind is StepKind.SAME_HOUR


def test_a_day_whose_business_was_over_lasts_until_midnight() -> None:
    evening = datetime(2026, 2, 2, 21, 0, tzinfo=SYDNEY)
    today = Goal(1, ClockUnit.BUSINESS_DAYS, DayZero.INCLUDED, EndOf.BUSINESS_CLOSE)
    assert due(evening, today, OFFICE).at.astimezone(SYDNEY).isoformat() == "2026-02-02T23:59:59+11:00"


def test_a_night_shift_closes_in_the_morning_and_midnight_closes_a_second_before() -> None:
    nights = WorkingCalendar(zone="UTC", weekly=(((1320, 1800),),) * 7)
    all_day = WorkingCalendar(zone="UTC", weekly=(((0, 1440),),) * 7)
    noon, goal = datetime(2026, 2, 2, 12, 0, tzinfo=UTC), Goal(1, ClockUnit.BUSINESS_DAYS, end=EndOf.BUSINESS_CLOSE)
    assert due(noon, goal, nights).at == datetime(2026, 2, 4, 6, 0, tzinfo=UTC)
    assert due(noon, goal, all_day).at == datetime(2026, 2, 3, 23, 59, 59, tzinfo=UTC)


def test_stored_steps_are_read_back() -> None:
    stages = tuple(Stage(goals=(Goal(hours, ClockUnit.BUSINESS_HOURS),)) for hours in (7, 4))
    found = due_of(Clock(stages=stages), datetime(2026, 3, 18, 10, 0, tzinfo=TEHRAN), IRAN)
    assert tuple(step_of(step.as_row()) for step in found.steps) == found.steps


def test_the_close_of_business_follows_the_season() -> None:
    summer = Period(name="Summer", first=date(2026, 2, 1), last=date(2026, 3, 1), weekly=(((420, 780),),) * 7)
    monday = datetime(2026, 2, 2, 9, 30, tzinfo=SYDNEY)
    found = due(monday, Goal(1, ClockUnit.BUSINESS_DAYS, end=EndOf.BUSINESS_CLOSE), replace(OFFICE, periods=(summer,)))
    assert found.at.astimezone(SYDNEY).isoformat() == "2026-02-03T13:00:00+11:00"
