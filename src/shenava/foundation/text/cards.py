"""Finding whole card numbers in running text; works on a view of the text with ASCII digits."""

import re
from collections.abc import Iterator
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

from shenava.foundation.text import banks, check_digits

LENGTH: Final = 16
MASK: Final = "•••• •••• •••• "
"""Stands for the first twelve digits; the last four follow it."""

INVISIBLE: Final = "\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_VISIBLE: Final = r"\s.,،٬·/_|*\-\u2010-\u2015\u2212"
_CHAIN: Final = re.compile(rf"[0-9](?:[{_VISIBLE}{INVISIBLE}]{{0,4}}[0-9]){{15,}}")
_BREAK: Final = re.compile(f"[{_VISIBLE}]")
_COUNTRY: Final = re.compile(rf"(?<![a-z])([a-z]{{2}})[{_VISIBLE}{INVISIBLE}]{{0,2}}$")

# First digits that card schemes use (ISO/IEC 7812); microsecond clocks (1...) and most serial numbers fall out.
_ISSUER: Final = re.compile(r"2[2-7]|3[05-9]|4|5|6|8600|81|9860|9919|9792")
_CONTEXT_LETTERS: Final = 40
_CONTEXT_END: Final = re.compile(r"[0-9•\n!?؟]")
_OTHER_NUMBER: Final = re.compile(
    r"سفارش|فاکتور|رهگیری|پیگیری|مرجع|ارجاع|قبض|صیاد|چک|مرسوله|بارکد|سریال|شناسه|طلب|تتبع|فاتوره|شحنه|سداد|شیک|حواله|بلاغ"
    r"|\b(?:order|tracking|invoice|ref|reference|receipt|shipment|parcel|serial|imei|che(?:que|ck)|ticket|transaction)\b"
)
_CARD_WORD: Final = re.compile(r"کارت|بطاق|\bcard|visa|mastercard|mada\b")


class Span(NamedTuple):
    """A stretch of text, ``start`` in and ``end`` out."""

    start: int
    end: int


def find(view: str) -> list[Span]:
    """Return the spans of card numbers, from the first digit to the last, that pass Luhn and are no other number."""
    return [span for match in _CHAIN.finditer(view) for span in _in_chain(view, match)]


def _in_chain(view: str, match: re.Match[str]) -> Iterator[Span]:
    groups = _groups(view, match)
    groups = _without_iban(view, match.start(), groups)
    windows = [window for window in _windows(groups) if _is_card(view, window)]
    windows.sort(key=lambda window: not _is_of_known_bank(view, window))
    taken: set[int] = set()
    for window in windows:
        if taken.isdisjoint(window):
            taken.update(window)
            yield Span(window[0], window[-1] + 1)


def _groups(view: str, match: re.Match[str]) -> list[list[int]]:
    """Split at what the eye sees as a gap; invisible characters between digits part nothing."""
    places = [place for place in range(match.start(), match.end()) if "0" <= view[place] <= "9"]
    groups = [[places[0]]]
    for before, place in pairwise(places):
        if _BREAK.search(view, before + 1, place):
            groups.append([])
        groups[-1].append(place)
    return groups


def _windows(groups: list[list[int]]) -> Iterator[tuple[int, ...]]:
    """Yield each run of neighbouring groups that has sixteen digits and is parted as people part a card number."""
    for first in range(len(groups)):
        total = 0
        for last in range(first, len(groups)):
            total += len(groups[last])
            if total >= LENGTH:
                break
        else:
            return
        window = groups[first : last + 1]
        if total == LENGTH and _is_usual(tuple(map(len, window))):
            yield tuple(chain.from_iterable(window))


def _is_usual(sizes: tuple[int, ...]) -> bool:
    return len(set(sizes)) == 1 or all(size % 4 == 0 for size in sizes) or sizes[0] == banks.PREFIX_LENGTH


def _is_card(view: str, window: tuple[int, ...]) -> bool:
    number = _number(view, window)
    if not (_ISSUER.match(number) and check_digits.is_luhn(number)):
        return False
    return _is_of_known_bank(view, window) or not _is_named_otherwise(_before(view, window[0]))


def _is_of_known_bank(view: str, window: tuple[int, ...]) -> bool:
    return _number(view, window[: banks.PREFIX_LENGTH]) in banks.card_prefixes()


def _is_named_otherwise(context: str) -> bool:
    """Tell whether the words in front call it an order, a cheque or the like, and not (nearer) a card."""
    other = [match.end() for match in _OTHER_NUMBER.finditer(context)]
    card = [match.end() for match in _CARD_WORD.finditer(context)]
    return bool(other) and max(other) > max(card, default=-1)


def _before(view: str, start: int) -> str:
    context = view[max(0, start - _CONTEXT_LETTERS) : start]
    return _CONTEXT_END.split(context)[-1]


def _without_iban(view: str, start: int, groups: list[list[int]]) -> list[list[int]]:
    """Drop the groups of an IBAN that the chain begins with; its four-digit groups may pass for a card."""
    letters = _COUNTRY.search(view, max(0, start - 5), start)
    country = letters[1].upper() if letters else "IR"
    length = banks.IBAN_LENGTHS.get(country, 0) - 2
    number = _number(view, tuple(chain.from_iterable(groups)))
    is_whole = letters is not None and len(number) == length
    if 0 < length <= len(number) and (is_whole or check_digits.is_iban(country + number[:length])):
        return [
            group for group, end in zip(groups, accumulate(map(len, groups)), strict=True) if end - len(group) >= length
        ]
    return groups


def _number(view: str, places: tuple[int, ...]) -> str:
    return "".join([view[place] for place in places])
