"""Computed fields: a small language that is read, never run."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shenava.domain.catalogue.rules import reckoning
from shenava.domain.catalogue.rules.form import Form, check
from shenava.domain.catalogue.rules.formula import FormulaError, parse

TOMAN = {"amount": 50_000, "currency": "IRR", "unit": "TOMAN"}
ANSWERS: Any = {
    "price": TOMAN,
    "paid": {"amount": 20_000, "currency": "IRR", "unit": "TOMAN"},
    "dollars": {"amount": 100, "currency": "USD", "unit": "USD"},
    "count": "3",
    "name": "میترا",
    "began": "2026-03-01",
    "ended": "2026-03-11T09:30:00",
    "bills": [{"sum": {"amount": 10, "currency": "IRR", "unit": "RIAL"}, "kwh": "2.5"}, {"kwh": "4"}],
}


def reckon(text: str) -> Any:  # noqa: ANN401 - a stored value
    return reckoning.reckon(parse(text), ANSWERS)


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 / 4 - 1", "1.5"),
        ("-count + 10", "7"),
        ("round(10 / 3, 2)", "3.33"),
        ("price - paid", {"amount": 30_000, "currency": "IRR", "unit": "TOMAN"}),
        ("price * count", {"amount": 150_000, "currency": "IRR", "unit": "TOMAN"}),
        ("paid / price", "0.4"),
        ("sum(bills.sum)", {"amount": 10, "currency": "IRR", "unit": "RIAL"}),
        ("sum(bills.kwh)", "6.5"),
        ("count(bills)", "2"),
        ("days(began, ended)", "10"),
        ('name & ", " & count', "میترا, 3"),
    ],
)
@pytest.mark.requirement("S0-23.4")
def test_what_a_formula_comes_to(formula: str, found: object) -> None:
    assert reckon(formula) == found


@pytest.mark.parametrize(
    "formula", ["price + dollars", "price + 1", "1 / 0", "missing + 1", "name * 2", "price * price", "sum(bills.other)"]
)
def test_what_can_not_be_reckoned_is_nothing_rather_than_wrong(formula: str) -> None:
    assert reckon(formula) is None


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "(1", "1 2", "__import__('os')", "a.b.c", "sum()", "days(a)", "evil(1)", "a;b", "1" * 501, "(" * 60],
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


SIGNS = st.sampled_from(["+", "-", "*"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 99), SIGNS, st.integers(0, 99), SIGNS, st.integers(0, 99))
def test_it_reckons_as_arithmetic_does(a: int, first: str, b: int, second: str, c: int) -> None:
    text = f"{a} {first} {b} {second} {c}"
    assert Decimal(reckon(text)) == Decimal(eval(text))  # noqa: S307 - our own digits, to compare with


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet='ab1.+-*/&()," sum', max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        node = parse(text)
    except FormulaError:
        return
    reckoning.reckon(node, ANSWERS)


def test_a_computed_answer_can_not_be_given() -> None:
    label = {"en": "E"}
    form = Form.parse(
        [
            {"key": "count", "kind": "number", "label": label},
            {"key": "double", "kind": "computed", "label": label, "formula": "count * 2"},
            {"key": "source", "kind": "hidden", "label": label, "value": "bill"},
        ]
    )
    checked = check(form, {"count": "۴", "double": "1000000", "source": "forged"}, region="IR")
    assert checked.values == {"count": "4", "double": "8", "source": "bill"}
