"""Letters are PDF/A, repeatable, right in both directions, and never run what a person wrote."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from shenava.foundation.typesetting import letters
from shenava.foundation.typesetting.contents import Letter

from .conftest import Words

Read = Callable[[bytes], Words]


def test_a_letter_is_an_archivable_pdf_with_tags(letter: Letter, fonts: Path) -> None:
    pdf = letters.typeset("letter", letter, fonts=fonts)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"/StructTreeRoot" in pdf


def test_the_same_letter_gives_the_same_bytes_and_another_gives_others(letter: Letter, fonts: Path) -> None:
    first = letters.typeset("letter", letter, fonts=fonts)
    assert letters.typeset("letter", {**letter}, fonts=fonts) == first
    assert letters.typeset("letter", {**letter, "written_at": letter["written_at"] + 1}, fonts=fonts) != first


def test_persian_and_half_spaces_can_be_read_out_of_the_file(letter: Letter, fonts: Path, words: Read) -> None:
    found = words(letters.typeset("letter", letter, fonts=fonts))
    assert "نازنین رضایی‌پور" in found.leftward
    assert "۱ از ۱صفحه‌ی" in found.leftward


def test_arabic_can_be_read_out_of_the_file(letter: Letter, fonts: Path, words: Read) -> None:
    letter |= {"language": "ar", "digits": "٠١٢٣٤٥٦٧٨٩", "recipient": "عبد الرحمن بن محمد الحضرمي"}
    found = words(letters.typeset("letter", letter, fonts=fonts))
    assert "عبد الرحمن بن محمد الحضرمي" in found.leftward
    assert "١ از ١صفحه‌ی" in found.leftward


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("شماره‌ی 021-8800-1234 پاسخ‌گو نبود", "021-8800-1234"),
        ("تلفن +98 21 8800 1234 است", "+98 21 8800 1234"),
        ("همراه ۰۹۱۲-۳۴۵-۶۷۸۹ است", "۰۹۱۲-۳۴۵-۶۷۸۹"),
        ("الرقم ٠١١-٥٥٥-٠١٠٠ لا يجيب", "٠١١-٥٥٥-٠١٠٠"),
        ("سرعت 500 Mbps کم شد", "500 Mbps"),
        ("سفارش 88213-TRX Max نرسید", "88213-TRX Max"),
        ("دستگاه POS-X200 Pro خراب است", "POS-X200 Pro"),
        ("مدل Fiber 500 Mbps است", "Fiber 500 Mbps"),
        ("مبلغ 2,500,000 ریال", "2,500,000"),
        ("در تاریخ 2026-11-14 بود", "2026-11-14"),
        ("اثر انگشت: 9f2c 41ab 7de0 55c1", "9f2c 41ab 7de0 55c1"),
        ("کاهش 20% بود", "20%"),
        ("سفارش #4521 نرسید", "#4521"),
    ],
)
def test_codes_keep_their_order_behind_arabic_letters(
    letter: Letter, fonts: Path, words: Read, written: str, seen: str
) -> None:
    letter["issues"][0]["reason"] = written
    assert seen in words(letters.typeset("letter", letter, fonts=fonts)).rightward


def test_an_english_line_in_a_persian_letter_runs_rightward(letter: Letter, fonts: Path, words: Read) -> None:
    letter["issues"][0]["reason"] = "پاسخ سازنده:\nThe vendor confirmed the fault."
    found = words(letters.typeset("letter", letter, fonts=fonts))
    assert "The vendor confirmed the fault." in found.rightward
    assert "پاسخ سازنده:" in found.leftward


@pytest.mark.parametrize(
    "written",
    ['#import "x": y', '#panic("a")', r"\#panic() $x^2$ *b* _i_ `raw` @ref <label>", '#read("/etc/passwd")', '"]}'],
)
def test_what_looks_like_typst_stays_text(letter: Letter, fonts: Path, words: Read, written: str) -> None:
    letter |= {"recipient": written, "opening": [written], "direction": "ltr", "language": "en"}
    letter["issues"][0]["reason"] = written
    assert words(letters.typeset("letter", letter, fonts=fonts)).rightward.count(written) == 3


def test_direction_overrides_of_the_writer_are_left_out(letter: Letter, fonts: Path, words: Read) -> None:
    letter["recipient"] = "Ali \u202egpj.exe"
    assert "Ali gpj.exe" in words(letters.typeset("letter", letter, fonts=fonts)).rightward


def test_a_long_reason_flows_to_further_pages_with_counted_numbers(letter: Letter, fonts: Path, words: Read) -> None:
    letter["issues"][0]["reason"] = "این پاسخ بلند است. " * 600
    pdf = letters.typeset("letter", letter, fonts=fonts)
    pages = len(re.findall(rb"/Type/Page/", pdf))
    assert pages > 2
    assert "۰۱۲۳۴۵۶۷۸۹"[pages] + " از ۲" in words(pdf).leftward


def test_signs_without_a_glyph_cost_the_archive_mark_but_never_the_letter(letter: Letter, fonts: Path) -> None:
    letter["opening"] = ["🙂 خوب"]
    assert b"pdfaid" in letters.typeset("letter", letter, fonts=fonts)
    letter["opening"] = ["漢字"]
    assert letters.typeset("letter", letter, fonts=fonts).startswith(b"%PDF")


def test_data_that_does_not_fit_the_template_is_said_to_the_developer(letter: Letter, fonts: Path) -> None:
    broken = {key: value for key, value in letter.items() if key != "signer"}
    with pytest.raises(letters.TypesettingError, match="signer"):
        letters.typeset("letter", broken, fonts=fonts)


def test_templates_import_nothing_but_their_neighbours() -> None:
    for template in letters.TEMPLATES.glob("*.typ"):
        source = template.read_text(encoding="utf-8")
        assert "@preview" not in source
        assert "eval(" not in source
