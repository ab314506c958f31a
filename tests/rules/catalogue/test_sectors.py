"""The shipped sectors: complete in three languages and spelled as each of them is."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import shenava.domain.catalogue.sectors
from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue.rules.completeness import completeness
from shenava.domain.catalogue.rules.form import Form, check, stopper_of, visible_fields
from shenava.domain.catalogue.vocabulary import FieldProblem, SubjectKind

SECTORS = Path(next(iter(shenava.domain.catalogue.sectors.__path__)))
SIZES = {"bank": 15, "insurance": 13, "telecom": 14, "shop": 15, "utilities": 15, "government": 15, "health": 15}
LANGUAGES = ("fa", "ar", "en")
MOST_REQUIRED = 3
RICH = ("BANK", "TEL", "ECOM", "UTIL")


def sector(name: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads((SECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return data


def categories() -> list[Any]:
    return [pytest.param(found, id=found["code"]) for name in SIZES for found in sector(name)["categories"]]


def texts(data: object, language: str) -> Iterator[str]:
    """Yield every text of one language, wherever it stands."""
    if isinstance(data, Mapping):
        if set(data) == set(LANGUAGES):
            found = data[language]
            yield from [found] if isinstance(found, str) else found
        else:
            for value in data.values():
                yield from texts(value, language)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, language)


@pytest.mark.requirement("S2-19.1")
def test_seven_sectors_bring_all_their_categories() -> None:
    assert {path.stem for path in SECTORS.glob("*.json")} == set(SIZES)
    assert {name: len(sector(name)["categories"]) for name in SIZES} == SIZES


@pytest.mark.parametrize("category", categories())
@pytest.mark.requirement("S2-19.1")
def test_a_category_is_complete_in_three_languages(category: Mapping[str, Any]) -> None:
    assert category["urgency"] in Urgency.values
    for part in ("name", "description", "keywords"):
        assert set(category[part]) == set(LANGUAGES)
        assert all(category[part].values())
    least = 8 if category["code"].startswith(RICH) else 6
    assert all(len(category["keywords"][language]) >= least for language in LANGUAGES)
    assert all(len(set(found)) == len(found) for found in category["keywords"].values())


@pytest.mark.parametrize("category", categories())
@pytest.mark.requirement("S0-23.4")
def test_the_form_of_a_category_can_be_read_and_asks_for_little(category: Mapping[str, Any]) -> None:
    form = Form.parse(category["fields"])
    assert form.fields
    assert sum(field.required for field in visible_fields(form, {})) <= MOST_REQUIRED


@pytest.mark.parametrize("category", categories())
@pytest.mark.requirement("S1-2.2", "S0-23.3")
def test_a_category_says_what_it_is_about_and_every_text_is_written(category: Mapping[str, Any]) -> None:
    assert category["subject"] in SubjectKind.values
    assert {one.language: one.missing for one in completeness(category["fields"])} == dict.fromkeys(LANGUAGES, ())


@pytest.mark.parametrize(("name", "code"), [("utilities", "UTIL-01"), ("health", "HEALTH-03"), ("health", "HEALTH-15")])
def test_where_life_is_at_stake_the_form_sends_to_help_first(name: str, code: str) -> None:
    fields = Form.parse(next(one for one in sector(name)["categories"] if one["code"] == code)["fields"]).fields
    stopper = stopper_of(fields, {"danger_now": "now"})
    assert stopper is not None
    assert stopper.is_emergency
    assert all(stopper.phone_in(region).isdigit() for region in ("IR", "SA", "AE", "KW"))
    assert stopper_of(fields, {"danger_now": "called"}) is None


def test_an_identity_number_is_asked_for_with_consent() -> None:
    for name in SIZES:
        for category in sector(name)["categories"]:
            kinds = {field["kind"] for field in category["fields"]}
            assert "national_id" not in kinds or "consent" in kinds


def test_several_withdrawals_are_told_one_by_one_and_added_up() -> None:
    first = {"paid_with": "card", "amount": "100"}
    more = {"more_transactions": [{"more_amount": "20"}, {"more_amount": "30"}]}
    total = check(fraud(), {**first, **more}, region="IR").values["total_taken"]
    assert total == {"amount": 1500, "currency": "IRR", "unit": "TOMAN"}
    assert "total_taken" not in check(fraud(), first, region="IR").values


@pytest.mark.parametrize("name", SIZES)
def test_persian_is_spelled_in_persian(name: str) -> None:
    for text in texts(sector(name), "fa"):
        assert not re.search("[يكة]", text), text
        assert not re.search(r"(?:^|\s)ن?می\s", text), text
        assert not re.search(r"\sها(?:ی|\s|$)", text), text
        assert not re.search("^\u200c|\u200c$|\u200c\\s|\\s\u200c", text), text


@pytest.mark.parametrize("name", SIZES)
def test_arabic_is_spelled_in_arabic(name: str) -> None:
    for text in texts(sector(name), "ar"):
        assert not re.search("[یکگپچژ\u200c]", text), text


@pytest.mark.parametrize("name", SIZES)
def test_english_is_plain_latin(name: str) -> None:
    assert all(text.isascii() for text in texts(sector(name), "en"))


def fraud() -> Form:
    return Form.parse(next(found for found in sector("bank")["categories"] if found["code"] == "BANK-01")["fields"])


def keys(answers: Mapping[str, object]) -> set[str]:
    return {field.key for field in visible_fields(fraud(), answers)}


@pytest.mark.requirement("S0-23.4")
def test_the_fraud_form_asks_what_the_answers_call_for() -> None:
    assert not {"card_last4", "iban", "otp_shared", "police_ref", "card_blocked"} & keys({})
    assert {"card_last4", "card_blocked"} <= keys({"paid_with": "card"})
    assert {"otp_shared", "police_ref"} <= keys({"is_fraud": "fraud"})
    assert "iban" in keys({"paid_with": "account"})
    assert "card_last4" not in keys({"paid_with": "account"})


@pytest.mark.requirement("S0-23.2")
def test_the_fraud_form_can_be_sent_with_its_required_answers_only() -> None:
    answers = {"paid_with": "card", "amount": "۵۰۰٬۰۰۰"}
    assert check(fraud(), answers, region="IR").is_fine
    assert check(fraud(), {"paid_with": "card"}, region="IR").problems["amount"].code == FieldProblem.MISSING


def test_asking_about_a_shared_code_blames_nobody() -> None:
    asked = next(field for field in fraud().fields if field.key == "otp_shared")
    assert not asked.required
    assert "not your fault" in asked.help["en"]
