"""How long a text is as SMS: GSM 03.38 septets while every sign is in that alphabet, else UTF-16 units (UCS-2)."""

from dataclasses import dataclass

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("^{}\\[~]|€\f")
"""Signs that are sent with an escape before them."""
_LONE = {"GSM": 160, "UCS2": 70}
_JOINED = {"GSM": 153, "UCS2": 67}
"""Room in each of several parts, which carry a header that joins them."""


@dataclass(frozen=True)
class SmsLength:
    """``units`` of ``encoding`` ("GSM" or "UCS2") in ``parts``; ``room`` is how many units the parts hold."""

    encoding: str
    units: int
    parts: int
    room: int


def measure(text: str) -> SmsLength:
    """Return how many parts a text is sent in; a sign of two units is never cut in two."""
    encoding = "GSM" if all(sign in _GSM or sign in _GSM_TWICE for sign in text) else "UCS2"
    sizes = [_size(sign, encoding) for sign in text]
    units = sum(sizes)
    if units <= _LONE[encoding]:
        return SmsLength(encoding, units, 1, _LONE[encoding])
    parts = _parts(sizes, _JOINED[encoding])
    return SmsLength(encoding, units, parts, parts * _JOINED[encoding])


def _size(sign: str, encoding: str) -> int:
    if encoding == "GSM":
        return 2 if sign in _GSM_TWICE else 1
    return len(sign.encode("utf-16-le")) // 2


def _parts(sizes: list[int], room: int) -> int:
    parts, used = 1, 0
    for size in sizes:
        if used + size > room:
            parts, used = parts + 1, 0
        used += size
    return parts
