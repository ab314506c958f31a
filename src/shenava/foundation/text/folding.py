"""Folding: one spelling for searching and comparing; what the person wrote is never overwritten by it.

Persian and Arabic share one folding, so one index serves both. Everything but three steps happens character by
character (compatibility decomposition, marks and controls out, letter variants, digits, case, punctuation to space);
the three steps that see neighbours (elongation, spaces, Persian affixes) only delete characters. That is why a hit
in the folded text can always be shown in the original.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

FOLDING: Final = 1
"""Grows whenever a text would fold differently; stored next to every index that was built with it."""

_LETTERS: Final = {
    **dict.fromkeys("يىےېۍ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةۃەہھ", "ه"),
    "ٱ": "ا",
}
_TATWEEL: Final = "ـ"
_HIGH_HAMZA: Final = "\u0674"
_ZWNJ: Final = "\u200c"
_APOSTROPHES: Final = "'\u2019\u02bc"
_REMOVED: Final = frozenset(_TATWEEL + _HIGH_HAMZA + _APOSTROPHES)

_ELONGATION: Final = re.compile(r"(?<=([^\W\d]))\1{2,}")
_SPACES: Final = re.compile(r"^ +| +$|(?<= ) +")
_ARABIC_LETTER: Final = "[\u0621-\u064a\u066e-\u06d3]"
# A join that would make three equal letters in a row is left alone, or a second folding would shorten it.
_PREFIX_GAP: Final = re.compile(rf"(?:(?<=^می)|(?<= می)|(?<=^نمی)|(?<= نمی)) (?={_ARABIC_LETTER})(?!یی)")
_SUFFIX_GAP: Final = re.compile(
    rf"(?<={_ARABIC_LETTER})(?<!هه)(?<!تت) (?=(?:ها(?:یی|ی|یم|یت|یش|یمان|یتان|یشان)?|تر|تری|ترین)(?: |$))"
)
_GAPS: Final = (_PREFIX_GAP, _SUFFIX_GAP)

_AR_NOT_PREFIXED: Final = (
    "والد",
    "وزار",
    "وزیر",
    "وظیف",
    "وظای",
    "واقع",
    "واضح",
    "واحد",
    "وسیل",
    "وثیق",
    "ورق",
    "وصول",
)
_AR_ARTICLE: Final = re.compile(r"^(?:[وف]?(?:[بک]?ال|لل))(?=...)")
_AR_AND: Final = re.compile(r"^و(?=....)")


class _CharacterTable(dict[int, str]):
    """Fills itself; the cap keeps a text that walks through all of Unicode from filling the memory."""

    _CAP = 16_384

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < self._CAP:
            self[code] = folded
        return folded


def fold(text: str) -> str:
    """Return the folded words with single spaces (ZWNJ counts as a space, Persian affixes are joined to their word).

    «شبکه‌های»، «شبکه های» and «شبکههای» come out equal. The endings «ام، ای، اند» stay words of their own: behind a
    silent «ه» everybody writes a space or ZWNJ before them, and in Arabic the same letters are words.
    """
    folded = text.translate(_CHARACTERS)
    folded = _ELONGATION.sub("", " ".join(folded.split()))
    if "می " in folded:
        folded = _PREFIX_GAP.sub("", folded)
    if " ها" in folded or " تر" in folded:
        folded = _SUFFIX_GAP.sub("", folded)
    return folded


def fold_tight(text: str) -> str:
    """Return the folding without any space, for phrases and trigrams; single words must not be looked up in it.

    Without word boundaries «سرم داد زد» contains «دزد».
    """
    return _ELONGATION.sub("", fold(text).replace(" ", ""))


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Return ``fold(text)`` and, for each of its characters, the index of the original character it came from."""
    pieces = [_CHARACTERS[code] for code in map(ord, text)]
    folded = "".join(pieces)
    origins = [index for index, piece in enumerate(pieces) for _each in piece]
    for pattern in (_SPACES, _ELONGATION, *_GAPS):
        if pattern.search(folded):
            folded, origins = _delete(pattern, folded, origins)
    return folded, origins


def words(text: str) -> list[str]:
    """Return the folded words in their order."""
    return fold(text).split()


def matches(needle_folded: str, haystack_folded: str) -> bool:
    """Tell whether a folded word or phrase stands in a folded text on word boundaries."""
    return bool(needle_folded) and f" {needle_folded} " in f" {haystack_folded} "


def light_stem_ar(word: str) -> str:
    """Return a *folded* Arabic word without its light clitics: و، ف، ب، ل، ك before the article, the article, a lone و.

    A lone ب، ل، ك or ف stays: too many words begin with them («بطاقة»). At least three letters remain.
    """
    if word.startswith(_AR_NOT_PREFIXED):
        return word
    stem = _AR_ARTICLE.sub("", word)
    return stem if stem != word else _AR_AND.sub("", word)


def _delete(pattern: re.Pattern[str], text: str, origins: list[int]) -> tuple[str, list[int]]:
    kept = list(_kept(pattern, text))
    return "".join(text[a:b] for a, b in kept), [origin for a, b in kept for origin in origins[a:b]]


def _kept(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in pattern.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _fold_character(character: str) -> str:
    """Fold one character until folding changes it no more (``℃`` becomes ``C`` and then ``c``)."""
    once = "".join(map(_fold_part, unicodedata.normalize("NFKD", character).casefold()))
    return once if once == character else "".join(map(_fold_character, once))


def _fold_part(part: str) -> str:
    category = unicodedata.category(part)
    if unicodedata.combining(part) or part in _REMOVED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if category == "Cf":
        return " " if part == _ZWNJ else ""
    if category[0] in "PSZC":
        return " "
    if unicodedata.name(part, "").startswith("VARIATION SELECTOR"):
        return ""
    return _LETTERS.get(part, part)


_CHARACTERS: Final = _CharacterTable()
