"""Which questions a form asks, and whether its answers will do."""

from collections.abc import Mapping

import pytest
from django.utils import translation

from shenava.domain.catalogue.rules.form import Checked, Form, SchemaError, check, visible_fields
from shenava.domain.catalogue.vocabulary import FieldProblem


def named(**over: object) -> dict[str, object]:
    return {"label": {"fa": "ف", "ar": "ع", "en": "E"}, **over}


def option(value: str) -> dict[str, object]:
    return named(value=value)


FORM = Form.parse(
    [
        named(key="paid_with", kind="choice", required=True, options=[option("card"), option("account")]),
        named(key="card_last4", kind="card_last4", required=True, show_if={"field": "paid_with", "equals": "card"}),
        named(key="iban", kind="iban", show_if={"field": "paid_with", "in": ["account"]}),
        named(key="is_fraud", kind="yes_no"),
        named(key="police_ref", kind="text", most=10, show_if={"field": "is_fraud", "equals": True}),
        named(key="why_not", kind="text", show_if={"field": "is_fraud", "is_set": False}),
        named(key="deep", kind="text", show_if={"field": "police_ref", "is_set": True}),
    ]
)


def one(kind: str, answer: object, *, region: str = "IR", **over: object) -> Checked:
    form = Form.parse([named(key="it", kind=kind, **over)])
    return check(form, {"it": answer}, region=region)


def shown(answers: Mapping[str, object]) -> list[str]:
    return [field.key for field in visible_fields(FORM, answers)]


@pytest.mark.requirement("S0-23.2")
def test_only_the_questions_of_the_chosen_path_are_shown() -> None:
    assert shown({}) == ["paid_with", "is_fraud", "why_not"]
    assert shown({"paid_with": "card"}) == ["paid_with", "card_last4", "is_fraud", "why_not"]
    assert shown({"paid_with": "account", "is_fraud": "no"}) == ["paid_with", "iban", "is_fraud"]


@pytest.mark.requirement("S0-23.4")
@pytest.mark.parametrize("yes", ["yes", "true", "on", True])
def test_a_condition_reads_answers_of_pages_and_programs_alike(yes: object) -> None:
    assert "police_ref" in shown({"is_fraud": yes})


@pytest.mark.requirement("S0-23.4")
def test_what_hangs_on_a_hidden_question_is_hidden_too() -> None:
    assert "deep" in shown({"is_fraud": "yes", "police_ref": "12"})
    assert "deep" not in shown({"is_fraud": "no", "police_ref": "12"})


@pytest.mark.requirement("S0-23.4")
def test_answers_of_hidden_questions_are_dropped_unread() -> None:
    checked = check(FORM, {"paid_with": "account", "card_last4": "garbage", "unknown": "x"}, region="IR")
    assert checked.is_fine
    assert checked.values == {"paid_with": "account"}


@pytest.mark.requirement("S0-23.2")
def test_only_required_questions_that_are_shown_must_be_answered() -> None:
    assert check(FORM, {}, region="IR").problems["paid_with"].code == FieldProblem.MISSING
    checked = check(FORM, {"paid_with": "card", "card_last4": "  "}, region="IR")
    assert {key: problem.code for key, problem in checked.problems.items()} == {"card_last4": FieldProblem.MISSING}


@pytest.mark.parametrize("written", ["1234", "۱۲۳۴", "١٢٣٤", " ۱۲ ۳۴ "])
def test_four_digits_of_a_card_are_read_in_any_digits(written: str) -> None:
    assert one("card_last4", written).values == {"it": "1234"}


@pytest.mark.parametrize("written", ["6037 9974 1234 5678", "۶۰۳۷-۹۹۷۴-۱۲۳۴-۵۶۷۸"])
def test_a_full_card_number_is_refused_kindly_and_kept_nowhere(written: str) -> None:
    checked = one("card_last4", written)
    assert checked.problems["it"].code == FieldProblem.FULL_CARD
    assert checked.values == {}
    with translation.override("en"):
        assert "last four digits" in str(FieldProblem.FULL_CARD.label)


@pytest.mark.parametrize("written", ["123", "12345", "12a4"])
def test_other_than_four_digits_are_asked_again(written: str) -> None:
    assert one("card_last4", written).problems["it"].code == FieldProblem.NOT_FOUR_DIGITS


def test_a_card_number_does_not_slip_through_a_field_for_digits() -> None:
    assert one("digits", "4111 1111 1111 1111").problems["it"].code == FieldProblem.FULL_CARD


def test_digits_lose_their_script_and_spaces() -> None:
    assert one("digits", "۱۲۳-٤٥٦ 7").values == {"it": "1234567"}
    assert one("digits", "12x").problems["it"].code == FieldProblem.NOT_DIGITS


def test_an_exact_length_is_asked_for_in_its_sentence() -> None:
    problem = one("digits", "123", length=16).problems["it"]
    assert problem.code == FieldProblem.WRONG_LENGTH
    assert "16" in str(problem.code.label) % problem.params


