"""A stored schema is read as a form, or every wrong place of it is named."""

from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shenava.domain.catalogue.rules.raw import SchemaError
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.vocabulary import FieldKind, SchemaFault

LABEL = {"fa": "ف", "ar": "ع", "en": "E"}
OPTIONS = [{"value": "a", "label": LABEL}]
STOP = {"when": {"equals": "a"}, "text": LABEL}


def field(**over: Any) -> dict[str, Any]:  # noqa: ANN401 - any property of a field
    return {"key": "a", "kind": "text", "label": LABEL, **over}


def faults(schema: object) -> set[tuple[str, SchemaFault]]:
    return {(one.where, one.code) for one in Form.examine(schema)[1]}


@pytest.mark.parametrize(
    ("schema", "where", "code"),
    [
        ("form", "", SchemaFault.NOT_A_LIST),
        (["text"], "#1", SchemaFault.NOT_AN_OBJECT),
        ([{"key": "a", "kind": "text"}], "a.label", SchemaFault.WORDS_MISSING),
        ([field(label={"fa": "  "})], "a.label", SchemaFault.WORDS_MISSING),
        ([field(label="E")], "a.label", SchemaFault.NOT_TEXT),
        ([field(label={"fa": 3})], "a.label.fa", SchemaFault.NOT_TEXT),
        ([field(key="Two words")], "Two words.key", SchemaFault.KEY_MISSING),
        ([field(key=None)], "#1.key", SchemaFault.KEY_MISSING),
        ([field(kind="hologram")], "a.kind", SchemaFault.UNKNOWN_KIND),
        ([field(privacy="LOUD")], "a.privacy", SchemaFault.UNKNOWN_PRIVACY),
        ([field(requierd=True)], "a.requierd", SchemaFault.UNKNOWN_PROPERTY),
        ([field(required="yes")], "a.required", SchemaFault.NOT_TRUE_OR_FALSE),
        ([field(keep_days=0)], "a.keep_days", SchemaFault.NOT_A_COUNT),
        ([field(kind="number", at_least="many")], "a.at_least", SchemaFault.NOT_A_NUMBER),
        ([field(kind="number", at_least=5, at_most=4)], "a.at_least", SchemaFault.BOUNDS_CROSSED),
        ([field(kind="choice")], "a.options", SchemaFault.OPTIONS_MISSING),
        ([field(options=OPTIONS)], "a.options", SchemaFault.OPTIONS_UNWANTED),
        ([field(kind="choice", options=OPTIONS * 2)], "a.options.2.value", SchemaFault.OPTION_TWICE),
        ([field(kind="money", units=["GOLD"])], "a.units", SchemaFault.UNKNOWN_UNIT),
        ([field(kind="national_id", region="XX")], "a.region", SchemaFault.UNKNOWN_REGION),
        ([field(), field()], "a.key", SchemaFault.KEY_TWICE),
        ([field(), field(key="g", kind="group", fields=[field()])], "g.a.key", SchemaFault.KEY_TWICE),
        ([field(show_if={"field": "b", "equals": 1})], "a.show_if", SchemaFault.CONDITION_AHEAD),
        ([field(show_if={"field": "a"})], "a.show_if", SchemaFault.CONDITION_WRONG),
        ([field(), field(key="b", show_if={"field": "a", "greater": 3})], "b.show_if", SchemaFault.CONDITION_NO_NUMBER),
        (
            [field(kind="hidden"), field(key="b", show_if={"field": "a", "is_set": True})],
            "b.show_if",
            SchemaFault.CONDITION_UNANSWERED,
        ),
        (
            [field(kind="choice", options=OPTIONS), field(key="b", show_if={"field": "a", "equals": "z"})],
            "b.show_if",
            SchemaFault.OPTION_MISSING,
        ),
        ([field(kind="computed")], "a.formula", SchemaFault.FORMULA_MISSING),
        ([field(kind="computed", formula="1 +")], "a.formula", SchemaFault.FORMULA_WRONG),
        ([field(kind="computed", formula="b * 2")], "a.formula", SchemaFault.FORMULA_AHEAD),
        ([field(), field(key="b", kind="computed", formula="count(a)")], "b.formula", SchemaFault.FORMULA_KIND),
        ([field(kind="group")], "a.fields", SchemaFault.FIELDS_MISSING),
        ([field(fields=[field(key="b")])], "a.fields", SchemaFault.FIELDS_UNWANTED),
        (
            [field(kind="group", fields=[field(key="b", kind="group", fields=[field(key="c")])])],
            "a.b.kind",
            SchemaFault.GROUP_IN_GROUP,
        ),
        ([field(stops=[{"when": {"equals": "a"}}])], "a.stops.1.text", SchemaFault.STOP_UNTOLD),
        ([field(stops=[{**STOP, "goes_to": "javascript:alert(1)"}])], "a.stops.1.goes_to", SchemaFault.ADDRESS_WRONG),
        ([field(stops=[{"text": LABEL}])], "a.stops.1.when", SchemaFault.CONDITION_WRONG),
        ([field(kind="hidden", stops=[STOP])], "a.stops", SchemaFault.STOP_UNWANTED),
        ([field(key=f"f{number}") for number in range(61)], "", SchemaFault.TOO_MANY_FIELDS),
    ],
)
@pytest.mark.requirement("S0-23.4")
def test_a_wrong_place_is_named_with_what_is_wrong(schema: object, where: str, code: SchemaFault) -> None:
    assert (where, code) in faults(schema)
    with pytest.raises(SchemaError):
        Form.parse(schema)


