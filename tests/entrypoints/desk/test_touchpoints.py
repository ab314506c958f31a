"""Administrators put codes wherever people may want to complain, and print what hangs there."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.organization.models import Staff
from shenava.domain.touchpoints import operations
from shenava.domain.touchpoints.models import Touchpoint

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-79.1")]
AtTheDesk = Callable[[Staff], Client]
BASE = "/desk/administration/touchpoints/"
VANAK = {"kind": "BRANCH", "name_fa": "شعبهٔ ونک", "name_en": "Vanak branch", "code": "br 12"}


@pytest.fixture
def branch(house: House) -> Touchpoint:
    return operations.add(code="BR-12", kind="BRANCH", name={"fa": "شعبهٔ ونک"}, place={}, at=MORNING)


def test_a_touchpoint_is_added_and_shows_its_link_and_texts(house: House, at_the_desk: AtTheDesk) -> None:
    client = at_the_desk(house.administrator)
    added = client.post(f"{BASE}add/", {**VANAK, "unit": str(house.cards.id)})
    assert added.status_code == 302, added.content.decode()
    made = Touchpoint.objects.get()
    page = client.get(added["Location"]).content.decode()

    assert (made.code, made.unit) == ("BR-12", house.cards)
    assert "/q/BR-12" in page
    assert "<svg" in page
    assert "/q/BR-12" in client.get(BASE).content.decode() or "BR-12" in client.get(BASE).content.decode()


def test_without_a_code_it_gets_the_next_free_one(branch: Touchpoint, house: House, at_the_desk: AtTheDesk) -> None:
    at_the_desk(house.administrator).post(f"{BASE}add/", {**VANAK, "code": ""})

    assert set(Touchpoint.objects.values_list("code", flat=True)) == {"BR-12", "BR-1"}


@pytest.mark.parametrize(
    ("wrong", "status"), [({"code": "شعبه"}, 422), ({"code": "BR-12"}, 409), ({"name_fa": "", "name_en": " "}, 422)]
)
def test_what_is_amiss_is_told_and_nothing_typed_is_lost(
    branch: Touchpoint, house: House, at_the_desk: AtTheDesk, wrong: dict[str, str], status: int
) -> None:
    refused = at_the_desk(house.administrator).post(
        f"{BASE}add/", {**VANAK, "code": "X-1", "place_fa": "کنار در", **wrong}
    )

    assert refused.status_code == status
    assert "کنار در" in refused.content.decode()
    assert Touchpoint.objects.count() == 1


def test_it_can_be_changed_but_not_its_code(branch: Touchpoint, house: House, at_the_desk: AtTheDesk) -> None:
    at_the_desk(house.administrator).post(f"{BASE}{branch.id}/", {**VANAK, "kind": "BILL", "code": "OTHER"})
    branch.refresh_from_db()

    assert (branch.kind, branch.code) == ("BILL", "BR-12")


def test_it_is_taken_out_of_use_and_back(branch: Touchpoint, house: House, at_the_desk: AtTheDesk) -> None:
    client = at_the_desk(house.administrator)
    client.post(f"{BASE}{branch.id}/retirement/", {"turn": "out"})
    branch.refresh_from_db()
    assert branch.retired_at is not None
    assert client.get(f"{BASE}{branch.id}/").status_code == 200
    client.post(f"{BASE}{branch.id}/retirement/", {"turn": "back"})
    branch.refresh_from_db()
    assert branch.retired_at is None


@pytest.mark.parametrize("size", ["A3", "A4", "A6"])
@pytest.mark.parametrize("languages", [["fa"], ["fa", "en"], ["fa", "ar", "en"]])
def test_posters_and_cards_fit_on_one_page(
    branch: Touchpoint, house: House, at_the_desk: AtTheDesk, size: str, languages: list[str]
) -> None:
    operations.change(branch, name=dict.fromkeys(languages, "A very long name of a branch, second floor"))
    pdf = at_the_desk(house.administrator).get(f"{BASE}{branch.id}/poster.pdf", {"size": size, "language": languages})

    assert pdf["Content-Type"] == "application/pdf"
    assert size in pdf["Content-Disposition"]
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.content)) == 1


def test_a_paper_that_is_not_made_is_not_there(branch: Touchpoint, house: House, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.administrator).get(f"{BASE}{branch.id}/poster.pdf?size=A0").status_code == 404


@pytest.mark.parametrize("who", ["officer", "manager", "complaints", "compliance"])
def test_nobody_else_keeps_them(branch: Touchpoint, house: House, at_the_desk: AtTheDesk, who: str) -> None:
    client = at_the_desk(getattr(house, who))

    assert client.get(BASE).status_code == 403
    assert client.post(f"{BASE}{branch.id}/retirement/", {"turn": "out"}).status_code == 403


def test_the_case_shows_where_it_came_from_and_the_queue_can_be_narrowed(
    branch: Touchpoint, house: House, at_the_desk: AtTheDesk
) -> None:
    case = builders.a_filed_case(source="BR-12").case
    other = builders.a_filed_case().case
    client = at_the_desk(house.complaints)

    assert "(BR-12)" in client.get(f"/desk/cases/{case.tracking_code}/").content.decode()
    listed = client.get("/desk/?scope=all&source=BR-12").content.decode()
    assert case.tracking_code in listed
    assert other.tracking_code not in listed
