"""Filing by a program."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import builders
from tests.builders import MORNING
from tests.entrypoints.api.programs import WORDS, Program

from shenava.domain.cases.models import Case
from shenava.domain.people.models import ContactPoint
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

BRANCH = {"branch": "مرکزی"}
CARD = "6037997512345670"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house", "morning")]


@pytest.mark.requirement("S2-20.1")
def test_a_program_files_and_gets_both_codes_and_an_honest_date(program: Program) -> None:
    response = program.file({**WORDS, "contact": {"email": "Maryam@Example.org", "mobile": "۰۹۱۲۱۲۳۴۵۶۷"}})
    receipt = response.json()
    case = Case.objects.get()
    assert response.status_code == 201
    assert receipt == {
        "tracking_code": case.tracking_code,
        "access_code": receipt["access_code"],
        "stage": "registered",
        "expected_at": "2026-11-28T23:59:59+03:30",
        "status_url": f"{settings.PUBLIC_URL}/fa/track/?code={case.tracking_code}",
    }
    assert len(receipt["access_code"]) == 8
    assert case.channel == "API"
    assert sorted(ContactPoint.objects.values_list("kind", flat=True)) == ["EMAIL", "MOBILE"]
    assert response["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.requirement("S1-42.1")
def test_a_program_says_what_it_is_and_nothing_else_than_we_know(program: Program) -> None:
    assert program.file({**WORDS, "record_type": "love-letter"}).status_code == 422
    assert program.file({**WORDS, "record_type": "suggestion"}).status_code == 201
    assert Case.objects.get().kind == "SUGGESTION"


@pytest.mark.parametrize("contact", [{}, {"contact": {}}, {"contact": None}, {"contact": {"email": None}}])
def test_a_program_can_file_for_somebody_who_stays_unknown(program: Program, contact: dict[str, object]) -> None:
    assert program.file({**WORDS, **contact}).status_code == 201
    assert Case.objects.get().person is None


def test_the_answers_to_the_form_of_a_category_are_kept_as_the_form_reads_them(program: Program) -> None:
    fields = {"amount": {"amount": "۲۵۰۰۰۰۰", "unit": "TOMAN"}, "paid_with": "card", "card_last4": "1234"}
    response = program.file({**WORDS, "category": "BANK-01", "wish": "پولم را برگردانید", "fields": fields})
    assert response.status_code == 201
    case = Case.objects.get()
    assert case.answers["amount"] == {"amount": 25_000_000, "currency": "IRR", "unit": "TOMAN"}
    assert case.wish == "پولم را برگردانید"


def test_a_card_number_never_reaches_the_rows(program: Program) -> None:
    program.file({"text": "شماره کارت من 6037997512345670 است"})
    assert "6037997512345670" not in builders.case_queries.conversation(Case.objects.get()).get().body


def test_the_same_key_and_body_repeat_the_same_receipt_even_when_the_case_has_moved_on(program: Program) -> None:
    first = program.file({**WORDS, "category": "BANK-10", "fields": BRANCH})
    builders.let_everything_happen()
    again = program.file({"fields": BRANCH, "category": "BANK-10", **dict(reversed(WORDS.items()))})
    assert again.status_code == 201
    assert again.content == first.content
    assert Case.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(program: Program) -> None:
    program.file(WORDS)
    response = program.file({**WORDS, "wish": "چیز دیگر"})
    assert response.status_code == 422
    assert response.json()["code"] == "idempotency_key_reused"
    assert Case.objects.count() == 1


@pytest.mark.parametrize("key", ["", "   ", "k" * 256])
def test_no_key_is_no_filing(program: Program, key: str) -> None:
    response = program.file(WORDS, key=key)
    assert response.status_code == 400
    assert response.json()["code"].startswith("idempotency_key")
    assert not Case.objects.exists()


def test_a_key_lives_for_a_day_and_then_is_free_again(program: Program, morning: time_machine.Traveller) -> None:
    first = program.file(WORDS).json()
    morning.move_to(MORNING + timedelta(hours=23, minutes=59))
    assert program.file(WORDS).json() == first
    morning.move_to(MORNING + timedelta(hours=24))
    second = program.file({**WORDS, "wish": "چیز دیگر"})
    assert second.status_code == 201
    assert second.json()["tracking_code"] != first["tracking_code"]
    assert program.file({**WORDS, "wish": "چیز دیگر"}).content == second.content


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": "  \n "}, "text"),
        ({"text": 5}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({**WORDS, "language": "de"}, "language"),
        ({**WORDS, "category": "NO-99"}, "category"),
        ({**WORDS, "contact": {"email": "maryam"}}, "contact.email"),
        ({**WORDS, "contact": {"mobile": "12"}}, "contact.mobile"),
        ({**WORDS, "contact": {"phone": "12"}}, "contact.phone"),
        ({**WORDS, "Text": "x"}, "Text"),
        ({**WORDS, "fields": {"amount": "1"}}, "fields"),
        ({**WORDS, "category": "BANK-01", "fields": {"colour": "red"}}, "fields.colour"),
        (
            {**WORDS, "category": "BANK-01", "fields": {"paid_with": "card", "card_last4": "6037997512345670"}},
            "fields.card_last4",
        ),
        ({**WORDS, "category": "BANK-01", "fields": {"amount": {"amount": {}}}}, "fields.amount"),
        ([], "body"),
        ("text", "body"),
        (None, "body"),
    ],
)
def test_what_does_not_fit_is_told_by_its_place(program: Program, body: object, place: str) -> None:
    response = program.file(body) if body is not None else program.send("/api/v1/complaints", idempotency_key="k-1")
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["fields"][place]
    assert not Case.objects.exists()


def test_the_sentences_are_in_the_language_of_the_header_or_else_of_the_body(program: Program) -> None:
    english = program.file({"language": "fa"}, accept_language="de, en;q=0.8").json()
    assert english["fields"]["text"] == "This is missing."
    response = program.file({"language": "ar"})
    assert response["Content-Language"] == "ar"


def test_filing_can_be_switched_off(program: Program) -> None:
    switches.turn(Switch.FILING, on=False, actor_ref="system", at=MORNING)
    response = program.file(WORDS)
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"


def test_filing_takes_few_statements(program: Program) -> None:
    program.file({**WORDS, "category": "BANK-10", "fields": BRANCH}, key="one")
    with CaptureQueriesContext(connection) as taken:
        response = program.file(
            {**WORDS, "contact": {"email": "a@b.example"}, "category": "BANK-10", "fields": BRANCH}, key="two"
        )
    assert response.status_code == 201
    assert len(taken) <= 12, [one["sql"][:90] for one in taken]
