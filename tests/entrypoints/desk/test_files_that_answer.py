"""A file that a question of the form asked for stands with that question, for whoever may know who complains."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from tests import builders, forms
from tests.builders import MORNING, House

from shenava.domain.cases.models import Case
from shenava.domain.organization.models import Staff
from shenava.foundation import clock
from shenava.foundation.files import operations as files
from shenava.foundation.files.operations import KeptFile
from shenava.lifecycle import intake

AtTheDesk = Callable[[Staff], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-23.4", "S0-23.5")]

FORM = [
    forms.asked("receipt", "file"),
    forms.asked("id_card", "file", privacy="IDENTITY"),
    forms.asked("paid", "yes_no"),
    forms.asked("bill", "file", show_if=[{"field": "paid", "equals": True}]),
]


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


def a_file(name: str) -> KeptFile:
    return files.keep(BytesIO(name.encode()), name=name, at=MORNING)


def a_case(house: House, **given: object) -> Case:
    forms.publish("BANK-10", FORM)
    keys = ("receipt", "id_card", "bill")
    answering = {key: [a_file(f"{key}.txt")] for key in keys}
    names = {key: [f"{key}.txt"] for key in keys}
    return builders.a_case(house=house, category="BANK-10", answers=names, answering=answering, **given)


def test_the_desk_links_the_files_beside_their_question(house: House, at_the_desk: AtTheDesk) -> None:
    case = a_case(house)
    page = at_the_desk(house.officer).get(f"/desk/cases/{case.tracking_code}/").content.decode()
    receipt = case.attachments.get(answers="receipt")
    assert page.count(f'href="/desk/cases/{case.tracking_code}/files/{receipt.id}/"') == 2


def test_a_file_of_a_question_that_was_not_shown_is_a_file_of_the_complaint(house: House) -> None:
    case = a_case(house)
    assert "bill" not in case.answers
    assert {one.name: one.answers for one in case.attachments.all()}["bill.txt"] == ""


def test_files_that_say_who_it_is_are_kept_from_the_unit_with_the_name(house: House, at_the_desk: AtTheDesk) -> None:
    case = a_case(house, hides_name=True)
    card = case.attachments.get(answers="id_card")
    place = f"/desk/cases/{case.tracking_code}/"
    page = at_the_desk(house.officer).get(place).content.decode()
    assert "receipt.txt" in page
    assert "id_card.txt" not in page
    assert at_the_desk(house.officer).get(f"{place}files/{card.id}/").status_code == 404
    assert "id_card.txt" in at_the_desk(house.complaints).get(place).content.decode()


def test_a_file_for_a_question_that_nobody_asks_is_no_answer(house: House) -> None:
    filed = intake.receive(builders.a_filing(answering={"nothing": [a_file("x.txt")]}), at=MORNING)
    assert filed.case.attachments.get().answers == ""
