"""When goals fall due, with the days that regulators and offices would count."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.domain.organization.holidays import holidays_by_day, starting_holidays
from shenava.domain.organization.rules.working_time import EmptyCalendar, WorkingCalendar
from shenava.domain.organization.starting_calendars import starting_calendars
from shenava.domain.policies.rules.due import Goal, due, earlier_of
from shenava.domain.policies.vocabulary import ClockUnit, StepKind
from shenava.foundation.calendars import presentation
from shenava.foundation.calendars.defaults import preference_for

TEHRAN, SYDNEY, LONDON, RIYADH = (
    ZoneInfo(name) for name in ("Asia/Tehran", "Australia/Sydney", "Europe/London", "Asia/Riyadh")
)
YEARS = range(2026, 2028)
IRAN = starting_calendars()["ir_office"].working_calendar(YEARS)
SAUDI = starting_calendars()["sa_office"].working_calendar(YEARS)
OFFICE_WEEK = starting_calendars()["en_office"].weekly

HOURS, OFFICE_HOURS = ClockUnit.CLOCK_HOURS, ClockUnit.BUSINESS_HOURS
DAYS, OFFICE_DAYS = ClockUnit.CALENDAR_DAYS, ClockUnit.BUSINESS_DAYS


def office(zone: ZoneInfo, country: str, subdivision: str) -> WorkingCalendar:
    names, estimated = holidays_by_day(starting_holidays(country, YEARS, subdivision=subdivision))
    return WorkingCalendar(zone=zone.key, weekly=OFFICE_WEEK, holidays=names, estimated=estimated)


NEW_SOUTH_WALES = office(SYDNEY, "AU", "NSW")
ENGLAND = office(LONDON, "GB", "ENG")


def due_day(start: datetime, amount: int, unit: ClockUnit, calendar: WorkingCalendar) -> date:
    """Return the local day on which the promise ends, having checked that it ends with the day."""
    local = due(start, Goal(amount, unit), calendar).at.astimezone(ZoneInfo(calendar.zone))
    assert f"{local:%H:%M:%S}" == "23:59:59"
    return local.date()


@pytest.mark.requirement("S0-59.2")
def test_an_urgent_matter_of_thursday_evening_is_due_on_friday_evening() -> None:
    thursday = datetime(2025, 8, 7, 20, 0, tzinfo=TEHRAN)
    for calendar in (IRAN, SAUDI, NEW_SOUTH_WALES):
        assert due(thursday, Goal(24, HOURS), calendar).at == datetime(2025, 8, 8, 20, 0, tzinfo=TEHRAN)


@pytest.mark.requirement("S0-27.4")
def test_a_matter_of_thursday_afternoon_in_tehran_is_not_promised_for_the_weekend() -> None:
    thursday = datetime(2025, 8, 7, 16, 0, tzinfo=TEHRAN)
    in_hours = due(thursday, Goal(8, OFFICE_HOURS), IRAN).at
    in_days = due(thursday, Goal(1, OFFICE_DAYS), IRAN).at
    reader = preference_for("fa", "Asia/Tehran")
    assert presentation.long(in_hours, reader) == "شنبه ۱۸ مرداد ۱۴۰۴، ساعت ۱۶:۰۰"
    assert presentation.long(in_days, reader) == "شنبه ۱۸ مرداد ۱۴۰۴، ساعت ۲۳:۵۹"
    assert presentation.day(in_days, preference_for("ar", "Asia/Tehran")) == "السبت 9 أغسطس 2025"


@pytest.mark.requirement("S2-6.1")
@pytest.mark.parametrize(("days", "last"), [(30, date(2026, 2, 23)), (21, date(2026, 2, 14)), (45, date(2026, 3, 10))])
def test_calendar_days_of_a_sydney_saturday_begin_on_sunday(days: int, last: date) -> None:
    assert due_day(datetime(2026, 1, 24, 15, 0, tzinfo=SYDNEY), days, DAYS, NEW_SOUTH_WALES) == last


@pytest.mark.parametrize(("days", "last"), [(1, date(2026, 1, 27)), (5, date(2026, 2, 2))])
def test_australia_day_is_no_business_day(days: int, last: date) -> None:
    assert due_day(datetime(2026, 1, 24, 15, 0, tzinfo=SYDNEY), days, OFFICE_DAYS, NEW_SOUTH_WALES) == last


@pytest.mark.parametrize(("received", "last"), [(2026, date(2026, 3, 2)), (2028, date(2028, 3, 1))])
def test_thirty_days_of_31_january_know_leap_years(received: int, last: date) -> None:
    assert due_day(datetime(received, 1, 31, 9, 0, tzinfo=SYDNEY), 30, DAYS, NEW_SOUTH_WALES) == last


def test_a_late_friday_in_tehran_is_day_zero_whatever_utc_says() -> None:
    received = datetime(2026, 3, 13, 20, 20, tzinfo=UTC)
    thursdays_off = replace(IRAN, weekly=(*IRAN.weekly[:3], (), (), *IRAN.weekly[5:]))
    found = due(received, Goal(30, OFFICE_DAYS), IRAN)
    assert found.steps[0].day == date(2026, 3, 13)
    assert due_day(received, 30, OFFICE_DAYS, IRAN) == date(2026, 4, 25)
    assert due_day(received, 30, OFFICE_DAYS, thursdays_off) == date(2026, 5, 2)


def test_hour_clocks_run_through_nowruz() -> None:
    moment = datetime(2026, 3, 19, 10, 0, tzinfo=TEHRAN)
    for hours, expected in ((72, 22), (48, 24), (24, 25)):
        moment = due(moment, Goal(hours, HOURS), IRAN).at
        assert moment == datetime(2026, 3, expected, 10, 0, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("goal", "last"),
    [
        ((3, OFFICE_DAYS), date(2026, 4, 9)),
        ((15, OFFICE_DAYS), date(2026, 4, 27)),
        ((35, OFFICE_DAYS), date(2026, 5, 27)),
        ((8, ClockUnit.WEEKS), date(2026, 5, 28)),
    ],
)
def test_easter_moves_british_business_days_but_not_weeks(goal: tuple[int, ClockUnit], last: date) -> None:
    assert due_day(datetime(2026, 4, 2, 11, 0, tzinfo=LONDON), *goal, ENGLAND) == last


def test_the_saudi_national_day_and_weekend_are_skipped() -> None:
    assert due_day(datetime(2026, 9, 22, 9, 0, tzinfo=RIYADH), 5, OFFICE_DAYS, SAUDI) == date(2026, 9, 30)


def test_a_new_holiday_moves_business_clocks_only() -> None:
    received = datetime(2026, 9, 20, 9, 0, tzinfo=RIYADH)
    decreed = replace(SAUDI, holidays={**SAUDI.holidays, date(2026, 9, 24): "Closure"})
    moved = {
        unit for unit in ClockUnit if due(received, Goal(5, unit), SAUDI).at != due(received, Goal(5, unit), decreed).at
    }
    assert moved == {OFFICE_DAYS}
    assert due_day(received, 5, OFFICE_DAYS, decreed) == date(2026, 9, 29)


def test_the_gap_before_an_advocate_is_asked_is_no_part_of_the_maximum() -> None:
    received, answered, asked = (datetime(2026, *day, 10, 0, tzinfo=SYDNEY) for day in ((1, 24), (2, 13), (3, 1)))
    used = (answered.date() - received.date()).days
    assert due_day(asked, 30 - used, DAYS, NEW_SOUTH_WALES) == date(2026, 3, 11)


def test_asking_for_facts_in_hardship_gives_21_days_to_the_person_and_28_to_the_firm() -> None:
    asked, arrived = (datetime(2026, *day, 10, 0, tzinfo=SYDNEY) for day in ((2, 13), (2, 20)))
    assert due_day(asked, 21, DAYS, NEW_SOUTH_WALES) == date(2026, 3, 6)
    assert due_day(asked, 28, DAYS, NEW_SOUTH_WALES) == date(2026, 3, 13)
    assert due_day(arrived, 21, DAYS, NEW_SOUTH_WALES) == date(2026, 3, 13)


def test_a_matter_forwarded_on_day_six_has_39_days_left_of_45() -> None:
    lodged, forwarded = (datetime(2026, 1, day, 10, 0, tzinfo=SYDNEY) for day in (5, 11))
    whole = due_day(lodged, 45, DAYS, NEW_SOUTH_WALES)
    assert whole == due_day(forwarded, 39, DAYS, NEW_SOUTH_WALES)


@pytest.mark.parametrize(
    ("received", "months", "last"),
    [
        ((2026, 1, 31), 1, date(2026, 2, 28)),
        ((2028, 1, 31), 1, date(2028, 2, 29)),
        ((2026, 11, 30), 3, date(2027, 2, 28)),
        ((2026, 5, 15), 12, date(2027, 5, 15)),
    ],
)
def test_months_end_with_the_month_at_the_latest(received: tuple[int, int, int], months: int, last: date) -> None:
    assert due_day(datetime(*received, 12, 0, tzinfo=LONDON), months, ClockUnit.MONTHS, ENGLAND) == last


@pytest.mark.parametrize(("second", "last"), [(-1, date(2026, 3, 14)), (0, date(2026, 3, 15)), (1, date(2026, 3, 15))])
def test_a_second_before_midnight_is_a_day_earlier(second: int, last: date) -> None:
    midnight = datetime(2026, 3, 14, tzinfo=TEHRAN) + timedelta(seconds=second)
    assert due_day(midnight, 1, DAYS, IRAN) == last


def test_a_day_ends_at_its_own_midnight_when_the_clock_changes() -> None:
    before_spring = datetime(2026, 3, 28, 12, 0, tzinfo=LONDON)
    assert due(before_spring, Goal(1, DAYS), ENGLAND).at == datetime(2026, 3, 29, 22, 59, 59, tzinfo=UTC)
    assert due(before_spring, Goal(24, HOURS), ENGLAND).at == datetime(2026, 3, 29, 12, 0, tzinfo=UTC)


def test_the_earlier_of_two_goals_is_the_promise() -> None:
    saturday = datetime(2026, 1, 24, 15, 0, tzinfo=SYDNEY)
    in_hours, in_days = (due(saturday, goal, NEW_SOUTH_WALES) for goal in (Goal(24, HOURS), Goal(1, OFFICE_DAYS)))
    assert earlier_of(in_days, in_hours) is in_hours
    assert earlier_of(in_days) is in_days


def test_steps_name_every_day_that_counted_and_every_day_that_did_not() -> None:
    found = due(datetime(2026, 3, 18, 9, 0, tzinfo=TEHRAN), Goal(2, OFFICE_DAYS), IRAN)
    told = [(step.kind, step.day.day, step.number, step.name) for step in found.steps]
    assert told[:4] == [
        (StepKind.STARTED, 18, None, ""),
        (StepKind.DAY_ZERO, 18, None, ""),
        (StepKind.DAY_COUNTED, 19, 1, ""),
        (StepKind.DAY_OFF, 20, None, "روز ملی شدن صنعت نفت ایران"),
    ]
    assert [kind for kind, *_ in told[4:]] == [*[StepKind.HOLIDAY] * 4, StepKind.DAY_COUNTED, StepKind.END_OF_DAY]
    assert "نوروز" in told[4][3]
    assert found.steps[-1].moment == found.at


def test_steps_of_office_hours_show_the_windows_that_were_used() -> None:
    found = due(datetime(2025, 8, 7, 11, 0, tzinfo=TEHRAN), Goal(3, OFFICE_HOURS), IRAN)
    used = [(step.moment, step.until) for step in found.steps if step.kind is StepKind.WINDOW_USED]
    assert [step.kind for step in found.steps] == [
        *(StepKind.STARTED, StepKind.WINDOW_USED, StepKind.DAY_OFF, StepKind.WINDOW_USED)
    ]
    assert used == [
        (datetime(2025, 8, 7, 11, 0, tzinfo=TEHRAN), datetime(2025, 8, 7, 12, 0, tzinfo=TEHRAN)),
        (datetime(2025, 8, 9, 8, 0, tzinfo=TEHRAN), datetime(2025, 8, 9, 10, 0, tzinfo=TEHRAN)),
    ]


def test_steps_can_be_kept_as_rows() -> None:
    found = due(datetime(2027, 6, 15, 9, 0, tzinfo=TEHRAN), Goal(1, OFFICE_DAYS), IRAN)
    rows = json.loads(json.dumps([step.as_row() for step in found.steps]))
    assert rows[0] == {"kind": "STARTED", "day": "2027-06-15", "moment": "2027-06-15T05:30:00+00:00"}
    assert rows[2] == {"kind": "HOLIDAY", "day": "2027-06-16", "name": "عاشورای حسینی", "estimated": True}
    assert rows[3] == {"kind": "DAY_COUNTED", "day": "2027-06-17", "number": 1}


def test_a_shorter_month_is_explained() -> None:
    kinds = [step.kind for step in due(datetime(2026, 1, 31, tzinfo=UTC), Goal(1, ClockUnit.MONTHS), ENGLAND).steps]
    assert StepKind.MONTH_END in kinds


def test_an_explanation_says_when_it_rests_on_the_moon() -> None:
    before_ashura = datetime(2027, 6, 13, 9, 0, tzinfo=TEHRAN)
    assert due(before_ashura, Goal(3, OFFICE_DAYS), IRAN).rests_on_estimates
    assert not due(before_ashura, Goal(1, OFFICE_DAYS), IRAN).rests_on_estimates
    assert not due(before_ashura, Goal(3, DAYS), IRAN).rests_on_estimates


def test_an_office_that_never_works_has_no_due_day() -> None:
    never = WorkingCalendar(zone="UTC", weekly=((),) * 7)
    with pytest.raises(EmptyCalendar):
        due(datetime(2026, 1, 1, tzinfo=UTC), Goal(1, OFFICE_DAYS), never)
    assert due(datetime(2026, 1, 1, tzinfo=UTC), Goal(1, DAYS), never).at.date() == date(2026, 1, 2)


def test_a_goal_gives_at_least_one_unit() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Goal(0, DAYS)


@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - Hypothesis adds the zone
    amount=st.integers(1, 40),
    unit=st.sampled_from(ClockUnit),
    calendar=st.sampled_from([IRAN, SAUDI, NEW_SOUTH_WALES, ENGLAND]),
)
def test_one_more_unit_is_always_later_and_every_result_explains_itself(
    start: datetime, amount: int, unit: ClockUnit, calendar: WorkingCalendar
) -> None:
    found = due(start, Goal(amount, unit), calendar)
    assert start < found.at < due(start, Goal(amount + 1, unit), calendar).at
    assert found.at.tzinfo is UTC
    assert found.steps[0].kind is StepKind.STARTED
    assert found.at in (found.steps[-1].moment, found.steps[-1].until)
    assert [step.day for step in found.steps if step.kind is not StepKind.DAYS_RUN] == sorted(
        step.day for step in found.steps if step.kind is not StepKind.DAYS_RUN
    )
