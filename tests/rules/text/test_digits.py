"""Digits of three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shenava.foundation.text import digits
from shenava.foundation.text.digits import Digits


@pytest.mark.parametrize("text", ["کد 1404", "کد ۱۴۰۴", "کد ١٤٠٤", "کد १४०४"])
def test_every_decimal_digit_is_read(text: str) -> None:
    assert digits.to_ascii(text) == "کد 1404"


def test_what_only_looks_like_a_digit_is_left_alone() -> None:
    assert digits.to_ascii("م² ½ ①") == "م² ½ ①"


@given(st.text())
def test_reading_digits_keeps_every_place(text: str) -> None:
    assert len(digits.to_ascii(text)) == len(text)


@pytest.mark.parametrize(
    ("wanted", "written"),
    [(Digits.PERSIAN, "۲۵۰ روز"), (Digits.ARABIC, "٢٥٠ روز"), (Digits.LATIN, "250 روز")],
)
def test_a_number_is_written_in_the_wanted_digits(wanted: Digits, written: str) -> None:
    assert digits.write("٢5۰ روز", wanted) == written


@pytest.mark.parametrize(
    ("wanted", "written"),
    [(Digits.PERSIAN, "۲٬۵۰۰٬۰۰۰"), (Digits.ARABIC, "٢٬٥٠٠٬٠٠٠"), (Digits.LATIN, "2,500,000")],
)
def test_thousands_are_parted_by_the_sign_of_their_script(wanted: Digits, written: str) -> None:
    assert digits.group(2_500_000, wanted) == written


def test_small_and_negative_numbers_are_grouped_too() -> None:
    assert digits.group(999, Digits.PERSIAN) == "۹۹۹"
    assert digits.group(-1000, Digits.LATIN) == "-1,000"
