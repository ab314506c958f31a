"""Isolation of mixed directions, with the sentences that are known to break."""

import pytest

from shenava.foundation.text import direction
from shenava.foundation.text.direction import Direction

MIXED = [
    "کد 1404-8273 ثبت شد",
    "رقم التتبع ١٤٠٤-٨٢٧٣",
    "فایل report_v2 (final).pdf پیوست شد",
    "تست فارسی و English با هم",
    "قیمت 2,500,000 ریال (٪10 تخفیف)",
]


@pytest.mark.parametrize("text", MIXED)
def test_an_isolate_adds_nothing_but_its_two_controls(text: str) -> None:
    assert direction.isolate(text) == f"\u2068{text}\u2069"
    assert direction.isolate_ltr(text) == f"\u2066{text}\u2069"
    assert direction.strip_controls(direction.isolate(text)) == text


@pytest.mark.parametrize("text", MIXED)
def test_an_inner_control_cannot_close_the_isolate_early(text: str) -> None:
    hostile = f"{text}\u2069\u202e"
    assert direction.isolate(hostile) == f"\u2068{text}\u2069"


def test_a_disguised_file_name_shows_its_true_ending() -> None:
    assert direction.strip_controls("photo\u202egpj.exe") == "photogpj.exe"


def test_joiners_stay_in_names() -> None:
    assert direction.strip_controls("علی‌رضا ن\u200dه\u2067") == "علی‌رضا ن\u200dه"


@pytest.mark.parametrize(
    ("text", "expected"),
    [*zip(MIXED, [Direction.RTL] * 5, strict=True), ("(12) PDF فارسی", Direction.LTR), ("۱۲۳ - 45", Direction.AUTO)],
)
def test_the_first_strong_letter_decides(text: str, expected: Direction) -> None:
    assert direction.base_direction(text) is expected


@pytest.mark.parametrize(
    ("text", "is_rtl_language", "expected"),
    [
        ("ATM-4471 پولم را نداد", True, Direction.RTL),
        ("bar pool raft, hanooz nayoomade", True, Direction.LTR),
        ("The بانک kept my card", False, Direction.LTR),
        ("پولم", False, Direction.RTL),
    ],
)
def test_a_code_in_front_does_not_turn_a_line_and_finglish_runs_as_it_is_typed(
    text: str, is_rtl_language: bool, expected: Direction
) -> None:
    assert direction.line_direction(text, is_rtl_language=is_rtl_language) is expected
