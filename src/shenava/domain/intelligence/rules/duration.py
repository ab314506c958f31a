"""How long somebody has been suffering: a number with days, weeks, months or years."""

from collections.abc import Mapping
from typing import Final

from shenava.domain.intelligence.rules.phrases import Hit
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import Cue
from shenava.foundation.text import folding

LONG_DAYS: Final = 3

_NUMBERS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("یک", "یه", "a", "one", "an"), 1),
    **dict.fromkeys(("دو", "two", "couple"), 2),
    **dict.fromkeys(("سه", "ثلاث", "ثلاثه", "three", "چند", "کم", "عده", "several", "few"), 3),
    **dict.fromkeys(("چهار", "اربع", "اربعه", "four"), 4),
    **dict.fromkeys(("پنج", "خمس", "خمسه", "five"), 5),
    **dict.fromkeys(("شش", "شیش", "ست", "سته", "six"), 6),
    **dict.fromkeys(("هفت", "سبع", "سبعه", "seven"), 7),
    **dict.fromkeys(("هشت", "ثمان", "ثمانیه", "eight"), 8),
    **dict.fromkeys(("نه", "تسع", "تسعه", "nine"), 9),
    **dict.fromkeys(("ده", "عشر", "عشره", "ten"), 10),
    **dict.fromkeys(("بیست", "عشرین", "twenty"), 20),
}
_LASTING: Final[Mapping[str, int]] = {"روزه": 1, "روزست": 1, "هفتست": 7, "ماهه": 30, "ماهست": 30, "ساله": 365}
"""Units that say by themselves that it lasts."""
_UNITS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("روز", "یوم", "ایام", "day", "days"), 1),
    **dict.fromkeys(("هفته", "اسبوع", "اسابیع", "week", "weeks"), 7),
    **dict.fromkeys(("ماه", "شهر", "اشهر", "شهور", "month", "months"), 30),
    **dict.fromkeys(("سال", "سنه", "سنوات", "سنین", "year", "years"), 365),
    "هفتهای": 7,
}
_DUALS: Final[Mapping[str, int]] = {"اسبوعین": 14, "شهرین": 60, "سنتین": 730}
_BEFORE: Final = frozenset(
    folding.words("من منذ صار صارلي لي لنا مضى مر for since after waited waiting past last been over")
)
_BEHIND: Final = frozenset(
    folding.words("است هست می‌شه می‌شود شد شده گذشت گذشته می‌گذره می‌گذرد منتظرم منتظریم معطلم که وأنا و أنتظر now already")
)
_SINCE: Final = frozenset(folding.words("من منذ"))
_BARE: Final = frozenset(folding.words("أسبوع شهر سنة أشهر سنوات أسابيع"))
"""Without an article and without a number: «من شهر» is a month ago, «من الشهر الجاي» is from next month."""
_MONTHS: Final = frozenset(folding.words("رمضان شوال محرم صفر رجب شعبان يناير فبراير مارس أبريل مايو يونيو يوليو"))
_STILL: Final = frozenset(folding.words("لسه لسا ولسا ولسه"))
"""Whole words: «لساني» is my tongue."""
_AGED: Final = 3
"""Years from which «… ساله» is rather somebody's age, unless the next words say that it lasts."""
_NOT_WAITING: Final = frozenset(
    folding.words("سپرده قسط اقساط وام گارانتی ضمانت بسته وديعة ضمان باقة اشتراك deposit warranty loan")
)


def find(reading: Reading) -> list[Hit[Cue | None]]:
    """Find spans of at least three days that somebody has waited; terms of deposits and warranties don't count."""
    return [hit for at in range(len(reading.words)) if (hit := _at(reading.words, at))]


def _at(words: list[str], at: int) -> Hit[Cue | None] | None:
    word = words[at]
    if word in _STILL or _is_bare_span(words, at):
        return Hit(Cue.DURATION, at, at, len(word), at)
    if word in _DUALS and _any(words, at - 2, at, _BEFORE):
        return Hit(Cue.DURATION, at, at, len(word), at)
    number = _number(words[at - 1]) if at else None
    days = (number or 0) * (_LASTING.get(word) or _UNITS.get(word, 0))
    if days < LONG_DAYS or _any(words, at - 3, at - 1, _NOT_WAITING):
        return None
    lasts = (
        (word in _LASTING and not _is_age(word, number))
        or _any(words, at - 3, at - 1, _BEFORE)
        or _any(words, at + 1, at + 2, _BEHIND)
    )
    return Hit(Cue.DURATION, at - 1, at, len(words[at - 1]) + len(word), at) if lasts else None


def _is_bare_span(words: list[str], at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else ""
    is_named = following in _MONTHS or following.isdecimal()
    return words[at] in _BARE and _any(words, at - 1, at, _SINCE) and not is_named


def _is_age(unit: str, number: int | None) -> bool:
    return unit == "ساله" and (number or 0) > _AGED


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < LONG_DAYS + 1 else _NUMBERS.get(word)


def _any(words: list[str], start: int, end: int, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(words[max(start, 0) : max(end, 0)])
