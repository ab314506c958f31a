"""The dates of the regulation research, number by number, asked of the packs as shipped."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shenava.domain.organization.holidays import holidays_by_day, starting_holidays
from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.packs.reading import packs
from shenava.domain.policies.rules.clock import due_of
from shenava.domain.policies.rules.explained import Due
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import StepKind
from shenava.foundation.calendars import presentation, zones
from shenava.foundation.calendars.defaults import preference_for

NINE_TO_FIVE = ((540, 1020),)
TEHRAN, SYDNEY, LONDON, RIYADH, NEW_YORK = (
    ZoneInfo(name) for name in ("Asia/Tehran", "Australia/Sydney", "Europe/London", "Asia/Riyadh", "America/New_York")
)


def office(zone: ZoneInfo, country: str, weekend: set[int], part: str | None = None) -> WorkingCalendar:
    names, estimated = holidays_by_day(starting_holidays(country, range(2026, 2029), subdivision=part))
    weekly = tuple(() if day in weekend else NINE_TO_FIVE for day in range(7))
    return WorkingCalendar(zone=zone.key, weekly=weekly, holidays=names, estimated=estimated)


NEW_SOUTH_WALES = office(SYDNEY, "AU", {5, 6}, "NSW")
ENGLAND = office(LONDON, "GB", {5, 6}, "ENG")
SAUDI = office(RIYADH, "SA", {4, 5})
FRIDAYS, THURSDAYS_TOO = office(TEHRAN, "IR", {4}), office(TEHRAN, "IR", {3, 4})
AMERICA = office(NEW_YORK, "US", {5, 6})


def asked(pack: str, clock: str, start: datetime, calendar: WorkingCalendar, pauses: tuple[Pause, ...] = ()) -> Due:
    counted = packs()[pack][-1].clocks[clock].clock
    assert counted is not None
    return due_of(counted, start, calendar, pauses=pauses)


def local(found: Due, zone: ZoneInfo) -> str:
    return found.at.astimezone(zone).isoformat()


def day(found: Due, zone: ZoneInfo) -> date:
    assert local(found, zone)[11:19] == "23:59:59"
    return found.at.astimezone(zone).date()


SATURDAY = datetime(2026, 1, 24, 15, 0, tzinfo=SYDNEY)


@pytest.mark.requirement("S2-6.1")
@pytest.mark.parametrize(
    ("clock", "last"),
    [
        ("final.standard", date(2026, 2, 23)),
        ("final.credit_urgent", date(2026, 2, 14)),
        ("final.super", date(2026, 3, 10)),
        ("final.trustee", date(2026, 3, 10)),
    ],
)
def test_vector_2_calendar_days_of_a_sydney_saturday(clock: str, last: date) -> None:
    assert day(asked("au_rg271", clock, SATURDAY, NEW_SOUTH_WALES), SYDNEY) == last


@pytest.mark.parametrize(("clock", "last"), [("ack", date(2026, 1, 27)), ("early_close", date(2026, 2, 2))])
def test_vector_3_australia_day_is_no_business_day(clock: str, last: date) -> None:
    assert day(asked("au_rg271", clock, SATURDAY, NEW_SOUTH_WALES), SYDNEY) == last


@pytest.mark.parametrize(("year", "last"), [(2026, date(2026, 3, 2)), (2028, date(2028, 3, 1))])
def test_vector_4_thirty_days_know_leap_years(year: int, last: date) -> None:
    received = datetime(year, 1, 31, 9, 0, tzinfo=SYDNEY)
    assert day(asked("au_rg271", "final.standard", received, NEW_SOUTH_WALES), SYDNEY) == last


@pytest.mark.parametrize(
    ("calendar", "last", "said"),
    [(FRIDAYS, date(2026, 4, 25), "شنبه ۵ اردیبهشت ۱۴۰۵"), (THURSDAYS_TOO, date(2026, 5, 2), "شنبه ۱۲ اردیبهشت ۱۴۰۵")],
)
def test_vector_5_a_late_friday_in_tehran_and_both_weekends(calendar: WorkingCalendar, last: date, said: str) -> None:
    received, reader = datetime(2026, 3, 13, 20, 20, tzinfo=UTC), preference_for("fa", "Asia/Tehran")
    assert presentation.long(received, reader) == "جمعه ۲۲ اسفند ۱۴۰۴، ساعت ۲۳:۵۰"
    found = asked("ir_bank", "final", received, calendar)
    assert [step.day for step in found.steps if step.kind is StepKind.DAY_ZERO] == [date(2026, 3, 13)]
    assert day(found, TEHRAN) == last
    assert presentation.day(found.at, reader) == said


def test_vector_6_tehran_has_no_summer_time_since_2022_and_old_zone_data_are_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for month in range(1, 13):
        assert datetime(2026, month, 1, tzinfo=TEHRAN).utcoffset() == timedelta(hours=3, minutes=30)
    assert zones.are_current()
    old = ("Asia/Tehran", datetime(2023, 6, 1, tzinfo=UTC), timedelta(hours=4, minutes=30))
    monkeypatch.setattr(zones, "_PROBES", (old,))
    assert not zones.are_current()


@pytest.mark.parametrize(("clock", "last"), [("final.first", 22), ("final.second", 24), ("final.third", 25)])
def test_vector_7_three_stages_of_hours_run_through_nowruz(clock: str, last: int) -> None:
    registered = datetime(2026, 3, 19, 10, 0, tzinfo=TEHRAN)
    found = asked("ir_enamad", clock, registered, FRIDAYS)
    assert found.at == datetime(2026, 3, last, 10, 0, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("clock", "last"),
    [
        ("short_route", "2026-04-09T17:00:00+01:00"),
        ("final.payment", "2026-04-27T23:59:59+01:00"),
        ("final.payment_exceptional", "2026-05-27T23:59:59+01:00"),
        ("final.general", "2026-05-28T23:59:59+01:00"),
    ],
)
def test_vector_8_easter_moves_business_days_but_not_weeks(clock: str, last: str) -> None:
    received = datetime(2026, 4, 2, 11, 0, tzinfo=LONDON)
    assert local(asked("uk_disp", clock, received, ENGLAND), LONDON) == last


def test_vector_9_the_saudi_national_day_and_weekend_are_skipped() -> None:
    received = datetime(2026, 9, 22, 9, 0, tzinfo=RIYADH)
    assert day(asked("sa_sama", "final", received, SAUDI), RIYADH) == date(2026, 9, 30)


def test_vector_10_the_portal_counts_from_the_day_of_sending_to_the_company() -> None:
    clocks = packs()["us_cfpb"][-1].clocks
    assert {clock.anchor for clock in clocks.values()} == {"sent_to_company"}
    sent = datetime(2026, 6, 1, 10, 0, tzinfo=NEW_YORK)
    assert day(asked("us_cfpb", "final", sent, AMERICA), NEW_YORK) == date(2026, 6, 16)
    assert day(asked("us_cfpb", "final.in_progress", sent, AMERICA), NEW_YORK) == date(2026, 7, 31)


def test_rule_12_a_holiday_changes_no_calendar_day_clock() -> None:
    decreed = replace(
        NEW_SOUTH_WALES,
        holidays={**NEW_SOUTH_WALES.holidays, date(2026, 2, 23): "Closure", date(2026, 1, 30): "Closure"},
    )
    for clock in ("final.standard", "final.super", "final.credit_urgent", "final.death_benefit"):
        before, after = (asked("au_rg271", clock, SATURDAY, calendar).at for calendar in (NEW_SOUTH_WALES, decreed))
        assert before == after
    assert day(asked("au_rg271", "early_close", SATURDAY, decreed), SYDNEY) == date(2026, 2, 3)


def test_rule_15_waiting_for_the_customer_stops_no_clock_of_rg_271() -> None:
    waiting = Pause(SATURDAY + timedelta(days=3), SATURDAY + timedelta(days=13), "awaiting_customer")
    for clock in ("final.standard", "final.super", "final.trustee", "final.credit_urgent"):
        with_it = asked("au_rg271", clock, SATURDAY, NEW_SOUTH_WALES, (waiting,))
        assert with_it.at == asked("au_rg271", clock, SATURDAY, NEW_SOUTH_WALES).at
        assert StepKind.NOT_PAUSED in {step.kind for step in with_it.steps}


def test_vector_16_the_gap_before_an_advocate_is_asked_is_no_part_of_the_maximum() -> None:
    answered, wanted = (datetime(2026, *of, 10, 0, tzinfo=SYDNEY) for of in ((2, 13), (3, 1)))
    gap = Pause(answered, wanted, "customer_advocate_gap")
    found = asked("au_rg271", "final.standard", SATURDAY, NEW_SOUTH_WALES, (gap,))
    used_before = (answered.date() - SATURDAY.date()).days
    used_after = (day(found, SYDNEY) - wanted.date()).days
    assert used_before + used_after == 30


def test_vector_18_hardship_gives_21_days_to_the_person_and_28_or_21_to_the_firm() -> None:
    requested, arrived = (datetime(2026, *of, 10, 0, tzinfo=SYDNEY) for of in ((2, 13), (2, 20)))
    assert (requested.date() - SATURDAY.date()).days == 20
    assert day(asked("au_rg271", "hardship.customer", requested, NEW_SOUTH_WALES), SYDNEY) == date(2026, 3, 6)
    assert day(asked("au_rg271", "hardship.silent", requested, NEW_SOUTH_WALES), SYDNEY) == date(2026, 3, 13)
    assert day(asked("au_rg271", "hardship.informed", arrived, NEW_SOUTH_WALES), SYDNEY) == date(2026, 3, 13)


def test_vector_20_a_matter_forwarded_on_day_six_has_39_days_left_of_45() -> None:
    lodged = datetime(2026, 1, 5, 10, 0, tzinfo=SYDNEY)
    forwarded = lodged + timedelta(days=6)
    assert packs()["au_rg271"][-1].clocks["final.super"].anchor == "first_lodged"
    last = day(asked("au_rg271", "final.super", lodged, NEW_SOUTH_WALES), SYDNEY)
    assert (last - forwarded.date()).days == 39
