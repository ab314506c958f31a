"""Working time: weekends, nights, holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shenava.domain.organization.rules import working_time
from shenava.domain.organization.rules.working_time import EmptyCalendar, WorkingCalendar
from shenava.domain.organization.starting_calendars import starting_calendars

TEHRAN = ZoneInfo("Asia/Tehran")
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)

IRAN = starting_calendars()["ir_office"].working_calendar()
AROUND_THE_CLOCK = starting_calendars()["around_the_clock"].working_calendar()
EMPTY = WorkingCalendar(zone="UTC", weekly=((),) * 7)
NIGHTS_IN_BERLIN = WorkingCalendar(zone="Europe/Berlin", weekly=(((22 * 60, 30 * 60),),) * 7)
DAYS_IN_BERLIN = WorkingCalendar(zone="Europe/Berlin", weekly=(((0, 1440),),) * 7)

SATURDAY = datetime(2025, 8, 9, 9, 0, tzinfo=TEHRAN)


def test_working_time_runs_on_after_the_weekend() -> None:
    thursday = datetime(2025, 8, 7, 11, 0, tzinfo=TEHRAN)
    assert working_time.add_working_time(IRAN, thursday, 2 * HOUR) == SATURDAY
    assert working_time.working_time_between(IRAN, thursday, SATURDAY) == 2 * HOUR
    assert working_time.working_time_between(IRAN, SATURDAY, thursday) == -2 * HOUR


def test_results_are_in_utc() -> None:
    moments = [
        working_time.add_working_time(IRAN, SATURDAY, HOUR),
        working_time.next_working_moment(IRAN, SATURDAY),
        working_time.end_of_day(IRAN, date(2025, 8, 9)),
        *next(working_time.working_windows(IRAN, SATURDAY, SATURDAY + HOUR)),
    ]
    assert {moment.tzinfo for moment in moments} == {UTC}


def test_windows_are_cut_to_the_asked_stretch() -> None:
    asked = (SATURDAY, datetime(2025, 8, 10, 10, 0, tzinfo=TEHRAN))
    assert list(working_time.working_windows(IRAN, *asked)) == [
        (SATURDAY, datetime(2025, 8, 9, 16, 0, tzinfo=TEHRAN)),
        (datetime(2025, 8, 10, 8, 0, tzinfo=TEHRAN), asked[1]),
    ]
    assert not list(working_time.working_windows(IRAN, *reversed(asked)))


def test_the_close_of_a_window_is_the_end_of_a_full_day_of_work() -> None:
    opening = datetime(2025, 8, 9, 8, 0, tzinfo=TEHRAN)
    closing = opening + 8 * HOUR
    assert working_time.add_working_time(IRAN, opening, 8 * HOUR) == closing
    assert working_time.add_working_time(IRAN, closing, timedelta()) == closing
    assert working_time.add_working_time(IRAN, closing, SECOND) == datetime(2025, 8, 10, 8, 0, 1, tzinfo=TEHRAN)
    assert working_time.next_working_moment(IRAN, closing) == datetime(2025, 8, 10, 8, 0, tzinfo=TEHRAN)
    assert working_time.next_working_moment(IRAN, closing - SECOND) == closing - SECOND


def test_no_working_time_added_in_a_closed_office_leads_to_its_opening() -> None:
    friday = datetime(2025, 8, 8, 12, 0, tzinfo=TEHRAN)
    assert working_time.add_working_time(IRAN, friday, timedelta()) == SATURDAY - HOUR


@pytest.mark.parametrize("around_midnight", [-SECOND, timedelta(), SECOND])
def test_around_the_clock_loses_nothing_at_midnight(around_midnight: timedelta) -> None:
    start = datetime(2025, 8, 9, tzinfo=UTC) + around_midnight
    for amount in (SECOND, 24 * HOUR, 24 * HOUR + SECOND, 100 * HOUR):
        assert working_time.add_working_time(AROUND_THE_CLOCK, start, amount) == start + amount
        assert working_time.working_time_between(AROUND_THE_CLOCK, start, start + amount) == amount


@pytest.mark.parametrize(("offset", "day"), [(-SECOND, date(2026, 3, 13)), (timedelta(), date(2026, 3, 14))])
def test_a_day_turns_at_local_midnight(offset: timedelta, day: date) -> None:
    midnight = datetime(2026, 3, 14, tzinfo=TEHRAN)
    assert working_time.local_day(IRAN, (midnight + offset).astimezone(UTC)) == day
    assert working_time.end_of_day(IRAN, date(2026, 3, 13)) == midnight - SECOND


def test_nights_belong_to_the_day_they_begin_on() -> None:
    sunday = date(2025, 8, 10)
    nights = WorkingCalendar(zone="Europe/Berlin", weekly=NIGHTS_IN_BERLIN.weekly, holidays={sunday: "Festival"})
    saturday_evening = datetime(2025, 8, 9, 23, 0, tzinfo=BERLIN)
    assert working_time.add_working_time(nights, saturday_evening, 7 * HOUR) == datetime(2025, 8, 10, 6, tzinfo=BERLIN)
    assert working_time.add_working_time(nights, saturday_evening, 8 * HOUR) == datetime(2025, 8, 11, 23, tzinfo=BERLIN)
    assert not nights.is_business_day(sunday)
    three = datetime(2025, 8, 10, 3, 0, tzinfo=BERLIN)
    assert working_time.next_working_moment(nights, three) == three


def test_overlapping_nights_and_mornings_count_once() -> None:
    long_nights = WorkingCalendar(zone="UTC", weekly=(((360, 2 * 1440 - 60),),) * 7)
    start = datetime(2025, 8, 9, 7, tzinfo=UTC)
    assert working_time.working_time_between(long_nights, start, start + 24 * HOUR) == 24 * HOUR
    assert working_time.add_working_time(long_nights, start, 50 * HOUR) == start + 50 * HOUR


def test_a_night_of_a_clock_change_has_its_true_length() -> None:
    spring = datetime(2025, 3, 29, 22, 0, tzinfo=BERLIN), datetime(2025, 3, 30, 6, 0, tzinfo=BERLIN)
    autumn = datetime(2025, 10, 25, 22, 0, tzinfo=BERLIN), datetime(2025, 10, 26, 6, 0, tzinfo=BERLIN)
    assert working_time.working_time_between(NIGHTS_IN_BERLIN, *spring) == 7 * HOUR
    assert working_time.working_time_between(NIGHTS_IN_BERLIN, *autumn) == 9 * HOUR


def test_days_of_a_clock_change_have_23_and_25_hours() -> None:
    def length(day: date) -> timedelta:
        ends = (working_time.end_of_day(DAYS_IN_BERLIN, each) for each in (day - timedelta(days=1), day))
        return working_time.working_time_between(DAYS_IN_BERLIN, *ends)

    assert length(date(2025, 3, 30)) == 23 * HOUR
    assert length(date(2025, 10, 26)) == 25 * HOUR
    assert length(date(2025, 6, 1)) == 24 * HOUR


def test_a_window_that_begins_in_the_skipped_hour_begins_when_the_clock_jumps() -> None:
    early = WorkingCalendar(zone="Europe/Berlin", weekly=(((150, 240),),) * 7)
    jump = datetime(2025, 3, 30, 1, 0, tzinfo=UTC)
    assert list(working_time.working_windows(early, jump - 3 * HOUR, jump + 5 * HOUR)) == [(jump, jump + HOUR)]


def test_iran_gave_up_summer_time_after_2022() -> None:
    assert datetime(2022, 6, 1, tzinfo=TEHRAN).utcoffset() == timedelta(hours=4, minutes=30)
    assert {datetime(2023, month, 1, tzinfo=TEHRAN).utcoffset() for month in range(1, 13)} == {
        timedelta(hours=3, minutes=30)
    }
    always = WorkingCalendar(zone="Asia/Tehran", weekly=DAYS_IN_BERLIN.weekly)
    last_summer_day = date(2022, 9, 21)
    midnight = datetime(2022, 9, 22, tzinfo=TEHRAN)
    assert working_time.end_of_day(always, last_summer_day) == midnight.astimezone(UTC) - SECOND
    assert working_time.working_time_between(always, datetime(2022, 9, 21, tzinfo=TEHRAN), midnight) == 25 * HOUR
    twice = datetime(2022, 9, 21, 23, 30, tzinfo=TEHRAN)
    assert working_time.working_time_between(always, twice, twice.replace(fold=1)) == HOUR
    assert working_time.add_working_time(always, twice, HOUR) == twice.replace(fold=1).astimezone(UTC)


def test_a_day_whose_midnight_is_skipped_begins_at_one() -> None:
    always = WorkingCalendar(zone="Asia/Tehran", weekly=DAYS_IN_BERLIN.weekly)
    jump = datetime(2022, 3, 21, 20, 30, tzinfo=UTC)
    assert working_time.end_of_day(always, date(2022, 3, 21)) == jump - SECOND
    assert working_time.local_day(always, jump) == date(2022, 3, 22)
    assert working_time.add_working_time(always, jump - HOUR, 2 * HOUR) == jump + HOUR


def test_exceptions_stand_above_the_week_and_above_holidays() -> None:
    closed, shortened, opened = date(2025, 8, 9), date(2025, 8, 10), date(2025, 8, 11)
    calendar = WorkingCalendar(
        zone="Asia/Tehran",
        weekly=IRAN.weekly,
        holidays={opened: "A holiday that is worked"},
        exceptions={closed: (), shortened: ((600, 660),), opened: ((480, 540),)},
    )
    start = datetime(2025, 8, 9, 8, 0, tzinfo=TEHRAN)
    assert [calendar.is_business_day(day) for day in (closed, shortened, opened)] == [False, True, True]
    assert working_time.add_working_time(calendar, start, 2 * HOUR) == datetime(2025, 8, 11, 9, 0, tzinfo=TEHRAN)


def test_business_days_are_counted_from_the_day_after() -> None:
    late_saturday = datetime(2025, 8, 9, 23, 59, 59, tzinfo=TEHRAN)
    assert working_time.add_business_days(IRAN, late_saturday, 0) == date(2025, 8, 9)
    assert working_time.add_business_days(IRAN, late_saturday, 1) == date(2025, 8, 10)
    assert working_time.add_business_days(IRAN, late_saturday, 1, count_first_day=True) == date(2025, 8, 9)
    assert working_time.add_business_days(IRAN, late_saturday, 5) == date(2025, 8, 14)
    assert working_time.add_business_days(IRAN, late_saturday, 6) == date(2025, 8, 16)
    friday = datetime(2025, 8, 8, 12, 0, tzinfo=TEHRAN)
    assert working_time.add_business_days(IRAN, friday, 1, count_first_day=True) == date(2025, 8, 9)


def test_a_calendar_without_working_time_says_so() -> None:
    for attempt in (
        lambda: working_time.add_working_time(EMPTY, SATURDAY, HOUR),
        lambda: working_time.next_working_moment(EMPTY, SATURDAY),
        lambda: working_time.add_business_days(EMPTY, SATURDAY, 1),
    ):
        with pytest.raises(EmptyCalendar):
            attempt()
    assert working_time.working_time_between(EMPTY, SATURDAY, SATURDAY + 1000 * HOUR) == timedelta()


def test_time_is_never_added_backwards() -> None:
    with pytest.raises(ValueError, match="never taken away"):
        working_time.add_working_time(IRAN, SATURDAY, -SECOND)
    with pytest.raises(ValueError, match="counted forward"):
        working_time.add_business_days(IRAN, SATURDAY, -1)


@pytest.mark.parametrize(
    "windows", [((960, 480),), ((480, 480),), ((480, 960), (900, 1000)), ((1440, 1500),), ((0, 2881),), ((-1, 60),)]
)
def test_windows_that_make_no_sense_are_refused(windows: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="Windows stand in order"):
        WorkingCalendar(zone="UTC", weekly=(windows, *((),) * 6))
    with pytest.raises(ValueError, match="seven days"):
        WorkingCalendar(zone="UTC", weekly=((),) * 5)
