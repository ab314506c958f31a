"""Finding cases, and writing down what somebody says on the phone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases.models import Case
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.models import Staff
from shenava.entrypoints.desk.searching import pieces
from shenava.foundation import clock

AtTheDesk = Callable[[Staff], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))


@pytest.mark.requirement("S0-27.3")
@pytest.mark.parametrize("write", ["{}", " {} ", "persian", "spaced"])
def test_a_tracking_code_in_any_writing_opens_its_case(house: House, at_the_desk: AtTheDesk, write: str) -> None:
    code = builders.a_case(house=house).tracking_code
    question = {
        "persian": code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
        "spaced": f"{code[:4]} {code[4:8]}-{code[8:]}",
    }.get(write, write.format(code))
    answer = at_the_desk(house.officer).get("/desk/search/", {"q": question})
    assert answer["Location"] == f"/desk/cases/{code}/"
    assert at_the_desk(house.loan_officer).get("/desk/search/", {"q": question}).status_code == 200


def test_words_find_only_what_the_asker_may_see(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house, text="دستگاه خودپرداز كارت من را بلعيد و پس نداد")
    for question in ("خودپرداز", "کارت بلعید", "كارت"):
        page = at_the_desk(house.officer).get("/desk/search/", {"q": question}).content.decode()
        assert case.tracking_code in page
        assert "<mark>" in page
        for other in (house.loan_officer, house.administrator):
            blind = at_the_desk(other).get("/desk/search/", {"q": question}).content.decode()
            assert case.tracking_code not in blind


def test_a_question_of_signs_finds_nothing_and_breaks_nothing(house: House, at_the_desk: AtTheDesk) -> None:
    builders.a_case(house=house)
    for question in ('"', "* OR", "' ; --", "(((", "NEAR/2", "   "):
        assert at_the_desk(house.officer).get("/desk/search/", {"q": question}).status_code == 200


def test_hits_are_marked_in_the_spelling_of_the_person() -> None:
    assert pieces("كارت من", "کارت") == [("كارت", True), (" من", False)]
    assert pieces("nothing here", "کارت") == [("nothing here", False)]


@pytest.mark.requirement("S1-81.3", "S0-27.3")
def test_a_call_becomes_a_case_with_both_codes_to_read_out(house: House, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    assert officer.get("/desk/new/").status_code == 200
    given = {
        "channel": "PERSON", "text": "کارتم را خودپرداز گرفت", "name": "زهرا", "mobile": "۰۹۱۲۳۴۵۶۷۸۹",
        "language": "fa", "category": "BANK-03", "answer-atm_id": "12", "answer-atm_problem": "", "key": "k1",
    }  # fmt: skip
    refused = officer.post("/desk/new/", given)
    assert refused.status_code == 422
    assert "کارتم را خودپرداز گرفت" in refused.content.decode()
    choice = first_choice(refused.content.decode())
    filed = officer.post("/desk/new/", {**given, "answer-atm_problem": choice})
    case = Case.objects.get()
    page = filed.content.decode()
    assert (filed.status_code, case.channel) == (200, Channel.PERSON)
    assert f'data-value="{case.tracking_code}"' in page
    assert filed["Cache-Control"] == "no-store"
    again = officer.post("/desk/new/", {**given, "answer-atm_problem": choice})
    assert again.status_code == 200
    assert Case.objects.count() == 1


def first_choice(page: str) -> str:
    return page.split('name="answer-atm_problem" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize(("field", "value"), [("email", "not an address"), ("mobile", "12"), ("text", " ")])
def test_what_needs_another_look_keeps_the_rest(house: House, at_the_desk: AtTheDesk, field: str, value: str) -> None:
    given = {"text": "سلام", "name": "زهرا", field: value}
    answer = at_the_desk(house.officer).post("/desk/new/", given)
    assert answer.status_code == 422
    assert "زهرا" in answer.content.decode()
    assert not Case.objects.exists()


def test_who_only_reads_opens_no_case(house: House, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.compliance).get("/desk/new/").status_code == 403
