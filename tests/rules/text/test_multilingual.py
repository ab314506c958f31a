"""Texts per language, and what is read when one is missing."""

import pytest

from shenava.foundation.text import multilingual

NAME = {"fa": "بانک", "ar": "البنك", "en": ""}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", ("البنك", "ar")),
        ("ar-sa", ("البنك", "ar")),
        ("en", ("بانک", "fa")),
        ("de", ("بانک", "fa")),
    ],
)
def test_the_wanted_language_comes_first_and_then_the_order(language: str, expected: tuple[str, str]) -> None:
    assert multilingual.pick(NAME, language) == expected


def test_an_organization_may_set_its_own_order() -> None:
    assert multilingual.pick(NAME, "en", order=("ar", "fa")) == ("البنك", "ar")


def test_a_language_outside_the_order_is_better_than_nothing() -> None:
    assert multilingual.pick({"ku": "بانک"}, "en") == ("بانک", "ku")


def test_no_text_at_all_is_an_empty_one() -> None:
    assert multilingual.pick({"fa": "  "}, "fa") == ("", "")
    assert multilingual.text({}, "fa") == ""
