"""Tracking codes: eleven digits whose last one catches a mistyped or swapped digit."""

import re
from typing import Final

from shenava.foundation.text import digits, direction

LENGTH: Final = 11
_GROUPS: Final = ((0, 4), (4, 8), (8, 11))
_ASCII_DIGITS: Final = re.compile(r"[0-9]+")
_PAYLOAD: Final = re.compile(r"[0-9]{10}")
_IGNORED: Final = re.compile(r"[\s\-\u2010-\u2015\u2212_.\u0640\u200b-\u200f\u061c\u2060\ufeff]+")
_SPOKEN: Final = {"fa": digits.Digits.PERSIAN, "ar": digits.Digits.ARABIC}

# H. M. Damm's totally anti-symmetric quasigroup of order ten (2004); zero stands on its diagonal.
_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def with_check_digit(ten_digits: str) -> str:
    """Return the eleven-digit code; raises ``ValueError`` unless given exactly ten ASCII digits."""
    if not _PAYLOAD.fullmatch(ten_digits):
        message = "a code is made of exactly ten ASCII digits"
        raise ValueError(message)
    return f"{ten_digits}{_interim(ten_digits)}"


def is_well_formed(code: str) -> bool:
    """Tell whether this is eleven ASCII digits whose check digit is right."""
    return len(code) == LENGTH and bool(_ASCII_DIGITS.fullmatch(code)) and _interim(code) == 0


def read(text: str) -> str | None:
    """Return the code as typed in any digits, with spaces, dashes or direction controls; ``None`` if it is not one."""
    code = digits.to_ascii(_IGNORED.sub("", direction.strip_controls(text)))
    return code if is_well_formed(code) else None


def grouped(code: str) -> list[str]:
    """Return the parts 4-4-3 for display; CSS sets them apart, so that copying gives the bare code."""
    return [part for start, end in _GROUPS if (part := code[start:end])]


def spoken(code: str, language: str) -> str:
    """Return the digits one by one for ``aria-label``, in the digits that a voice of this language reads."""
    return digits.write(" ".join(code), _SPOKEN.get(language, digits.Digits.LATIN))


def _interim(digits_: str) -> int:
    state = 0
    for digit in digits_:
        state = _DAMM[state][int(digit)]
    return state
