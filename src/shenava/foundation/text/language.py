"""Guessing whether a text is Persian, Arabic or English, from letters and small words, without a model."""

import json
import re
from importlib import resources
from typing import Final


def _small_words() -> dict[str, frozenset[str]]:
    text = resources.files("shenava.foundation.text").joinpath("small_words.json").read_text(encoding="utf-8")
    return {key: frozenset(words.split()) for key, words in json.loads(text).items()}


_SMALL_WORDS: Final = _small_words()
_WORD: Final = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_LATIN_OF_OTHERS: Final = re.compile("[\u00c0-\u024f]")
_KEYBOARD: Final = str.maketrans("يىك", "ییک")

_ONLY_FA: Final = re.compile("[پچژگ]")
_ONLY_AR: Final = re.compile("[ةإىأ]")
_TYPED_FA: Final = re.compile("[کی]")
_TYPED_AR: Final = re.compile("[كي]")
_NEITHER: Final = re.compile("[ٹڈڑںہھےۓښډټړۍېځڅێۆڕڵەۇۈۋڭڤ]")
_AR_ARTICLE: Final = re.compile("(?:[وفبک]?ال|لل)[^\\W\\d_]{3,}")
_FA_PREFIX: Final = re.compile("ن?می[^\\W\\d_]{2,}")
_FA_WITH_AL: Final = _SMALL_WORDS["fa_with_al"]

_FA: Final = _SMALL_WORDS["fa"]
_AR: Final = _SMALL_WORDS["ar"]
_EN: Final = _SMALL_WORDS["en"]
_FINGLISH: Final = _SMALL_WORDS["finglish"]
_SURE_FINGLISH: Final = _FINGLISH - _SMALL_WORDS["finglish_too_english"]
_OTHER_LATIN: Final = _SMALL_WORDS["other_latin"]

_SHORT: Final = 3
_CLEAR: Final = 2


def guess(text: str, *, default: str) -> str:
    """Return ``fa``, ``ar`` or ``en``; an empty string when the text has no letters or is in another language.

    A text of a few words that fit several languages («سلام») is taken for ``default``. Persian in Latin letters
    counts as ``fa`` only when it is clear.
    """
    arabic = len(_ARABIC_SCRIPT.findall(text))
    latin = len(_LATIN.findall(text))
    if not arabic and not latin:
        return ""
    if 2 * arabic >= latin:
        return _in_arabic_script(text, arabic, default)
    return _in_latin_script(text, default)


def is_in_arabic_script(text: str) -> bool:
    """Tell whether a text is written in Arabic letters rather than Latin ones."""
    arabic = len(_ARABIC_SCRIPT.findall(text))
    return arabic > 0 and 2 * arabic >= len(_LATIN.findall(text))


def _in_arabic_script(text: str, letters: int, default: str) -> str:
    foreign = len(_NEITHER.findall(text))
    if foreign > 1 and foreign * 14 > letters:
        return ""
    words = _WORD.findall(text.translate(_KEYBOARD))
    persian = _persian(text, words) + _lean("fa", default, words)
    arabic = _arabic(text, words) + _lean("ar", default, words)
    if persian == arabic:
        return default if default in {"fa", "ar"} else "fa"
    return "fa" if persian > arabic else "ar"


def _persian(text: str, words: list[str]) -> float:
    letters = 2.0 * len(_ONLY_FA.findall(text)) + len(_TYPED_FA.findall(text))
    return letters + sum(2.0 for word in words if word in _FA or _FA_PREFIX.fullmatch(word))


def _arabic(text: str, words: list[str]) -> float:
    letters = 2 * len(_ONLY_AR.findall(text)) + len(_TYPED_AR.findall(text)) / 2
    articles = sum(1.5 for word in words if _AR_ARTICLE.fullmatch(word) and word not in _FA_WITH_AL)
    return letters + articles + sum(2.0 for word in words if word in _AR)


def _lean(language: str, default: str, words: list[str]) -> float:
    return 1.0 if language == default and len(words) <= _SHORT else 0.0


def _in_latin_script(text: str, default: str) -> str:
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in _EN for word in words)
    finglish = sum(word in _FINGLISH for word in words)
    sure_finglish = sum(word in _SURE_FINGLISH for word in words)
    if sure_finglish >= _CLEAR and finglish > english:
        return "fa"
    other = sum(word in _OTHER_LATIN for word in words) + len(_LATIN_OF_OTHERS.findall(text))
    if other > english:
        return ""
    if english:
        return "en"
    return default if len(words) <= _SHORT else "en"
