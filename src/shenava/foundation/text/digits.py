"""Digits of the three scripts: read any of them, write the one that the person prefers."""

import unicodedata
from enum import StrEnum
from typing import Final


class Digits(StrEnum):
    """The digits a person wants to read; ``ARABIC`` are the Arabic-Indic ones (U+0660)."""

    LATIN = "LATIN"
    PERSIAN = "PERSIAN"
    ARABIC = "ARABIC"


_ZERO: Final = {Digits.LATIN: "0", Digits.PERSIAN: "\u06f0", Digits.ARABIC: "\u0660"}
_TABLES: Final = {
    digits: {ord("0") + value: chr(ord(zero) + value) for value in range(10)} for digits, zero in _ZERO.items()
}
_THOUSANDS: Final = {Digits.LATIN: ",", Digits.PERSIAN: "\u066c", Digits.ARABIC: "\u066c"}


def to_ascii(text: str) -> str:
    """Return the text with every decimal digit of any script as 0-9; its length and all else stay as they are."""
    if text.isascii():
        return text
    return "".join([_digit(character) for character in text])


def write(text: str | int, digits: Digits) -> str:
    """Return the text with its decimal digits, of whatever script, in the wanted ones; for prose, never for codes."""
    return to_ascii(str(text)).translate(_TABLES[digits])


def group(number: int, digits: Digits) -> str:
    """Return the number in groups of three, with ``٬`` (U+066C) between Persian and Arabic-Indic digits."""
    return write(f"{number:,}".replace(",", _THOUSANDS[digits]), digits)


def decimal_mark(digits: Digits) -> str:
    """Return the sign between whole and part: ``٫`` (U+066B) among Persian and Arabic-Indic digits."""
    return "." if digits is Digits.LATIN else "\u066b"


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
