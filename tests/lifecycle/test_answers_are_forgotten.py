"""Answers go when their form promised it, counted from the end of the case, and the case says that they went."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from tests import builders, forms
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.events import AnswersForgotten
from shenava.domain.cases.models import Attachment, Case
from shenava.domain.cases.vocabulary import Stage
from shenava.foundation.audit.models import Entry
from shenava.foundation.events.queries import facts_about
from shenava.foundation.files import operations as files
from shenava.lifecycle import resolve, retain

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("S0-99.3")]

SECRET = "zqxjkv"
FORM = [
    forms.asked("iban", "text", keep_days=30),
    forms.asked("note", "text"),
    forms.asked("left_open", "text", keep_days=30),
    forms.asked("photo", "file", keep_days=60),
    forms.asked("purchases", "group", fields=[forms.asked("card", "text", keep_days=10), forms.asked("shop", "text")]),
]


@pytest.fixture
def house(db: None) -> House:
    made = builders.a_house()
    forms.publish("BANK-10", FORM)
    return made


def a_case(house: House, *, stage: Stage = Stage.CLOSED) -> Case:
    answers = {
        "iban": f"{SECRET}-iban",
        "note": "stays",
        "photo": ["p.txt"],
        "purchases": [{"card": f"{SECRET}-card", "shop": "corner"}],
    }
    photo = files.keep(BytesIO(b"a photo"), name="p.txt", at=MORNING)
    return builders.a_case(house=house, stage=stage, answers=answers, answering={"photo": [photo]})


def days_later(days: int) -> int:
    return retain.forget_answers_over(at=MORNING + timedelta(days=days))


def answers_of(case: Case) -> dict[str, object]:
    return dict(queries.case(case.id).answers)


def test_each_answer_goes_on_its_own_day_and_the_rest_stays(house: House) -> None:
    case = a_case(house)
    assert days_later(9) == 0
    assert days_later(10) == 1
    assert answers_of(case)["purchases"] == [{"shop": "corner"}]
    assert answers_of(case)["iban"] == f"{SECRET}-iban"
    days_later(30)
    assert set(answers_of(case)) == {"note", "photo", "purchases"}
    assert Attachment.objects.filter(case=case).exists()
    days_later(60)
    assert answers_of(case) == {"note": "stays", "purchases": [{"shop": "corner"}]}
    assert not Attachment.objects.filter(case=case).exists()
    assert queries.case(case.id).forgotten_answers == {"purchases.card": 10, "iban": 30, "left_open": 0, "photo": 60}


def test_doing_it_again_does_nothing_and_an_outage_is_made_up_for(house: House) -> None:
    a_case(house)
    assert days_later(400) > 0
    assert days_later(400) == 0


def test_it_is_counted_in_the_log_and_no_word_of_it_is_there(house: House) -> None:
    case = a_case(house)
    days_later(60)
    told = [one.fact.count for one in facts_about(case.id) if isinstance(one.fact, AnswersForgotten)]
    assert told == [3]
    entry = Entry.objects.get(action="cases.answers_forgotten")
    assert entry.actor_ref == "system"
    assert entry.detail["count"] == 3
    assert SECRET not in str(entry.detail)


def test_open_cases_keep_everything_and_so_do_those_that_the_law_holds(house: House) -> None:
    opened, held = a_case(house, stage=Stage.ASSIGNED), a_case(house)
    Case.objects.filter(pk=held.pk).update(legal_hold=True)
    assert days_later(400) == 0
    assert answers_of(opened)["iban"] == answers_of(held)["iban"] == f"{SECRET}-iban"


def test_a_case_that_was_taken_up_again_counts_from_its_new_end(house: House) -> None:
    case = a_case(house)
    later = MORNING + timedelta(days=5)
    resolve.reopen(case.id, reason="again", actor=builders.as_complainant(case), at=later)
    builders.let_everything_happen(at=later)
    assert days_later(60) == 0
    assert answers_of(case)["iban"] == f"{SECRET}-iban"


def test_answers_of_an_old_version_of_the_form_keep_its_promise(house: House) -> None:
    case = a_case(house)
    forms.publish("BANK-10", [forms.asked("iban", "text")])
    days_later(30)
    assert "iban" not in answers_of(case)


def test_the_desk_and_the_person_read_that_it_went_as_promised(
    house: House,
) -> None:
    case = a_case(house)
    days_later(30)
    desk = Client()
    desk.force_login(house.officer.account)
    page = desk.get(f"/desk/cases/{case.tracking_code}/", headers={"accept-language": "en"}).content.decode()
    assert SECRET not in page
    assert "deleted after 30 days, as promised" in page
    assert "deleted after 10 days, as promised" in page
    assert "left_open" not in page
    history = desk.get(f"/desk/cases/{case.tracking_code}/history/", headers={"accept-language": "en"})
    assert "Deleted, as promised: 2 answers of the form" in history.content.decode()
