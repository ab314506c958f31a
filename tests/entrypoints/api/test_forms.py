"""Forms for programs: described where categories are listed, and checked as on the page."""

import pytest
from tests import forms
from tests.entrypoints.api.programs import WORDS, Program

from shenava.domain.cases.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house", "morning"), pytest.mark.requirement("S0-23.4")]
PURCHASES = [{"price": {"amount": "100", "unit": "TOMAN"}, "shop": "A"}, {"price": {"amount": 7000, "currency": "IRR"}}]


def filed(program: Program, **fields: object) -> object:
    forms.publish()
    return program.file({**WORDS, "language": "en", "category": "BANK-05", "fields": {"agrees": True, **fields}})


def told(response: object) -> dict[str, str]:
    return response.json()["fields"]  # type: ignore[attr-defined,no-any-return]


def test_the_form_is_described_with_its_version(program: Program) -> None:
    forms.publish()
    offered = {one["code"]: one for one in program.get("/api/v1/categories").json()["categories"]}["BANK-05"]
    assert offered["form_version"] == 2
    assert [one["key"] for one in offered["fields"]] == [one["key"] for one in forms.DIFFICULT]
    assert offered["fields"][0]["stops"][0]["phone"] == "194"


def test_entries_and_sums_are_kept_as_from_the_page(program: Program) -> None:
    assert filed(program, purchases=PURCHASES).status_code == 201  # type: ignore[attr-defined]
    answers = Case.objects.get().answers
    assert [one["price"]["amount"] for one in answers["purchases"]] == [1000, 7000]
    assert answers["total"]["amount"] == 8000
    assert answers["source"] == "counter"


def test_a_problem_in_an_entry_is_told_by_its_path(program: Program) -> None:
    response = filed(program, purchases=[{"price": {"amount": "1", "unit": "TOMAN"}}, {"shop": "B"}])
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert set(told(response)) == {"fields.purchases.1.price"}


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"total": "1"}, "fields.total"),
        ({"source": "x"}, "fields.source"),
        ({"purchases": [{"colour": "red"}]}, "fields.purchases.0.colour"),
    ],
)
def test_what_nobody_is_asked_is_refused(program: Program, fields: dict[str, object], path: str) -> None:
    response = filed(program, **fields)
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert set(told(response)) == {path}


def test_an_answer_that_ends_the_form_is_a_problem_with_the_words_and_the_number(program: Program) -> None:
    response = filed(program, danger=True)
    problem = response.json()  # type: ignore[attr-defined]
    assert (response.status_code, problem["code"]) == (422, "form_ended")  # type: ignore[attr-defined]
    assert problem["fields"] == {"fields.danger": "Leave the house"}
    assert problem["detail"] == "Leave the house\n194"
    assert not Case.objects.exists()


def test_consent_that_is_not_given_is_asked_for(program: Program) -> None:
    assert set(told(filed(program, agrees=False))) == {"fields.agrees"}


def test_a_place_comes_with_its_position(program: Program) -> None:
    where = {"address": "Square", "latitude": 35.7, "longitude": 51.4}
    assert filed(program, where=where).status_code == 201  # type: ignore[attr-defined]
    assert Case.objects.get().answers["where"]["latitude"] == "35.70000"
