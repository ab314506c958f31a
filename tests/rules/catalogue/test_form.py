"""Which questions a form asks, and whether its answers will do."""

from collections.abc import Mapping

import pytest
from django.utils import translation

from shenava.domain.catalogue.rules.form import Checked, Form, check, stopper_of, told_at_once, visible_fields
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


LABEL = {"fa": "ف", "en": "E"}
TRANSACTIONS = Form.parse(
    [
        named(key="is_fraud", kind="yes_no"),
        named(
            key="transactions",
            kind="group",
            most_answers=3,
            fields=[
                named(key="amount", kind="money", required=True),
                named(key="how", kind="choice", options=[option("pos"), option("web")]),
                named(key="site", kind="text", required=True, show_if={"field": "how", "equals": "web"}),
                named(key="police_ref", kind="text", show_if={"field": "is_fraud", "equals": True}),
            ],
        ),
        named(key="total", kind="computed", formula="sum(transactions.amount)"),
    ]
)


@pytest.mark.requirement("S0-23.4")
class TestQuestionsThatRepeat:
    def test_several_entries_are_read_each_on_its_own(self) -> None:
        given = {
            "transactions": [{"amount": "۱۰۰", "how": "pos"}, {"amount": "200", "how": "web", "site": "x.example"}]
        }
        checked = check(TRANSACTIONS, given, region="IR")
        assert checked.is_fine
        assert [one["amount"]["amount"] for one in checked.values["transactions"]] == [1000, 2000]  # type: ignore[index,call-overload]
        assert checked.values["total"] == {"amount": 3000, "currency": "IRR", "unit": "TOMAN"}

    def test_a_problem_is_told_at_its_entry(self) -> None:
        given = {"transactions": [{"amount": "1"}, {"how": "web"}, {"amount": "many"}]}
        problems = check(TRANSACTIONS, given, region="IR").problems
        assert {path: one.code for path, one in problems.items()} == {
            "transactions.1.amount": FieldProblem.MISSING,
            "transactions.1.site": FieldProblem.MISSING,
            "transactions.2.amount": FieldProblem.NOT_MONEY,
        }

    def test_an_entry_left_blank_is_as_if_it_were_not_there(self) -> None:
        checked = check(TRANSACTIONS, {"transactions": [{"amount": " "}, {}]}, region="IR")
        assert checked.is_fine
        assert checked.values == {}

    def test_conditions_look_at_the_entry_first_and_then_outside(self) -> None:
        given = {"is_fraud": "yes", "transactions": [{"amount": "1", "police_ref": "7", "site": "dropped"}]}
        [entry] = check(TRANSACTIONS, given, region="IR").values["transactions"]  # type: ignore[misc]
        assert set(entry) == {"amount", "police_ref"}

    def test_an_entry_can_not_answer_for_a_question_outside(self) -> None:
        given = {"is_fraud": "no", "transactions": [{"amount": "1", "police_ref": "7", "is_fraud": "yes"}]}
        assert "police_ref" not in str(check(TRANSACTIONS, given, region="IR").values)

    def test_more_entries_than_allowed_are_told(self) -> None:
        checked = check(TRANSACTIONS, {"transactions": [{"amount": "1"}] * 4}, region="IR")
        assert checked.problems["transactions"].code == FieldProblem.TOO_MANY_ENTRIES

    @pytest.mark.parametrize("given", ["words", 7, {"amount": "1"}, ["a", "b"], [["a"]]])
    def test_what_is_no_list_of_entries_is_told(self, given: object) -> None:
        problems = check(TRANSACTIONS, {"transactions": given}, region="IR").problems
        assert problems["transactions"].code == FieldProblem.NOT_ENTRIES


STOP = {"text": LABEL, "phone": "112", "phones": {"IR": "194"}}
GAS = Form.parse(
    [
        named(
            key="hazard",
            kind="choice",
            options=[option("gas"), option("other")],
            stops=[{**STOP, "when": {"equals": "gas"}}, {"when": {"equals": "other"}, "text": LABEL, "ends": False}],
        ),
        named(key="where", kind="text", required=True),
        named(key="lost", kind="money", stops=[{"when": {"greater": 5000}, "text": LABEL}]),
    ]
)


