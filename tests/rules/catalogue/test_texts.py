"""Filling texts, measuring them as SMS, and telling two of them apart."""

import pytest

from shenava.domain.catalogue import texts
from shenava.domain.catalogue.rules.differences import differences
from shenava.domain.catalogue.rules.filling import Slots, fill, flaws, placeholders
from shenava.domain.catalogue.rules.sms import measure
from shenava.domain.catalogue.vocabulary import Placeholder, TextTitle

SLOTS = Slots(known=frozenset({"name", "code", "url"}), needed=frozenset({"code"}), in_subject=frozenset({"code"}))


class TestFilling:
    def test_a_line_without_a_value_goes_with_its_gap(self) -> None:
        assert fill("{name},\n\n{message}\n\nBye {name}", {"name": "Sara"}) == "Sara,\n\nBye Sara"

    def test_the_gaps_of_the_author_and_of_a_value_stay(self) -> None:
        assert fill("A\n\n\n{message}", {"message": "1\n\n\n2"}) == "A\n\n\n1\n\n\n2"

    def test_nothing_in_a_value_is_read_as_a_placeholder(self) -> None:
        assert fill("{name}: {code}", {"name": "{code}", "code": "{name}"}) == "{code}: {name}"

    @pytest.mark.parametrize(
        ("body", "unknown"),
        [
            ("{code} {salary}", ("{salary}",)),
            ("{code} {Code}", ("{Code}",)),
            ("{code} { name }", ("{ name }",)),
            ("{code} {name", ("{name",)),
            ("{code} name}", ("}",)),
            ("{code} {}", ("{}",)),
            ("{{code}} {code}", ("{", "}")),
        ],
    )
    def test_what_nothing_fills_is_named_as_it_is_written(self, body: str, unknown: tuple[str, ...]) -> None:
        assert flaws(subject="", body=body, slots=SLOTS).unknown == unknown

    def test_what_people_need_must_be_in_the_text_itself(self) -> None:
        assert flaws(subject="{code}", body="Hello", slots=SLOTS).missing == ("{code}",)
        assert flaws(subject="", body="{code}", slots=SLOTS).missing == ()

    def test_a_subject_shows_no_name(self) -> None:
        assert flaws(subject="{name} {code}", body="{code}", slots=SLOTS).too_private == ("{name}",)


class TestShippedTexts:
    @pytest.mark.parametrize("key", list(texts.shipped()))
    def test_keep_their_own_rules_in_every_language(self, key: str) -> None:
        values = texts.shipped()[key]
        assert set(values) == {"fa", "ar", "en"}
        for value in values.values():
            found = flaws(subject=value.get("subject", ""), body=value["body"], slots=texts.slots(key))
            assert (found.unknown, found.missing, found.too_private) == ((), (), ())
            assert bool(value.get("subject")) == texts.has_subject(key)

    @pytest.mark.parametrize("key", list(texts.shipped()))
    def test_say_the_same_in_every_language(self, key: str) -> None:
        used = {
            frozenset().union(*(placeholders(part) for part in value.values()))
            for value in texts.shipped()[key].values()
        }
        assert len(used) == 1

    def test_have_a_title_a_meaning_and_a_sample_for_everything(self) -> None:
        known = frozenset().union(*(texts.slots(key).known for key in texts.shipped()))
        assert known == set(Placeholder.values)
        assert {key.removesuffix("_sms") for key in texts.shipped()} == set(TextTitle.values)
        for language in ("fa", "ar", "en"):
            assert set(texts.samples()[language]) == {"name", "summary", "message", "list", "issue"}

    def test_hold_no_arabic_letters_in_persian(self) -> None:
        wrong = [key for key, value in texts.shipped().items() if set("يكة") & set(value["fa"]["body"])]
        assert wrong == []


class TestSms:
    @pytest.mark.parametrize(
        ("text", "encoding", "units", "parts"),
        [
            ("", "GSM", 0, 1),
            ("a" * 160, "GSM", 160, 1),
            ("a" * 161, "GSM", 161, 2),
            ("a" * 306, "GSM", 306, 2),
            ("a" * 307, "GSM", 307, 3),
            ("€" * 80, "GSM", 160, 1),
            ("€" * 81, "GSM", 162, 2),
            ("س" * 70, "UCS2", 70, 1),
            ("س" * 71, "UCS2", 71, 2),
            ("س" * 134, "UCS2", 134, 2),
            ("س" * 135, "UCS2", 135, 3),
            ("می‌شود", "UCS2", 6, 1),
            ("😀" * 35, "UCS2", 70, 1),
            ("a" * 69 + "…", "UCS2", 70, 1),
        ],
    )
    def test_parts_are_counted_as_the_network_does(self, text: str, encoding: str, units: int, parts: int) -> None:
        length = measure(text)
        assert (length.encoding, length.units, length.parts) == (encoding, units, parts)

    def test_a_sign_of_two_units_is_not_cut_in_two(self) -> None:
        assert measure("a" * 152 + "€" + "a" * 152).parts == 3
        assert measure("س" * 66 + "😀" + "س" * 66).parts == 3


class TestDifferences:
    def test_words_that_came_and_went_are_told_apart(self) -> None:
        pieces = differences("Dear {name}, wait.", "Dear {name}, please wait.")
        assert [(one.kind, one.text) for one in pieces] == [
            ("same", "Dear {name}, "),
            ("added", "please "),
            ("same", "wait."),
        ]

    @pytest.mark.parametrize(("old", "new"), [("", "سلام"), ("سلام", ""), ("الف ب\n\nپ", "الف\nب پ ت"), ("x", "x")])
    def test_both_texts_can_be_read_out_of_them(self, old: str, new: str) -> None:
        pieces = differences(old, new)
        assert "".join(one.text for one in pieces if one.kind != "added") == old
        assert "".join(one.text for one in pieces if one.kind != "removed") == new
