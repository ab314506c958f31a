"""Days keep their identity across the three calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.conversion import NoSuchDay, OutsideCalendar
from shenava.foundation.calendars.vocabulary import CalendarSystem

JALALI, HIJRI, GREGORIAN = CalendarSystem.JALALI, CalendarSystem.HIJRI, CalendarSystem.GREGORIAN

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "jalali"),
    [
        (date(2025, 8, 9), (1404, 5, 18)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2024, 3, 20), (1403, 1, 1)),
        (date(2026, 3, 21), (1405, 1, 1)),
        (date(2028, 3, 20), (1407, 1, 1)),
        (date(2029, 3, 20), (1408, 1, 1)),
    ],
)
def test_known_days_of_the_jalali_calendar_agree_both_ways(day: date, jalali: tuple[int, int, int]) -> None:
    assert conversion.to_calendar(day, JALALI) == jalali
    assert conversion.from_calendar(*jalali, JALALI) == day


def test_the_ninth_of_august_2025_is_the_fifteenth_of_safar() -> None:
    assert conversion.to_calendar(date(2025, 8, 9), HIJRI) == (1447, 2, 15)
    assert conversion.from_calendar(1447, 2, 15, HIJRI) == date(2025, 8, 9)


def test_every_day_from_1950_to_2060_comes_back_and_follows_the_day_before() -> None:
    day, before = date(1950, 1, 1), (0, 0, 0)
    while day <= date(2060, 12, 31):
        jalali = conversion.to_calendar(day, JALALI)
        assert conversion.from_calendar(*jalali, JALALI) == day
        assert jalali > before
        day, before = day + timedelta(days=1), jalali


@given(day=days, calendar=st.sampled_from(CalendarSystem))
def test_a_month_is_made_of_the_days_that_carry_its_name(day: date, calendar: CalendarSystem) -> None:
    first, last = conversion.month_of(day, calendar)
    named = conversion.to_calendar(day, calendar)
    assert first <= day <= last
    assert conversion.to_calendar(first, calendar) == (named.year, named.month, 1)
    assert conversion.to_calendar(last + timedelta(days=1), calendar).day == 1
    assert (last - first).days + 1 == conversion.month_length(named.year, named.month, calendar)


@given(
    day=st.dates(date(1960, 1, 1), date(2050, 1, 1)),
    months=st.integers(-60, 60),
    calendar=st.sampled_from(CalendarSystem),
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(
    day: date, months: int, calendar: CalendarSystem
) -> None:
    start, end = (
        conversion.to_calendar(each, calendar) for each in (day, conversion.add_months(day, months, calendar))
    )
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == min(start.day, conversion.month_length(end.year, end.month, calendar))


def test_thirty_esfand_exists_in_leap_years_only() -> None:
    assert conversion.from_calendar(1403, 12, 30, JALALI) == date(2025, 3, 20)
    with pytest.raises(NoSuchDay):
        conversion.from_calendar(1404, 12, 30, JALALI)
    assert [year for year in range(1399, 1413) if conversion.month_length(year, 12, JALALI) == 30] == [
        *(1399, 1403, 1408, 1412)
    ]


@pytest.mark.parametrize(
    ("numbers", "calendar"),
    [
        ((2025, 2, 29), GREGORIAN),
        ((1404, 13, 1), JALALI),
        ((1404, 7, 31), JALALI),
        ((1447, 1, 31), HIJRI),
        ((0, 1, 1), JALALI),
    ],
)
def test_days_that_do_not_exist_are_refused(numbers: tuple[int, int, int], calendar: CalendarSystem) -> None:
    with pytest.raises(NoSuchDay) as refusal:
        conversion.from_calendar(*numbers, calendar)
    assert refusal.value.code == "no_such_day"


@pytest.mark.parametrize("day", [date(1924, 7, 31), date(2077, 11, 17)])
def test_umm_al_qura_ends_where_its_tables_end(day: date) -> None:
    with pytest.raises(OutsideCalendar):
        conversion.to_calendar(day, HIJRI)
    with pytest.raises(OutsideCalendar):
        conversion.from_calendar(1600, 1, 1, HIJRI)
    with pytest.raises(OutsideCalendar):
        conversion.to_calendar(date(500, 1, 1), JALALI)
