"""When offices work is versioned: what changed, by whom, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.organization import closures, operations, queries, timekeeping
from shenava.domain.organization.calendar_versions import CalendarMovedOn, EmptyWeek
from shenava.domain.organization.closures import ClosureNeedsReason, ClosureOfNobody
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_changes, calendar_content, week
from shenava.domain.organization.rules.calendar_content import HolidayRow, PeriodRow
from shenava.domain.organization.settings import NameMissing
from shenava.domain.organization.timekeeping import (
    HolidayTaken,
    HoursHaveFlaws,
    PeriodEndsEarly,
    PeriodsOverlap,
    ZoneUnknown,
)
from shenava.domain.organization.vocabulary import CalendarChange, Weekend
from shenava.foundation.audit.models import Entry
from shenava.foundation.database.ids import new_id
from shenava.foundation.errors import NotFound
from shenava.foundation.events.models import FactRow

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def calendar(house: House) -> WorkCalendar:
    return house.cards.calendar


def by(house: House, calendar: WorkCalendar) -> dict[str, Any]:
    return {
        "calendar": calendar,
        "seen": calendar.version,
        "actor": builders.actor(house.administrator),
        "at": MORNING,
    }


def a_holiday(day: date = DAY, *, name: str = "عید", estimated: bool = False) -> HolidayRow:
    return HolidayRow(date=day.isoformat(), name=name, estimated=estimated)


def a_period(first: date, last: date, **given: Any) -> PeriodRow:  # noqa: ANN401 - any field of the row
    weekly = calendar_content.rows_of(week.filled(Weekend.FRI, ((540, 840),)))
    row = {"id": str(new_id()), "name": "Ramadan", "windows": weekly, "estimated": True, **given}
    return PeriodRow(first=first.isoformat(), last=last.isoformat(), **row)


def kinds_of(calendar: WorkCalendar) -> list[str]:
    """What the newest version changed in the one before."""
    now, before = queries.versions_of(calendar)[:2]
    found = calendar_changes.differences(queries.content_of_version(before), queries.content_of_version(now))
    return [one.kind for one in found]


def test_a_change_is_a_version_with_its_author_and_a_fact(house: House, calendar: WorkCalendar) -> None:
    weekly = week.filled(Weekend.THU_FRI, ((480, 960),))
    timekeeping.change_week(zone="Asia/Tehran", weekly=weekly, **by(house, calendar))
    newest, first = queries.versions_of(calendar)
    assert (newest.number, first.number, calendar.version) == (2, 1, 2)
    assert newest.written_by == house.administrator
    assert first.written_at is None
    assert first.content["windows"] != newest.content["windows"]
    assert kinds_of(calendar) == [CalendarChange.HOURS]
    assert FactRow.objects.get(name="organization.calendar_changed").payload == {"number": 2}
    entry = Entry.objects.get(action="settings.calendar_changed")
    assert entry.detail == {"version": 2, "changed": ["HOURS"]}
    assert queries.working_calendar(calendar).version == "office:2"


def test_nothing_changed_is_no_version(house: House, calendar: WorkCalendar) -> None:
    weekly = calendar_content.week_of(calendar.windows)
    timekeeping.change_week(zone=calendar.zone, weekly=weekly, **by(house, calendar))
    assert calendar.version == 1
    assert not FactRow.objects.filter(name="organization.calendar_changed").exists()


def test_two_administrators_do_not_overwrite_each_other(house: House, calendar: WorkCalendar) -> None:
    seen = by(house, calendar)
    timekeeping.put_holiday(holiday=a_holiday(), **seen)
    with pytest.raises(CalendarMovedOn):
        timekeeping.put_holiday(holiday=a_holiday(DAY + timedelta(days=1)), **seen)


def test_a_week_that_makes_no_sense_is_refused(house: House, calendar: WorkCalendar) -> None:
    night = ((1320, 1800),)
    with pytest.raises(EmptyWeek):
        timekeeping.change_week(zone="Asia/Tehran", weekly=((),) * 7, **by(house, calendar))
    with pytest.raises(HoursHaveFlaws):
        timekeeping.change_week(zone="Asia/Tehran", weekly=(((300, 600),), *(night,) * 6), **by(house, calendar))
    with pytest.raises(ZoneUnknown):
        timekeeping.change_week(
            zone="Asia/Atlantis", weekly=week.filled(Weekend.FRI, ((480, 960),)), **by(house, calendar)
        )
    assert calendar.version == 1


def test_holidays_come_move_are_confirmed_and_go(house: House, calendar: WorkCalendar) -> None:
    timekeeping.put_holiday(holiday=a_holiday(estimated=True), **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.HOLIDAY_ADDED]
    with pytest.raises(HolidayTaken):
        timekeeping.put_holiday(holiday=a_holiday(), **by(house, calendar))
    with pytest.raises(NameMissing):
        timekeeping.put_holiday(holiday=a_holiday(DAY + timedelta(days=1), name=" "), **by(house, calendar))
    timekeeping.confirm_holidays(days=[DAY], **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.HOLIDAY_CONFIRMED]
    moved = DAY + timedelta(days=1)
    timekeeping.put_holiday(holiday=a_holiday(moved), instead_of=DAY.isoformat(), **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.HOLIDAY_REMOVED, CalendarChange.HOLIDAY_ADDED]
    timekeeping.put_holiday(
        holiday=a_holiday(moved, name="عید فطر", estimated=True), instead_of=moved.isoformat(), **by(house, calendar)
    )
    assert kinds_of(calendar) == [CalendarChange.HOLIDAY_RENAMED, CalendarChange.HOLIDAY_DOUBTED]
    timekeeping.drop_holiday(day=moved, **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.HOLIDAY_REMOVED]
    with pytest.raises(NotFound):
        timekeeping.drop_holiday(day=moved, **by(house, calendar))


def test_a_country_s_holidays_are_added_without_touching_what_is_there(house: House, calendar: WorkCalendar) -> None:
    own = a_holiday(date(2027, 3, 21), name="Our own name")
    timekeeping.put_holiday(holiday=own, **by(house, calendar))
    came = timekeeping.load_holidays(
        country="IR", first=date(2027, 3, 21), last=date(2028, 3, 19), **by(house, calendar)
    )
    assert came == len(calendar.holidays) - 1 > 15
    assert calendar.country == "IR"
    assert own in calendar.holidays
    assert all("2027-03-21" <= row["date"] <= "2028-03-19" for row in calendar.holidays)
    assert any(row["estimated"] for row in calendar.holidays)
    again = timekeeping.load_holidays(
        country="IR", first=date(2027, 3, 21), last=date(2028, 3, 19), **by(house, calendar)
    )
    assert again == 0


def test_periods_have_hours_of_their_own_and_never_overlap(house: House, calendar: WorkCalendar) -> None:
    period = a_period(date(2027, 2, 8), date(2027, 3, 9))
    timekeeping.put_period(period=period, **by(house, calendar))
    assert queries.working_calendar(calendar).windows_of(date(2027, 2, 9)) == ((540, 840),)
    with pytest.raises(PeriodsOverlap) as refused:
        timekeeping.put_period(period=a_period(date(2027, 3, 9), date(2027, 3, 20)), **by(house, calendar))
    assert "Ramadan" in str(refused.value)
    with pytest.raises(PeriodEndsEarly):
        timekeeping.put_period(period=a_period(date(2027, 5, 2), date(2027, 5, 1)), **by(house, calendar))
    with pytest.raises(NameMissing):
        timekeeping.put_period(period=a_period(date(2027, 5, 2), date(2027, 5, 3), name=""), **by(house, calendar))
    timekeeping.put_period(period={**period, "estimated": False}, **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.PERIOD_CONFIRMED]
    timekeeping.put_period(period={**period, "last": "2027-03-10"}, **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.PERIOD_CHANGED]
    timekeeping.drop_period(period_id=period["id"], **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.PERIOD_REMOVED]
    with pytest.raises(NotFound):
        timekeeping.drop_period(period_id=period["id"], **by(house, calendar))


def test_one_decree_closes_a_province_over_all_its_calendars_and_can_be_taken_back(house: House) -> None:
    other = operations.add_calendar(
        code="other", name={"en": "Other"}, zone="Asia/Tehran", windows=week.filled(Weekend.FRI, ((480, 960),))
    )
    house.loans.calendar = other
    house.loans.save()
    actor = builders.actor(house.administrator)
    closed = closures.decree_closure(
        units=[house.cards, house.loans], day=DAY, reason=" آلودگی هوا ", actor=actor, at=MORNING
    )
    assert not queries.working_calendar_of_unit(queries.unit(house.cards.id)).is_business_day(DAY)
    assert not queries.working_calendar_of_unit(queries.unit(house.loans.id)).is_business_day(DAY)
    assert queries.working_calendar_of_unit(queries.unit(house.triage.id)).is_business_day(DAY)
    other.refresh_from_db()
    assert other.closures[0]["units"] == []
    assert other.closures[0]["reason"] == "آلودگی هوا"
    closures.take_back_closure(closure_id=closed, actor=actor, at=MORNING)
    assert queries.working_calendar_of_unit(queries.unit(house.cards.id)).is_business_day(DAY)
    assert kinds_of(queries.calendar(other.id)) == [CalendarChange.CLOSURE_TAKEN_BACK]
    with pytest.raises(NotFound):
        closures.take_back_closure(closure_id=closed, actor=actor, at=MORNING)


def test_a_closure_needs_a_reason_and_an_office(house: House) -> None:
    by_whom = {"actor": builders.actor(house.administrator), "at": MORNING}
    with pytest.raises(ClosureNeedsReason):
        closures.decree_closure(units=[house.cards], day=DAY, reason="  ", **by_whom)
    with pytest.raises(ClosureOfNobody):
        closures.decree_closure(units=[], day=DAY, reason="Snow", **by_whom)


def test_a_calendar_that_never_works_again_is_refused(house: House, calendar: WorkCalendar) -> None:
    closed = a_period(date(2026, 1, 1), date(2029, 1, 1), windows=[[]] * 7)
    with pytest.raises(EmptyWeek):
        timekeeping.put_period(period=closed, **by(house, calendar))


def test_a_new_calendar_begins_as_a_copy(house: House, calendar: WorkCalendar) -> None:
    given = {"actor": builders.actor(house.administrator), "at": MORNING}
    copy = timekeeping.add_calendar(code="night", name={"en": "Night"}, like=calendar, **given)
    assert queries.content_of(copy) == queries.content_of(calendar)
    assert queries.versions_of(copy).get().written_by == house.administrator
    with pytest.raises(NameMissing):
        timekeeping.add_calendar(code="x", name={"en": " "}, like=calendar, **given)
    timekeeping.rename(calendar=copy, name={"en": "Nights"}, **given)
    assert queries.calendar(copy.id).name == {"en": "Nights"}
    with pytest.raises(NameMissing):
        timekeeping.rename(calendar=copy, name={}, **given)


def test_the_zone_is_a_change_too(house: House, calendar: WorkCalendar) -> None:
    weekly = calendar_content.week_of(calendar.windows)
    timekeeping.change_week(zone="Asia/Riyadh", weekly=weekly, **by(house, calendar))
    assert kinds_of(calendar) == [CalendarChange.ZONE]
    assert queries.provinces() == []
    with pytest.raises(NotFound):
        queries.calendar(new_id())
    with pytest.raises(NotFound):
        queries.version_of(calendar, 9)
