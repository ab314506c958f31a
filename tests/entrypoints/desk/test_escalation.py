"""Escalation on the desk: the matrix by screen, the list of what was raised, and what is done in one tap."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints import forbidden

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.policies import attention
from shenava.domain.policies import queries as policies
from shenava.domain.policies.rules.ladder import LEVELS
from shenava.domain.policies.vocabulary import Level, Trigger
from shenava.entrypoints.jobs import recurring

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-1.1")]
PLACE = "/desk/administration/escalation/"
CALM = "سلام. کارمزد پیامک از حساب من کم شده است. لطفاً توضیح دهید."


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def house() -> House:
    return builders.a_house()


def filled(**other: str) -> dict[str, str]:
    """Return the form as it stands, with some values changed."""
    given: dict[str, str] = {}
    for urgency in Urgency.values:
        for level, percent in zip(LEVELS, (50, 75, 90, 100, 150), strict=True):
            name = f"{urgency}_{level.value}"
            given |= {f"{name}_on": "1", f"{name}_percent": str(percent), f"{name}_to": "OWNER"}
    for trigger in Trigger:
        given |= {f"{trigger}_on": "1", f"{trigger}_level": "2", f"{trigger}_threshold": "3"}
    return {**given, "quiet_from": "", "quiet_to": "", **other}


def a_raised_case(house: House) -> Case:
    """Return a case that its unit's manager was told of, and the moment of it is now."""
    case = builders.a_case(house=house, text=CALM)
    promise = policies.standing_promise(case.id)
    assert promise
    recurring.raise_by_clock(promise.made_at + (promise.due_at - promise.made_at) * 80 / 100)
    return queries.case(case.id)


def test_the_matrix_is_kept_in_any_digits_and_told_wrong_at_its_place(house: House) -> None:
    client = forbidden.at_the_desk(house.administrator)
    assert client.get(PLACE).status_code == 200

    kept = client.post(
        PLACE, filled(NORMAL_1_percent="۴۰", VALUE_threshold="۵۰۰۰۰۰۰۰۰۰۰", quiet_from="22:00", quiet_to="07:00")
    )

    assert kept.status_code == 302
    assert attention.ladders()["NORMAL"][0].percent == 40
    assert attention.rules()[Trigger.VALUE].threshold == 50_000_000_000
    assert attention.quiet_hours() == {"quiet_from": "22:00", "quiet_to": "07:00"}
    for wrong in ({"NORMAL_1_percent": "99"}, {"NORMAL_1_percent": "0"}, {"quiet_from": "7"}, {"quiet_to": "25:00"}):
        answer = client.post(PLACE, filled(**wrong))
        assert answer.status_code == 422, wrong
    assert client.post(PLACE, filled(NORMAL_1_to="person:nobody")).status_code == 404


def test_only_administrators_change_it(house: House) -> None:
    for staff in (house.officer, house.manager, house.complaints, house.compliance):
        assert forbidden.at_the_desk(staff).post(PLACE, filled()).status_code == 403


def test_a_few_are_shown_on_the_queue_and_many_become_one_line(house: House) -> None:
    case = a_raised_case(house)
    with time_machine.travel(MORNING + timedelta(days=10), tick=False):
        manager = forbidden.at_the_desk(house.manager)
        assert f"/desk/cases/{case.tracking_code}/raising/" in manager.get("/desk/").content.decode()
        for _number in range(4):
            a_raised_case(house)
        page = manager.get("/desk/").content.decode()
        assert "/raising/" not in page
        assert 'href="/desk/raised/"' in page
        assert manager.get("/desk/raised/").content.decode().count("/take/") == 5
        assert "/take/" not in forbidden.at_the_desk(house.loan_officer).get("/desk/raised/").content.decode()


def test_one_tap_takes_it_and_another_puts_it_aside(house: House) -> None:
    case = a_raised_case(house)
    row = attention.raisings(case.id).last()
    assert row
    at = f"/desk/cases/{case.tracking_code}/"
    with time_machine.travel(MORNING + timedelta(days=10), tick=False):
        manager = forbidden.at_the_desk(house.manager)
        aside = {"hours": "24", "reason": "جلسه داریم."}
        assert manager.post(f"{at}raising/{row.id}/snooze/", {**aside, "hours": "9"}).status_code == 404
        assert manager.post(f"{at}raising/{row.id}/snooze/", {**aside, "reason": ""}).status_code == 422
        assert manager.post(f"{at}raising/{row.id}/snooze/", aside).status_code == 302
        assert "/take/" not in manager.get("/desk/raised/").content.decode()
        assert manager.post(f"{at}raising/{row.id}/take/").status_code == 302
        builders.let_everything_happen(at=MORNING + timedelta(days=10))
        assert manager.post(f"{at}raising/{row.id}/take/").status_code == 404
    assert queries.case(case.id).owner_id == house.manager.id


def test_the_level_is_changed_by_hand_and_shown_with_its_reason(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    client, at = forbidden.at_the_desk(house.officer), f"/desk/cases/{case.tracking_code}/"
    assert client.post(f"{at}level/", {"level": "3", "reason": ""}).status_code == 422
    assert client.post(f"{at}level/", {"level": "7", "reason": "x"}).status_code == 422

    assert client.post(f"{at}level/", {"level": "3", "reason": "مشتری تنهاست."}).status_code == 302

    assert queries.case(case.id).level == Level.MANAGER
    page = client.get(at).content.decode()
    assert "مشتری تنهاست." in page
    assert client.get(f"{at}history/").status_code == 200
