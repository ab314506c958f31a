"""Writing direction: controls that can fake a name go out, isolates for plain text go in."""

import unicodedata
from enum import StrEnum
from typing import Final

_CONTROLS: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_LRI: Final = "\u2066"
_FSI: Final = "\u2068"
_PDI: Final = "\u2069"


class Direction(StrEnum):
    """The values of HTML's ``dir``; ``AUTO`` when the text has no letter that decides."""

    LTR = "ltr"
    RTL = "rtl"
    AUTO = "auto"


_STRONG: Final = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}


def strip_controls(text: str) -> str:
    """Remove embeddings, overrides and isolates (U+202A-202E, U+2066-2069); ZWNJ, ZWJ and the rest stay.

    For names, subjects and file names from outside: ``exe.gpj`` behind an override reads as a picture.
    """
    return text if text.isascii() else text.translate(_CONTROLS)


def isolate_ltr(text: str) -> str:
    """Return a code, phone or amount that keeps its order inside a right-to-left sentence; only for plain text.

    Each of the two controls costs one of the 70 letters of an SMS; never store or export the result.
    """
    return f"{_LRI}{strip_controls(text)}{_PDI}"


def isolate(text: str) -> str:
    """Return a name or title that takes its own direction inside a plain-text sentence; never store the result."""
    return f"{_FSI}{strip_controls(text)}{_PDI}"


def base_direction(text: str) -> Direction:
    """Return the direction of the first strong letter, as ``dir="auto"`` finds it."""
    return next((found for found in map(_strong, text) if found), Direction.AUTO)


def line_direction(text: str, *, is_rtl_language: bool) -> Direction:
    """Return the direction of a line; a code in front turns no Persian line, and Finglish runs as it is typed."""
    if is_rtl_language and any(_strong(character) is Direction.RTL for character in text):
        return Direction.RTL
    return base_direction(text)


def _strong(character: str) -> Direction | None:
    return _STRONG.get(unicodedata.bidirectional(character))
