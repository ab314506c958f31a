"""When offices work, by screen: a week, periods, holidays, closures, what is refused, and the history."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests import builders
from tests.builders import House

from shenava.domain.organization import queries
from shenava.domain.organization.models import Staff, WorkCalendar
from shenava.domain.organization.rules import ramadan
from shenava.domain.policies import operations as policies
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit
from shenava.foundation import clock
from shenava.foundation.calendars import conversion
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.lifecycle import replan, wall

pytestmark = pytest.mark.django_db
HOME = "/desk/administration/calendars/"
WEEK = {f"day_{day}": "08:00-12:00, 13:00-16:00" for day in range(7)}


@pytest.fixture
def admin(house: House, at_the_desk: Callable[[Staff], Client]) -> Client:
    client = at_the_desk(house.administrator)
    client.cookies["language"] = "fa"
    return client


@pytest.fixture
def here(house: House) -> str:
    return f"{HOME}{house.cards.calendar_id}/"


def calendar(house: House) -> WorkCalendar:
    return queries.calendar(house.cards.calendar_id)


def jalali(day: date) -> str:
    return "/".join(str(part) for part in conversion.to_calendar(day, CalendarSystem.JALALI))


def test_every_page_of_a_calendar_opens(admin: Client, here: str) -> None:
    pages = ["", "hours/", "holidays/", "periods/", "periods/add/", "history/"]
    assert {page: admin.get(here + page).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert admin.get(HOME).status_code == 200
    assert admin.get(f"{HOME}closures/").status_code == 200
    assert admin.get(f"{HOME}00000000-0000-7000-8000-000000000000/").status_code == 404


def test_one_choice_fills_the_week_and_saves_nothing(admin: Client, house: House, here: str) -> None:
    page = admin.post(f"{here}hours/", {"go": "fill", "weekend": "THU_FRI", "usual_hours": "۹:۰۰ – ۱۷:۰۰"}).content
    assert page.decode().count('value="۰۹:۰۰-۱۷:۰۰"') == 5
    assert calendar(house).version == 1


def test_the_week_is_saved_with_several_windows_a_day(admin: Client, house: House, here: str) -> None:
    given = {**WEEK, "day_4": "", "day_5": "۲۲:۰۰–۰۶:۰۰+۱", "zone": "Asia/Riyadh", "seen": "1"}
    given["day_6"] = "10-12"
    assert admin.post(f"{here}hours/", given).status_code == 302
    row = calendar(house)
    assert (row.zone, row.windows[0], row.windows[4]) == ("Asia/Riyadh", [[480, 720], [780, 960]], [])
    assert row.windows[5] == [[1320, 1800]]
    page = admin.get(f"{here}history/").content.decode()
    assert "Asia/Tehran" in page
    assert "۲۲:۰۰" in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"day_2": "08:00-12:00, 11:00-13:00"}, "day_2"),
        ({"day_3": "16:00-08:00"}, "day_3"),
        ({"day_1": "whenever"}, "day_1"),
        ({"zone": "Nowhere"}, "zone"),
        ({f"day_{day}": "" for day in range(7)}, ""),
    ],
)
def test_hours_that_make_no_sense_are_told_at_their_field(
    admin: Client, house: House, here: str, given: dict[str, str], field: str
) -> None:
    answer = admin.post(f"{here}hours/", {**WEEK, "zone": "Asia/Tehran", "seen": "1", **given})
    assert answer.status_code == 422
    if field:
        assert f'id="id_{field}-error"' in answer.content.decode()
    assert calendar(house).version == 1


def test_who_saves_over_somebody_else_is_told_so(admin: Client, house: House, here: str) -> None:
    given = {"date": "1406/01/20", "name": "روز ما", "seen": "1"}
    assert admin.post(f"{here}holidays/", given).status_code == 302
    answer = admin.post(f"{here}holidays/", {**given, "date": "1406/01/21"})
    assert answer.status_code == 409
    assert len(calendar(house).holidays) == 1


def test_a_holiday_is_typed_in_the_reader_s_own_calendar(admin: Client, house: House, here: str) -> None:
    assert admin.post(f"{here}holidays/", {"date": "۱۴۰۶/۱/۲۰", "name": "روز ما", "seen": "1"}).status_code == 302
    assert calendar(house).holidays == [{"date": "2027-04-09", "name": "روز ما", "estimated": False}]
    assert "روز ما" in admin.get(f"{here}holidays/?year=1406").content.decode()


def test_the_thirtieth_of_esfand_of_a_common_year_is_no_day(admin: Client, house: House, here: str) -> None:
    answer = admin.post(f"{here}holidays/", {"date": "۱۴۰۶/۱۲/۳۰", "name": "x", "seen": "1"})
    assert answer.status_code == 422
    assert 'id="id_date-error"' in answer.content.decode()
    assert not calendar(house).holidays
    leap = admin.post(f"{here}holidays/", {"date": "۱۴۰۸/۱۲/۳۰", "name": "x", "seen": "1"})
    assert leap.status_code == 302


def test_holidays_are_loaded_confirmed_changed_and_removed(admin: Client, house: House, here: str) -> None:
    assert admin.post(f"{here}holidays/load/", {"country": "IR", "year": "1406", "seen": "1"}).status_code == 302
    row = calendar(house)
    estimated = next(one for one in row.holidays if one["estimated"])
    assert admin.post(f"{here}holidays/confirm/", {"day": estimated["date"], "seen": "2"}).status_code == 302
    assert {**estimated, "estimated": False} in calendar(house).holidays
    assert admin.get(f"{here}holidays/{estimated['date']}/").status_code == 200
    moved = date.fromisoformat(estimated["date"]) + timedelta(days=1)
    answer = admin.post(
        f"{here}holidays/{estimated['date']}/", {"date": jalali(moved), "name": estimated["name"], "seen": "3"}
    )
    assert answer.status_code in {302, 409}
    number = calendar(house).version
    day = calendar(house).holidays[0]["date"]
    assert admin.post(f"{here}holidays/remove/", {"day": day, "seen": str(number)}).status_code == 302
    assert day not in {one["date"] for one in calendar(house).holidays}
    for wrong in ("remove", "confirm"):
        assert admin.post(f"{here}holidays/{wrong}/", {"day": "x", "seen": "1"}).status_code == 404
    assert admin.post(f"{here}holidays/remove/", {"day": day, "seen": "1"}).status_code == 409
    assert admin.post(f"{here}holidays/confirm/", {"day": day, "seen": "1"}).status_code == 409
    assert admin.post(f"{here}holidays/load/", {"country": "IR", "year": "1407", "seen": "1"}).status_code == 409
    assert admin.get(f"{here}holidays/1999-01-01/").status_code == 404


def test_ramadan_is_counted_estimated_and_confirmed(admin: Client, house: House, here: str) -> None:
    year = ramadan.next_ramadan(clock.now().date())
    first, last = ramadan.ramadan(year)
    page = admin.get(f"{here}periods/add/?ramadan={year}").content.decode()
    assert "checked" in page
    given = {
        **WEEK, "name": "رمضان", "first": jalali(first), "last": jalali(last), "estimated": "1", "seen": "1",
    }  # fmt: skip
    assert admin.post(f"{here}periods/add/", given).status_code == 302
    period = calendar(house).periods[0]
    assert (period["first"], period["last"], period["estimated"]) == (first.isoformat(), last.isoformat(), True)
    there = f"{here}periods/{period['id']}/"
    assert admin.get(there).status_code == 200
    assert admin.get(f"{here}periods/").status_code == 200
    assert admin.post(f"{there}confirm/", {"seen": "2"}).status_code == 302
    assert not calendar(house).periods[0]["estimated"]
    swapped = {**given, "first": given["last"], "last": given["first"], "seen": "3"}
    assert admin.post(there, swapped).status_code == 422
    filled = admin.post(there, {**given, "go": "fill", "weekend": "FRI", "usual_hours": "9-14"})
    assert filled.content.decode().count('value="۰۹:۰۰-۱۴:۰۰"') == 6
    assert admin.post(f"{there}remove/", {"seen": "3"}).status_code == 302
    assert not calendar(house).periods
    assert admin.get(there).status_code == 404


def test_a_province_is_closed_with_one_click_and_opened_again(admin: Client, house: House) -> None:
    unit = f"/desk/administration/units/{house.cards.id}/"
    given = {
        "name_fa": "کارت", "calendar": str(house.cards.calendar_id), "is_active": "1", "province": " تهران ",
    }  # fmt: skip
    assert admin.post(unit, given).status_code == 302
    today = clock.now().astimezone().date()
    refused = admin.post(f"{HOME}closures/", {"day": jalali(today), "reason": "برف"})
    assert refused.status_code == 422
    assert admin.post(f"{HOME}closures/", {"day": jalali(today), "provinces": ["تهران"]}).status_code == 422
    closed = admin.post(f"{HOME}closures/", {"day": jalali(today), "reason": "برف", "provinces": ["تهران"]})
    assert closed.status_code == 302
    assert "برف" in admin.get(f"{HOME}closures/").content.decode()
    row = calendar(house)
    assert row.closures[0]["units"] == [str(house.cards.id)]
    page = admin.get(f"{HOME}{row.id}/?unit={house.cards.id}").content.decode()
    assert "برف" in page
    assert "برف" not in admin.get(f"{HOME}{row.id}/?unit={house.loans.id}").content.decode()
    assert admin.post(f"{HOME}closures/{row.closures[0]['id']}/take-back/").status_code == 302
    assert not calendar(house).closures
    assert admin.post(f"{HOME}closures/nothing/take-back/").status_code == 404


def test_a_calendar_is_added_as_a_copy_and_named(admin: Client, house: House) -> None:
    like = str(house.cards.calendar_id)
    assert admin.post(f"{HOME}add/", {"like": like}).status_code == 422
    assert admin.get(f"{HOME}add/").status_code == 200
    added = admin.post(f"{HOME}add/", {"like": like, "name_en": "Night shift"})
    assert added.status_code == 302
    row = WorkCalendar.objects.exclude(pk=like).get()
    assert row.code.startswith("night-shift-")
    there = f"{HOME}{row.id}/"
    assert admin.post(f"{there}name/", {}).status_code == 422
    assert admin.post(f"{there}name/", {"name_fa": "شب"}).status_code == 302
    assert "شب" in admin.get(HOME).content.decode()


def test_the_list_warns_of_estimated_days_and_of_a_year_without_holidays(
    admin: Client, house: House, here: str
) -> None:
    soon = clock.now().date() + timedelta(days=20)
    admin.post(f"{here}holidays/", {"date": jalali(soon), "name": "عید", "estimated": "1", "seen": "1"})
    page = admin.get(HOME).content.decode()
    next_year = conversion.to_calendar(clock.now().date(), CalendarSystem.JALALI).year + 1
    assert f"holidays/?year={next_year}" in page
    assert page.count("badge--saffron") >= 1


def test_a_version_lists_every_date_it_concerns_with_old_and_new(admin: Client, house: House, here: str) -> None:
    policies.set_goal(brand=house.brand, urgency="URGENT", goal=Goal(5, ClockUnit.BUSINESS_DAYS))
    at = clock.now()
    case = builders.a_filed_case(at=at).case
    for number, ahead in enumerate((1, 2, 3), start=1):
        day = at.date() + timedelta(days=ahead)
        given = {"date": jalali(day), "name": "برف", "seen": str(number)}
        assert admin.post(f"{here}holidays/", given).status_code == 302
    builders.let_everything_happen(at=at)
    replan.go_on(at=at)
    page = admin.get(f"{here}versions/4/").content.decode()
    assert case.tracking_code in page
    assert "hx-trigger" in page
    replan.go_on(at=at + timedelta(seconds=20))
    assert "hx-trigger" not in admin.get(f"{here}versions/4/?outcome=KEPT").content.decode()
    assert case.tracking_code not in admin.get(f"{here}versions/4/?outcome=MOVED").content.decode()
    assert f"{here}versions/4/" in admin.get(f"{here}history/").content.decode()
    assert admin.get(f"{here}versions/1/").status_code == 200
    assert admin.get(f"{here}versions/9/").status_code == 404
    accuse(case.id, house)
    assert case.tracking_code not in admin.get(f"{here}versions/4/").content.decode()


def accuse(case_id: UUID, house: House) -> None:
    """Keep a case from the administrator, as it is about them."""
    wall.raise_wall(
        case_id,
        staff_id=house.administrator.id,
        unit_id=None,
        by=house.complaints,
        actor=builders.actor(house.complaints),
        at=clock.now(),
    )
