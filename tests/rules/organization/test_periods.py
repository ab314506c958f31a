"""Days with a week of their own: Ramadan's hours, summer's hours, and closures at short notice."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shenava.domain.organization.rules import calendar_content, ramadan, working_time
from shenava.domain.organization.rules.calendar_content import ClosureRow, Content, HolidayRow, PeriodRow
from shenava.domain.organization.rules.working_time import Period, WorkingCalendar
from shenava.domain.policies.rules.due import Goal, due
from shenava.domain.policies.vocabulary import ClockUnit, StepKind
from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.database.ids import new_id

TEHRAN = ZoneInfo("Asia/Tehran")
HOUR = timedelta(hours=1)
EVERY_DAY = (((480, 960),),) * 7
SHORT = (((540, 840),),) * 7
CLOSED = ((),) * 7


def a_calendar(*periods: Period, zone: str = "Asia/Tehran") -> WorkingCalendar:
    return WorkingCalendar(zone=zone, weekly=EVERY_DAY, periods=periods)


def a_period(first: date, last: date, weekly: tuple[tuple[tuple[int, int], ...], ...] = SHORT) -> Period:
    return Period(name="Ramadan", first=first, last=last, weekly=weekly)


def test_in_a_period_its_own_hours_hold_on_the_first_and_the_last_day() -> None:
    calendar = a_calendar(a_period(date(2027, 2, 8), date(2027, 3, 9)))
    hours = {day: calendar.windows_of(day) for day in (date(2027, 2, 7), date(2027, 2, 8), date(2027, 3, 9))}
    assert list(hours.values()) == [((480, 960),), ((540, 840),), ((540, 840),)]
    assert calendar.windows_of(date(2027, 3, 10)) == ((480, 960),)


def test_eight_hours_take_longer_when_days_are_shorter() -> None:
    calendar = a_calendar(a_period(date(2027, 2, 8), date(2027, 3, 9)))
    start = datetime(2027, 2, 7, 15, 0, tzinfo=TEHRAN)
    assert working_time.add_working_time(calendar, start, 8 * HOUR) == datetime(2027, 2, 9, 11, 0, tzinfo=TEHRAN)


def test_a_summer_closing_is_a_period_without_hours() -> None:
    calendar = a_calendar(a_period(date(2027, 8, 1), date(2027, 8, 14), CLOSED))
    start = datetime(2027, 7, 31, 15, 0, tzinfo=TEHRAN)
    assert working_time.add_working_time(calendar, start, 2 * HOUR) == datetime(2027, 8, 15, 9, 0, tzinfo=TEHRAN)
    assert working_time.add_business_days(calendar, start, 1) == date(2027, 8, 15)


def test_a_holiday_stays_one_in_a_period() -> None:
    calendar = WorkingCalendar(
        zone="Asia/Tehran",
        weekly=EVERY_DAY,
        holidays={date(2027, 2, 10): "Holiday"},
        periods=(a_period(date(2027, 2, 8), date(2027, 3, 9)),),
    )
    assert calendar.windows_of(date(2027, 2, 10)) == ()


def test_a_night_that_began_before_a_period_is_worked_to_its_end_over_the_change_of_the_clock() -> None:
    nights = (((22 * 60, 30 * 60),),) * 7
    calendar = WorkingCalendar(
        zone="Europe/Berlin",
        weekly=nights,
        periods=(a_period(date(2027, 3, 28), date(2027, 4, 10), CLOSED),),
    )
    start = datetime(2027, 3, 27, 22, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert working_time.working_time_between(calendar, start, start + 24 * HOUR) == 7 * HOUR


def test_a_period_ends_on_its_first_day_or_later() -> None:
    with pytest.raises(ValueError, match="first day"):
        a_period(date(2027, 3, 9), date(2027, 3, 8))
    with pytest.raises(ValueError, match="seven days"):
        a_period(date(2027, 3, 8), date(2027, 3, 9), SHORT[:5])


@pytest.mark.parametrize("year", [1445, 1446, 1447, 1448, 1460])
def test_ramadan_is_the_ninth_month(year: int) -> None:
    first, last = ramadan.ramadan(year)
    assert conversion.to_calendar(first, CalendarSystem.HIJRI)[:2] == (year, 9)
    assert conversion.to_calendar(last + timedelta(days=1), CalendarSystem.HIJRI) == (year, 10, 1)
    assert ramadan.next_ramadan(first) == ramadan.next_ramadan(last) == year
    assert ramadan.next_ramadan(last + timedelta(days=1)) == year + 1


def content(**changed: object) -> Content:
    empty = Content(
        zone="Asia/Tehran", windows=calendar_content.rows_of(EVERY_DAY), holidays=[], periods=[], closures=[]
    )
    return {**empty, **changed}  # type: ignore[typeddict-item] # whatever a test changes


def test_a_closure_holds_for_its_offices_alone_and_says_why() -> None:
    here, there = new_id(), new_id()
    day = date(2027, 2, 2)
    row = ClosureRow(id="1", date=day.isoformat(), reason="Air pollution", units=[str(here)], by="", at="")
    closed = calendar_content.working_calendar_of(content(closures=[row]), unit_id=here, version="office:2")
    assert not closed.is_business_day(day)
    assert closed.closures == {day}
    assert closed.version == "office:2"
    for unit_id in (there, None):
        assert calendar_content.working_calendar_of(content(closures=[row]), unit_id=unit_id).is_business_day(day)
    everybody = content(closures=[{**row, "units": []}])
    assert not calendar_content.working_calendar_of(everybody, unit_id=there).is_business_day(day)
    found = due(datetime(2027, 2, 1, 6, tzinfo=UTC), Goal(1, ClockUnit.BUSINESS_DAYS), closed)
    assert [step.name for step in found.steps if step.kind == StepKind.HOLIDAY] == ["Air pollution"]


def test_what_was_stored_comes_back_as_it_was() -> None:
    stored = content(
        holidays=[HolidayRow(date="2027-02-11", name="Day", estimated=True)],
        periods=[
            PeriodRow(
                id="1",
                name="Ramadan",
                first="2027-02-08",
                last="2027-03-09",
                windows=calendar_content.rows_of(SHORT),
                estimated=True,
            )
        ],
    )
    calendar = calendar_content.working_calendar_of(stored)
    assert calendar.estimated == {date(2027, 2, 11)}
    period = calendar.period_of(date(2027, 2, 8))
    assert period is not None
    assert period.estimated
    assert period.weekly == SHORT
