"""A letter to set, the fonts to set it in, and a reader of the words in the PDF."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from shenava.foundation.typesetting import qr
from shenava.foundation.typesetting.contents import Letter

_LITERAL = rb"\((?:[^()\\]|\\.)*\)"
for _ in range(3):  # parentheses that come in pairs are not escaped
    _LITERAL = rb"\((?:[^()\\]|\\.|" + _LITERAL + rb")*\)"
_TEXT = re.compile(
    rb"(?P<turned>/ReversedChars)|/(?P<font>f\d+) [\d.]+ Tf|/ActualText<FEFF(?P<actual>[0-9A-F]*)>"
    rb"|\[(?P<many>(?:" + _LITERAL + rb"|[^\]()])*)\]TJ|(?P<one>" + _LITERAL + rb"|<[0-9A-Fa-f]*>)Tj",
    re.DOTALL,
)
_STRING = re.compile(rb"(" + _LITERAL + rb")|<([0-9A-Fa-f]*)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Words:
    """Runs of text as they stand on the pages from left to right, and from right to left."""

    rightward: str
    leftward: str


def _unescaped(literal: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        sign = found.group(1)
        return bytes([int(sign, 8)]) if sign.isdigit() else _ESCAPED.get(sign, sign)

    return _ESCAPE.sub(plain, literal)


def _objects(pdf: bytes) -> dict[bytes, bytes]:
    return dict(re.findall(rb"^(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL | re.MULTILINE))


def _inflated(body: bytes) -> bytes:
    return zlib.decompress(body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])


def _alphabet(cmap: bytes) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", cmap.split(b"endcodespacerange")[1])
    return {bytes.fromhex(glyph.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def _glyphs(shown: bytes) -> bytes:
    return b"".join(
        bytes.fromhex(digits.decode()) if digits else _unescaped(literal[1:-1])
        for literal, digits in _STRING.findall(shown)
    )


def _runs(content: bytes, alphabets: dict[bytes, dict[bytes, str]]) -> list[str]:
    runs, font, turned, actual = [], b"", False, ""
    for found in _TEXT.finditer(content):
        if found["turned"]:
            turned = True
        elif found["font"]:
            font = found["font"]
        elif found["actual"]:
            actual = bytes.fromhex(found["actual"].decode()).decode("utf-16-be")
        else:
            codes = _glyphs(found["many"] or found["one"])
            letters = [alphabets[font].get(codes[at : at + 2], "") for at in range(0, len(codes), 2)]
            runs.append(actual or "".join(reversed(letters) if turned else letters))
            turned, actual = False, ""
    return runs


def read(pdf: bytes) -> Words:
    """Return the words of a PDF made by Typst, by way of each font's own table of letters."""
    objects = _objects(pdf)
    runs: list[str] = []
    for page in (body for body in objects.values() if re.match(rb"<</Type/Page/", body)):
        resources = re.search(rb"/Resources (\d+)", page)
        contents = re.search(rb"/Contents (\d+)", page)
        assert resources
        assert contents
        alphabets = {}
        for name, font in re.findall(rb"/(f\d+) (\d+) 0 R", objects[resources.group(1)]):
            table = re.search(rb"/ToUnicode (\d+)", objects[font])
            assert table
            alphabets[name] = _alphabet(_inflated(objects[table.group(1)]))
        runs += _runs(_inflated(objects[contents.group(1)]), alphabets)
    return Words(rightward="".join(runs), leftward="".join(reversed(runs)))


@pytest.fixture
def words() -> Callable[[bytes], Words]:
    return read


@pytest.fixture(scope="session")
def fonts() -> Path:
    built = Path(settings.FONTS_DIR)
    unbuilt = Path(settings.FRONTEND_DIST).parent / "node_modules" / "vazirmatn" / "fonts" / "ttf"
    found = [folder for folder in (built, unbuilt) if any(folder.glob("*.ttf"))]
    assert found, f"no fonts in {built}: build the front end first"
    return found[0]


@pytest.fixture
def letter() -> Letter:
    address = "https://shenava.example/verify/7Q2M-K4TD-91XB"
    return Letter(
        title="پاسخ SH-1405-00127",
        language="fa",
        direction="rtl",
        digits="۰۱۲۳۴۵۶۷۸۹",
        written_at=1_795_300_000,
        brand={
            "name": "بانک مهرگان",
            "address": ["تهران، خیابان کارگر"],
            "phones": [{"about": "", "number": "+98 21 8800 1234"}, {"about": "شب‌ها", "number": "+98 21 8800 1235"}],
            "colour": "#0B6E77",
        },
        dates=["۳۰ آبان ۱۴۰۵"],
        reference="SH-1405-00127",
        recipient="نازنین رضایی‌پور",
        opening=["از این‌که مشکل را با ما در میان گذاشتید سپاسگزاریم."],
        issues=[
            {
                "number": "۱",
                "title": "کسر دوباره‌ی مبلغ با دستگاه POS-X200 Pro",
                "outcome": "پذیرفته شد",
                "finding": "مبلغ ۲٬۵۰۰٬۰۰۰ ریال دو بار برداشت شده است.",
                "reason": "شماره‌ی 021-8800-1234 پاسخ‌گو نبود.",
                "remedy": {"kind": "بازگشت وجه", "amount": "۲٬۵۰۰٬۰۰۰ ریال", "due": "۵ آذر ۱۴۰۵"},
            }
        ],
        closing=[],
        rights={
            "text": "می‌توانید بازنگری بخواهید.",
            "until": "۳۰ آذر ۱۴۰۵",
            "body": {"name": "بانک مرکزی", "phone": "021-29951"},
        },
        signer={"name": "مهدی کاظمی", "role": "کارشناس"},
        verification={"url": address, "code": "7Q2M-K4TD-91XB", "qr": qr.svg(address)},
        labels={
            "to": "به",
            "date": "تاریخ",
            "reference": "شماره‌ی پیگیری",
            "finding": "یافته",
            "reason": "چرا",
            "remedy": "جبران",
            "amount": "مبلغ",
            "owner": "مسئول",
            "due": "تا",
            "rights": "اگر موافق نیستید",
            "until": "مهلت:",
            "body": "مرجع بیرونی:",
            "verify": "درستی این نامه:",
            "code": "کد:",
            "qr": "رمزینه‌ی نشانی",
            "page": "صفحه‌ی {page} از {pages}",
        },
    )
