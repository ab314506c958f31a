"""Making a form: moving its fields, seeing what changed and what is not written yet, carrying it in a file."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shenava.domain.cases.vocabulary import Urgency
from shenava.domain.catalogue import sectors
from shenava.domain.catalogue.rules import comparing, completeness, editing, exchange
from shenava.domain.catalogue.vocabulary import FormChange, ImportFault

patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LABEL = {"fa": "ف", "ar": "ع", "en": "E"}


def field(key: str, **over: Any) -> dict[str, Any]:  # noqa: ANN401 - any property of a field
    return {"key": key, "kind": "text", "label": LABEL, **over}


FORM = [field("a"), field("b"), field("g", kind="group", fields=[field("x"), field("y")]), field("c")]


def keys(schema: list[dict[str, Any]]) -> list[str]:
    return [one["key"] for one in schema]


class TestEditing:
    def test_fields_move_among_their_own(self) -> None:
        assert keys(editing.moved(FORM, "c", by=-1)) == ["a", "b", "c", "g"]
        assert keys(editing.moved(FORM, "a", by=-1)) == ["a", "b", "g", "c"]
        assert keys(editing.moved(FORM, "g.y", by=-1)[2]["fields"]) == ["y", "x"]
        assert keys(editing.ordered(FORM, ["c", "g", "g.y", "g.x", "a"])) == ["c", "g", "a", "b"]
        assert keys(editing.ordered(FORM, ["g.y", "g.x"])[2]["fields"]) == ["y", "x"]

    def test_fields_are_added_replaced_and_taken_out(self) -> None:
        assert keys(editing.added(FORM, field("z"), inside="g")[2]["fields"]) == ["x", "y", "z"]
        assert editing.replaced(FORM, "g.x", field("x2"))[2]["fields"][0]["key"] == "x2"
        assert keys(editing.removed(FORM, "b")) == ["a", "g", "c"]
        assert editing.found(FORM, "g.y") == field("y")
        assert editing.found(FORM, "y") is None
        assert editing.free_key(FORM, "x") == "x_2"

    @patient
    @given(st.permutations(["a", "b", "g", "c"]))
    def test_any_order_can_be_drawn_and_nothing_is_lost(self, drawn: list[str]) -> None:
        made = editing.ordered(FORM, drawn)
        assert keys(made) == drawn
        assert sorted(map(json.dumps, made)) == sorted(map(json.dumps, FORM))


class TestComparing:
    def test_the_same_form_differs_in_nothing(self) -> None:
        assert comparing.differences(FORM, json.loads(json.dumps(FORM))) == []
        assert comparing.differences([field("a")], [field("a", required=False, help={}, options=[])]) == []

    def test_each_kind_of_difference_is_told_once(self) -> None:
        new = [field("c"), field("a", required=True), field("g", kind="group", fields=[field("x"), field("n")])]
        found = {(one.kind, one.field): one.parts for one in comparing.differences(FORM, new)}
        assert found == {
            (FormChange.MOVED, "c"): (),
            (FormChange.CHANGED, "a"): ("required",),
            (FormChange.ADDED, "g.n"): (),
            (FormChange.REMOVED, "b"): (),
            (FormChange.REMOVED, "g.y"): (),
        }

    @patient
    @given(st.permutations(list("abcdef")))
    def test_moves_are_as_few_as_explain_the_order(self, order: list[str]) -> None:
        old = [field(key) for key in "abcdef"]
        moved = comparing.differences(old, [field(key) for key in order])
        assert (not moved) is (order == list("abcdef"))
        assert len(moved) < len(order)


def test_what_a_language_lacks_is_named_by_its_path() -> None:
    schema = [
        field("a", label={"fa": "ف"}, help={"fa": "", "en": " "}),
        field("b", options=[{"value": "v", "label": {"fa": "ف", "en": "E"}}]),
    ]
    found = {one.language: one for one in completeness.completeness(schema)}
    assert found["fa"].percent == 100
    assert found["en"].missing == ("a.label",)
    assert found["ar"].missing == ("a.label", "b.options.1")
    assert completeness.completeness("nonsense")[0].percent == 100  # type: ignore[arg-type]


class TestFiles:
    def read(self, document: object) -> tuple[list[exchange.CategoryRead], set[ImportFault]]:
        text = document if isinstance(document, str) else json.dumps(document)
        found, wrong = exchange.read(text, urgencies=Urgency.values, known=["OLD-1"])
        assert all("%(" not in one.sentence for one in wrong)
        return found, {one.code for one in wrong}

    def file(self, *categories: object) -> dict[str, object]:
        return {"format": exchange.FORMAT, "version": 1, "categories": list(categories)}

    def test_a_kit_survives_the_way_through_a_file(self) -> None:
        kit = sectors.kits()["bank"]["categories"]
        found, wrong = self.read(exchange.written(list(kit)))
        assert not wrong
        assert [one.code for one in found] == [one["code"] for one in kit]
        assert found[0].fields == kit[0]["fields"]

    @pytest.mark.parametrize(
        ("document", "fault"),
        [
            ("{", ImportFault.NOT_JSON),
            ("[" * 100_000, ImportFault.NOT_JSON),
            ([], ImportFault.WRONG_FORMAT),
            ({"format": "else", "version": 1}, ImportFault.WRONG_FORMAT),
            ({"format": exchange.FORMAT, "version": 9, "categories": [{}]}, ImportFault.WRONG_VERSION),
            ({"format": exchange.FORMAT, "version": 1, "categories": []}, ImportFault.NO_CATEGORIES),
        ],
    )
    def test_what_is_no_file_of_ours_is_told_at_once(self, document: object, fault: ImportFault) -> None:
        assert self.read(document) == ([], {fault})

    @pytest.mark.parametrize(
        ("category", "fault"),
        [
            ({"code": "a b", "name": LABEL}, ImportFault.CODE_WRONG),
            ({"code": "A", "name": {}}, ImportFault.NAME_MISSING),
            ({"code": "A", "name": "words"}, ImportFault.TEXT_WRONG),
            ({"code": "A", "name": LABEL, "keywords": {"fa": "x"}}, ImportFault.TEXT_WRONG),
            ({"code": "A", "name": LABEL, "urgency": "SOON"}, ImportFault.URGENCY_UNKNOWN),
            ({"code": "A", "name": LABEL, "subject": "weather"}, ImportFault.SUBJECT_UNKNOWN),
            ({"code": "A", "name": LABEL, "parent": "NOWHERE"}, ImportFault.PARENT_UNKNOWN),
            ({"code": "A", "name": LABEL, "fields": [{"key": "x"}]}, ImportFault.FORM_FAULTY),
            ({"code": "A", "name": LABEL, "fields": "x"}, ImportFault.FORM_FAULTY),
            ("words", ImportFault.CODE_WRONG),
        ],
    )
    def test_a_wrong_place_is_named(self, category: object, fault: ImportFault) -> None:
        assert fault in self.read(self.file(category))[1]

    def test_a_category_may_stand_beneath_one_that_is_here_or_in_the_file(self) -> None:
        beneath = [{"code": "A", "name": LABEL, "parent": "OLD-1"}, {"code": "B", "name": LABEL, "parent": "A"}]
        assert self.read(self.file(*beneath))[1] == set()

    def test_a_code_twice_is_told(self) -> None:
        twice = {"code": "A", "name": LABEL}
        assert self.read(self.file(twice, twice))[1] == {ImportFault.CODE_TWICE}
