"""Compliance packs on screen: read by administrators and compliance, switched by administrators, shown on cases."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests import builders
from tests.builders import House

from shenava.domain.organization.models import Staff
from shenava.domain.policies import operations, queries
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit

pytestmark = pytest.mark.django_db

AtTheDesk = Callable[[Staff], Client]

LIST, RG271 = "/desk/administration/compliance/", "/desk/administration/compliance/au_rg271/"


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_packs_are_listed_and_wait_for_their_lawyer(house: House, at_the_desk: AtTheDesk) -> None:
    text = text_of(at_the_desk(house.compliance), LIST)
    for name in reading.packs():
        assert f'href="{LIST}{name}/"' in text
    assert text.count("badge--saffron") == len(reading.packs())


@pytest.mark.parametrize("name", sorted(reading.packs()))
def test_every_pack_can_be_read_with_its_sources_and_its_gaps(house: House, at_the_desk: AtTheDesk, name: str) -> None:
    text = text_of(at_the_desk(house.administrator), f"{LIST}{name}/")
    pack = reading.packs()[name][-1]
    for clock in pack.clocks.values():
        assert clock.label["fa"] in text
    for gap in pack.gaps:
        assert gap["fa"].split("؛")[0] in text


def test_administrators_switch_a_pack_for_new_cases(house: House, at_the_desk: AtTheDesk) -> None:
    before = builders.a_case(house=house)
    client = at_the_desk(house.administrator)
    answer = client.post(RG271, {"turn": "on"})
    assert answer.headers["Location"] == f"{RG271}?done=saved"
    assert queries.packs_in_use(house.brand.id) == ("au_rg271",)
    after = builders.a_case(house=house)

    officer = at_the_desk(house.officer)
    old, new = (text_of(officer, f"/desk/cases/{one.tracking_code}/") for one in (before, after))
    assert "RG 271.56" in new
    assert "RG 271.56" not in old
    assert "clock-row" in old
    history = text_of(officer, f"/desk/cases/{after.tracking_code}/history/")
    assert reading.packs()["au_rg271"][-1].name["fa"] in history

    client.post(RG271, {"turn": "off"})
    assert queries.packs_in_use(house.brand.id) == ()
    assert "RG 271.56" in text_of(officer, f"/desk/cases/{after.tracking_code}/")


def test_compliance_reads_but_does_not_switch_and_nobody_else_comes_in(house: House, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.compliance).post(RG271, {"turn": "on"}).status_code == 403
    assert at_the_desk(house.officer).get(LIST).status_code == 403
    assert at_the_desk(house.administrator).get(f"{LIST}nobody/").status_code == 404
    assert at_the_desk(house.administrator).post(RG271, {"turn": "sideways"}).status_code == 404
    assert queries.packs_in_use(house.brand.id) == ()


def test_a_case_says_that_the_law_came_before_the_house(house: House, at_the_desk: AtTheDesk) -> None:
    for urgency in ("EMERGENCY", "URGENT", "HIGH", "NORMAL"):
        operations.set_goal(brand=house.brand, urgency=urgency, goal=Goal(90, ClockUnit.CALENDAR_DAYS))
    client = at_the_desk(house.administrator)
    client.post(f"{LIST}ir_public_body/", {"turn": "on"})
    case = builders.a_case(house=house)
    text = text_of(at_the_desk(house.officer), f"/desk/cases/{case.tracking_code}/")
    assert text.count("آیین‌نامهٔ اجرایی ماده ۶") >= 2