@pytest.mark.requirement("S0-23.4")
class TestAnAnswerThatEndsTheForm:
    def test_it_ends_whatever_else_is_missing(self) -> None:
        checked = check(GAS, {"hazard": "gas"}, region="IR")
        assert not checked.is_fine
        assert checked.stopped_at == "hazard"
        assert checked.stopper == stopper_of(GAS.fields, {"hazard": "gas"})
        assert checked.stopper is not None
        assert (checked.stopper.phone_in("IR"), checked.stopper.phone_in("SA")) == ("194", "112")

    def test_words_that_only_tell_end_nothing(self) -> None:
        assert check(GAS, {"hazard": "other", "where": "here"}, region="IR").is_fine
        assert [path for path, _one in told_at_once(GAS.fields, {"hazard": "other"})] == ["hazard"]

    def test_a_sum_beyond_a_bound_ends_it_in_any_unit_of_the_country(self) -> None:
        def ends(amount: str, unit: str) -> bool:
            given = {"where": "x", "lost": {"amount": amount, "unit": unit}}
            return check(GAS, given, region="IR").stopper is not None

        assert ends("5001", "TOMAN")
        assert ends("50010", "RIAL")
        assert not ends("50000", "RIAL")
        assert not ends("9999", "USD")

    def test_a_question_that_is_not_shown_ends_nothing(self) -> None:
        form = Form.parse(
            [
                named(key="a", kind="yes_no"),
                named(
                    key="b",
                    kind="yes_no",
                    show_if={"field": "a", "equals": True},
                    stops=[{"when": {"equals": True}, "text": LABEL}],
                ),
            ]
        )
        assert check(form, {"a": "no", "b": "yes"}, region="IR").is_fine
        assert check(form, {"a": "yes", "b": "yes"}, region="IR").stopper


@pytest.mark.requirement("S0-23.4")
def test_conditions_are_joined_by_all_and_any() -> None:
    rule = {
        "any": [{"all": [{"field": "a", "greater": 5}, {"field": "a", "less": 10}]}, {"field": "b", "equals": "yes"}]
    }
    form = Form.parse(
        [named(key="a", kind="number"), named(key="b", kind="yes_no"), named(key="c", kind="text", show_if=rule)]
    )
    seen = {
        answer: "c" in [one.key for one in visible_fields(form, {"a": answer})] for answer in ("5", "۷", "10", "x", "")
    }
    assert seen == {"5": False, "۷": True, "10": False, "x": False, "": False}
    assert "c" in [one.key for one in visible_fields(form, {"b": True})]


@pytest.mark.parametrize(
    ("written", "stored"), [("۱۲٫۵", "12.5"), ("1,200", "1200"), (" -3 ", "-3"), (7, "7"), (2.5, "2.5"), ("٠", "0")]
)
def test_a_number_is_kept_exactly_in_ascii(written: object, stored: str) -> None:
    assert one("number", written).values == {"it": stored}


@pytest.mark.parametrize("written", ["1e5", "0x10", "NaN", "twelve", "1/2", True, "9" * 20, ["1"]])
def test_what_is_no_number_is_asked_again(written: object) -> None:
    assert one("number", written).problems["it"].code == FieldProblem.NOT_A_NUMBER


def test_bounds_of_a_number_are_told() -> None:
    assert one("number", "4", at_least=5).problems["it"].sentence.find("5") > 0
    assert one("number", "6", at_most="5.5").problems["it"].code == FieldProblem.TOO_LARGE
    assert one("number", "5", at_least=5, at_most=5).is_fine


def test_at_most_so_many_can_be_ticked() -> None:
    offered = [option("a"), option("b"), option("c")]
    assert one("many", ["a", "b", "c"], options=offered, most_answers=2).problems["it"].code == FieldProblem.TOO_MANY
    assert one("many", ["a", "b"], options=offered, most_answers=2).is_fine


