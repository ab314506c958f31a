"""Tracking codes that survive phones, thumbs and three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.text import codes

CODE = "14048273002"
CODES = st.from_regex(r"\A[0-9]{10}\Z").map(codes.with_check_digit)


def test_the_check_digit_is_the_one_that_was_always_given() -> None:
    assert codes.with_check_digit("1404827300") == CODE
    assert codes.with_check_digit("5720000000")[:10] == "5720000000"


@pytest.mark.requirement("S0-27.3")
@pytest.mark.parametrize(
    "typed",
    [
        "14048273002",
        "1404 8273 002",
        "1404-8273-002",
        "۱۴۰۴۸۲۷۳۰۰۲",
        "١٤٠٤ ٨٢٧٣ ٠٠٢",
        " ۱۴۰۴–۸۲۷۳–۰۰۲\u200f",
        "\u20661404\u200c8273\u200c002\u2069",
    ],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert codes.read(typed) == CODE


@pytest.mark.parametrize("typed", ["", "1404827300", "140482730022", "14048273003", "1404827300x", "²4048273002"])
def test_anything_else_is_no_code(typed: str) -> None:
    assert codes.read(typed) is None


@pytest.mark.parametrize("text", ["123", "۱۲۳۴۵۶۷۸۹۰", "12345678901"])
def test_a_code_is_made_of_ten_ascii_digits_only(text: str) -> None:
    with pytest.raises(ValueError, match="ten ASCII digits"):
        codes.with_check_digit(text)


def test_only_ascii_digits_are_well_formed() -> None:
    assert codes.is_well_formed(CODE)
    assert not codes.is_well_formed("۱۴۰۴۸۲۷۳۰۰۲")


def test_a_code_is_shown_in_groups_and_spoken_digit_by_digit() -> None:
    assert codes.grouped(CODE) == ["1404", "8273", "002"]
    assert codes.spoken(CODE, "fa") == "۱ ۴ ۰ ۴ ۸ ۲ ۷ ۳ ۰ ۰ ۲"
    assert codes.spoken(CODE, "ar") == "١ ٤ ٠ ٤ ٨ ٢ ٧ ٣ ٠ ٠ ٢"
    assert codes.spoken(CODE, "en") == "1 4 0 4 8 2 7 3 0 0 2"


@pytest.mark.requirement("S0-27.3")
@given(CODES, st.integers(0, 10), st.integers(1, 9))
def test_one_mistyped_digit_is_caught(code: str, place: int, shift: int) -> None:
    wrong = str((int(code[place]) + shift) % 10)
    assert codes.read(code[:place] + wrong + code[place + 1 :]) is None


@pytest.mark.requirement("S0-27.3")
@given(CODES, st.integers(0, 9))
def test_two_swapped_neighbours_are_caught(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or codes.read(swapped) is None
