"""What a new installation begins with."""

from datetime import UTC, date, datetime

from shenava.domain.organization.holidays import starting_holidays
from shenava.domain.organization.starting_calendars import starting_calendars


def test_five_calendars_are_offered_in_three_languages() -> None:
    offered = starting_calendars()
    assert set(offered) == {"ir_office", "sa_office", "ae_office", "en_office", "around_the_clock"}
    assert all(set(calendar.name) == {"fa", "ar", "en"} for calendar in offered.values())


def test_each_country_rests_on_its_own_days() -> None:
    def rests(code: str) -> list[int]:
        weekly = starting_calendars()[code].working_calendar().weekly
        return [weekday for weekday in range(7) if not weekly[weekday]]

    assert {code: rests(code) for code in starting_calendars()} == {
        "ir_office": [4],
        "sa_office": [4, 5],
        "ae_office": [5, 6],
        "en_office": [5, 6],
        "around_the_clock": [],
    }


def test_holidays_of_iran_have_persian_names_and_say_which_are_estimated() -> None:
    rows = {row["date"]: row for row in starting_holidays("IR", [2026, 2027])}
    assert "نوروز" in rows["2027-03-21"]["name"]
    assert not rows["2027-03-21"]["estimated"]
    assert rows["2027-06-16"] == {"date": "2027-06-16", "name": "عاشورای حسینی", "estimated": True}
    assert not any("تخمینی" in row["name"] for row in rows.values())
    assert list(rows) == sorted(rows)


def test_a_calendar_carries_its_countrys_holidays_into_the_arithmetic() -> None:
    calendar = starting_calendars()["ir_office"].working_calendar(range(2027, 2028))
    assert date(2027, 3, 21) in calendar.holidays
    assert date(2027, 6, 16) in calendar.estimated
    assert not starting_calendars()["en_office"].working_calendar(range(2027, 2028)).holidays
    assert datetime(2027, 1, 1, tzinfo=UTC).date() not in calendar.holidays


def test_a_part_of_a_country_may_have_its_own_holidays() -> None:
    sydney = {row["date"] for row in starting_holidays("AU", [2026], subdivision="NSW")}
    assert "2026-01-26" in sydney
    assert sydney != {row["date"] for row in starting_holidays("AU", [2026], subdivision="VIC")}