@pytest.mark.parametrize("count", [3, 10, 12])
def test_a_required_choice_works_with_any_number_of_options(count: int) -> None:
    offered = [option(f"o{number}") for number in range(count)]
    assert one("choice", f"o{count - 1}", options=offered, required=True).is_fine
    assert not one("choice", None, options=offered, required=True).is_fine


def test_consent_is_a_tick_and_nothing_else() -> None:
    assert one("consent", "yes", required=True).values == {"it": True}
    for untold in (None, "", "no", False):
        assert one("consent", untold, required=True).problems["it"].code == FieldProblem.NOT_CONSENTED
        assert one("consent", untold).values == {}


def test_a_place_is_words_and_perhaps_a_position() -> None:
    assert one("place", "کوچه دوم").values == {"it": {"address": "کوچه دوم"}}
    given = {"address": "x", "latitude": "35.7", "longitude": 51.4}
    assert one("place", given).values == {"it": {"address": "x", "latitude": "35.70000", "longitude": "51.40000"}}
    assert one("place", {"address": "x", "latitude": 95, "longitude": 1}).values == {"it": {"address": "x"}}
    assert one("place", {"address": " "}, required=True).problems["it"].code == FieldProblem.MISSING
    assert one("place", {"address": 7}).problems["it"].code == FieldProblem.NOT_A_PLACE


def test_a_photo_that_is_missing_stops_nobody() -> None:
    checked = one("file", None, required=True)
    assert checked.is_fine
    assert checked.warnings["it"].code == FieldProblem.FILE_WANTED


@pytest.mark.parametrize(
    ("kind", "region", "good", "odd", "doubt"),
    [
        ("national_id", "IR", "0013542419", "0013542418", FieldProblem.DOUBTFUL_NATIONAL_ID),
        ("national_id", "SA", "1101798278", "1071724369", FieldProblem.DOUBTFUL_NATIONAL_ID),
        ("national_id", "AE", "784199012345676", "784199012345670", FieldProblem.DOUBTFUL_NATIONAL_ID),
        ("national_id", "KW", "290010100126", "290010100127", FieldProblem.DOUBTFUL_NATIONAL_ID),
        ("company_id", "IR", "10380284790", "10380284792", FieldProblem.DOUBTFUL_COMPANY_ID),
        ("bill_id", "IR", "1234567812329", "1234567812328", FieldProblem.DOUBTFUL_BILL_ID),
        ("postal_code", "IR", "1193653471", "1234567890", FieldProblem.DOUBTFUL_POSTAL_CODE),
        ("postal_code", "SA", "12345", "123456", FieldProblem.DOUBTFUL_POSTAL_CODE),
        ("email", "IR", "maryam@example.org", "maryam@", FieldProblem.DOUBTFUL_EMAIL),
        ("iban", "IR", "IR160120000000001234567890", "IR170120000000001234567890", FieldProblem.DOUBTFUL_IBAN),
    ],
)
def test_a_number_that_looks_mistyped_is_doubted_and_kept(
    kind: str, region: str, good: str, odd: str, doubt: FieldProblem
) -> None:
    assert one(kind, good, region=region).warnings == {}
    checked = one(kind, odd, region=region)
    assert checked.is_fine
    assert checked.values == {"it": odd}
    assert checked.warnings["it"].code == doubt


def test_a_field_may_name_the_country_of_its_number() -> None:
    assert one("national_id", "1101798278", region="IR").warnings["it"]
    form = Form.parse([named(key="it", kind="national_id", region="SA")])
    assert check(form, {"it": "1101798278"}, region="IR").warnings == {}


def test_a_sum_may_be_asked_in_other_units() -> None:
    assert one("money", "5", units=["USD", "EUR"]).values == {"it": {"amount": 500, "currency": "USD", "unit": "USD"}}
    refused = one("money", {"amount": "5", "unit": "TOMAN"}, units=["USD"])
    assert refused.problems["it"].code == FieldProblem.UNKNOWN_UNIT