@pytest.mark.parametrize(
    ("answer", "region", "stored"),
    [
        ("۱٬۲۵۰٬۰۰۰", "IR", {"amount": 12_500_000, "currency": "IRR", "unit": "TOMAN"}),
        ({"amount": "12,500,000", "unit": "RIAL"}, "IR", {"amount": 12_500_000, "currency": "IRR", "unit": "RIAL"}),
        ("١٢٫٥", "SA", {"amount": 1250, "currency": "SAR", "unit": "SAR"}),
        ("1.250", "KW", {"amount": 1250, "currency": "KWD", "unit": "KWD"}),
        ({"amount": 1250, "currency": "AED"}, "AE", {"amount": 1250, "currency": "AED", "unit": "AED"}),
    ],
)
def test_money_becomes_whole_minor_units(answer: object, region: str, stored: object) -> None:
    assert one("money", answer, region=region).values == {"it": stored}


@pytest.mark.parametrize("answer", ["many", "-5", "0", "1.999", "9" * 30])
def test_what_is_no_amount_is_asked_again(answer: str) -> None:
    assert one("money", answer, region="SA").problems["it"].code == FieldProblem.NOT_MONEY


def test_an_unknown_currency_is_asked_again() -> None:
    assert one("money", {"amount": "5", "unit": "GOLD"}).problems["it"].code == FieldProblem.UNKNOWN_UNIT


@pytest.mark.parametrize(
    ("written", "region"),
    [("2025-03-20", "IR"), ("۱۴۰۳/۱۲/۳۰", "IR"), ("1403-12-30", "AF"), ("1446/09/20", "SA"), ("٢٠٢٥/٠٣/٢٠", "SA")],
)
def test_a_day_is_read_in_the_calendar_of_its_country(written: str, region: str) -> None:
    assert one("date", written, region=region).values == {"it": "2025-03-20"}


@pytest.mark.parametrize("written", ["1404/12/30", "2025-02-30", "yesterday"])
def test_a_day_that_never_was_is_asked_again(written: str) -> None:
    assert one("date", written).problems["it"].code == FieldProblem.NOT_A_DATE


def test_a_moment_may_lack_its_time() -> None:
    assert one("moment", "۱۴۰۳/۱۲/۳۰").values == {"it": "2025-03-20"}
    assert one("moment", "2025-03-20T14:05").values == {"it": "2025-03-20T14:05:00"}
    assert one("moment", "2025-03-20 25:00").problems["it"].code == FieldProblem.NOT_A_MOMENT


@pytest.mark.parametrize(
    ("kind", "written", "doubt"),
    [
        ("iban", "IR12 0000", FieldProblem.DOUBTFUL_IBAN),
        ("mobile", "123", FieldProblem.DOUBTFUL_MOBILE),
        ("national_id", "1234567890", FieldProblem.DOUBTFUL_NATIONAL_ID),
    ],
)
def test_a_doubtful_number_is_kept_with_a_warning(kind: str, written: str, doubt: FieldProblem) -> None:
    checked = one(kind, written)
    assert checked.is_fine
    assert checked.values["it"]
    assert checked.warnings["it"].code == doubt


def test_a_good_number_is_kept_in_its_one_form() -> None:
    assert one("mobile", "۰۹۱۲ ۳۴۵ ۶۷۸۹").values == {"it": "+989123456789"}
    assert one("iban", "ir۸۲ ۰۵۴۰ ۱۰۲۶ ۸۰۰۲ ۰۸۱۷ ۹۰۹۰ ۰۲").warnings == {}


def test_choices_take_only_what_was_offered() -> None:
    offered = [option("a"), option("b"), option("c")]
    assert one("many", ["c", "a"], options=offered).values == {"it": ["a", "c"]}
    assert one("many", ["a", "x"], options=offered).problems["it"].code == FieldProblem.NOT_AN_OPTION
    assert one("choice", "x", options=offered).problems["it"].code == FieldProblem.NOT_AN_OPTION
    assert one("yes_no", "maybe").problems["it"].code == FieldProblem.NOT_YES_OR_NO


def test_a_text_that_is_too_long_says_how_long_it_may_be() -> None:
    problem = one("text", "x" * 11, most=10).problems["it"]
    assert "10" in str(problem.code.label) % problem.params


def test_a_hint_about_a_document_asks_for_nothing() -> None:
    assert one("file_hint", None, required=True).is_fine


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ([{"key": "a", "kind": "text"}], "a.label"),
        ([named(key="a", kind="hologram")], "hologram"),
        ([named(key="a", kind="choice")], "options"),
        ([named(key="a", kind="text"), named(key="a", kind="text")], "asked twice"),
        ([named(key="a", kind="text", show_if={"field": "b", "equals": 1})], "'b'"),
        ([named(key="a", kind="text", show_if={"field": "a"})], "show_if"),
        ([named(key="a", kind="text", privacy="LOUD")], "LOUD"),
        ("form", "expected a list"),
    ],
)
@pytest.mark.requirement("S0-23.4")
def test_a_wrong_schema_says_where_it_is_wrong(schema: object, told: str) -> None:
    with pytest.raises(SchemaError, match=told):
        Form.parse(schema)