def test_every_wrong_place_is_named_at_once() -> None:
    schema = [field(label={}, kind="choice"), field(key="b", privacy="LOUD", keep_days=-1)]
    assert faults(schema) == {
        ("a.label", SchemaFault.WORDS_MISSING),
        ("a.options", SchemaFault.OPTIONS_MISSING),
        ("b.privacy", SchemaFault.UNKNOWN_PRIVACY),
        ("b.keep_days", SchemaFault.NOT_A_COUNT),
    }


def test_conditions_nested_beyond_understanding_are_refused() -> None:
    rule: object = {"field": "a", "is_set": True}
    for _level in range(6):
        rule = {"any": [rule]}
    assert ("b.show_if", SchemaFault.CONDITION_DEEP) in faults([field(), field(key="b", show_if=rule)])


@pytest.mark.parametrize("fault", SchemaFault)
def test_each_fault_says_what_to_do(fault: SchemaFault) -> None:
    from shenava.domain.catalogue.rules.raw import Fault  # noqa: PLC0415 - only here

    with translation.override("en"):
        params = {"given": "g", "field": "f", "most": 60}
        assert "%(" not in Fault("a", "part", fault, params).sentence


@pytest.mark.requirement("S0-23.4")
def test_a_question_in_one_language_is_asked_in_every_language() -> None:
    form = Form.parse([field(label={"ar": "المبلغ"})])
    assert form.fields[0].label == {"ar": "المبلغ"}


PROPERTIES = [
    *("key", "kind", "label", "help", "required", "privacy", "options", "show_if", "length", "most", "value"),
    *("formula", "stops", "fields", "when", "text", "field", "equals", "in", "greater", "all", "any", "fa", "unit"),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(PROPERTIES), inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_nothing_that_is_json_breaks_the_reader(schema: object) -> None:
    form, found = Form.examine(schema)
    assert found or all(one.key and one.label for one in form.fields)


def test_every_kind_can_be_read() -> None:
    for kind in FieldKind:
        extra: dict[str, Any] = {
            FieldKind.CHOICE: {"options": OPTIONS},
            FieldKind.MANY: {"options": OPTIONS},
            FieldKind.COMPUTED: {"formula": "1 + 1"},
            FieldKind.GROUP: {"fields": [field(key="b")]},
        }.get(kind, {})
        assert Form.parse([field(kind=kind.value, **extra)]).fields[0].kind is kind
