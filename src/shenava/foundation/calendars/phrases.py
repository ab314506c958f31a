"""How each language says a moment, a distance in time and a duration; data of the language, with its plurals.

They are not messages of the product: a Persian reader's date inside an English page stays Persian. Source: CLDR 45.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class TimeUnit(StrEnum):
    """The units that distances and durations are told in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


Forms = tuple[str, ...]
"""One text for every plural form of the language; ``{n}`` is the number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """The sentences of one language."""

    long: str
    separator: str
    now: str
    named_days: Mapping[int, str]
    """Days with a name of their own, by their distance from today."""
    past: str
    future: str
    distances: Mapping[TimeUnit, Forms]
    """As they follow ``past`` or come before ``future``: in Arabic the genitive."""
    durations: Mapping[TimeUnit, Forms]
    """Standing alone: in Arabic the nominative."""
    joined: str
    under_a_minute: str


PHRASES: Final[Mapping[str, Phrases]] = {
    "fa": Phrases(
        long="{day}، ساعت {hour}",
        separator="/",
        now="همین حالا",
        named_days={-2: "پریروز", -1: "دیروز", 0: "امروز", 1: "فردا", 2: "پس‌فردا"},
        past="{distance} پیش",
        future="{distance} دیگر",
        distances={TimeUnit.MINUTE: ("{n} دقیقه",), TimeUnit.HOUR: ("{n} ساعت",), TimeUnit.DAY: ("{n} روز",)},
        durations={TimeUnit.MINUTE: ("{n} دقیقه",), TimeUnit.HOUR: ("{n} ساعت",), TimeUnit.DAY: ("{n} روز",)},
        joined="{greater} و {lesser}",
        under_a_minute="کمتر از یک دقیقه",
    ),
    "ar": Phrases(
        long="{day}، الساعة {hour}",
        separator="/",
        now="الآن",
        named_days={-2: "أول أمس", -1: "أمس", 0: "اليوم", 1: "غدًا", 2: "بعد غد"},
        past="قبل {distance}",
        future="خلال {distance}",
        distances={
            TimeUnit.MINUTE: ("{n} دقيقة", "دقيقة واحدة", "دقيقتين", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"),
            TimeUnit.HOUR: ("{n} ساعة", "ساعة واحدة", "ساعتين", "{n} ساعات", "{n} ساعة", "{n} ساعة"),
            TimeUnit.DAY: ("{n} يوم", "يوم واحد", "يومين", "{n} أيام", "{n} يومًا", "{n} يوم"),
        },
        durations={
            TimeUnit.MINUTE: ("{n} دقيقة", "دقيقة واحدة", "دقيقتان", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"),
            TimeUnit.HOUR: ("{n} ساعة", "ساعة واحدة", "ساعتان", "{n} ساعات", "{n} ساعة", "{n} ساعة"),
            TimeUnit.DAY: ("{n} يوم", "يوم واحد", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم"),
        },
        joined="{greater} و{lesser}",
        under_a_minute="أقل من دقيقة",
    ),
    "en": Phrases(
        long="{day}, {hour}",
        separator="-",
        now="just now",
        named_days={-1: "yesterday", 0: "today", 1: "tomorrow"},
        past="{distance} ago",
        future="in {distance}",
        distances={
            TimeUnit.MINUTE: ("{n} minute", "{n} minutes"),
            TimeUnit.HOUR: ("{n} hour", "{n} hours"),
            TimeUnit.DAY: ("{n} day", "{n} days"),
        },
        durations={TimeUnit.MINUTE: ("{n} min",), TimeUnit.HOUR: ("{n} h",), TimeUnit.DAY: ("{n} day", "{n} days")},
        joined="{greater} {lesser}",
        under_a_minute="less than 1 min",
    ),
}


def plural_form(number: int, *, language: str) -> int:
    """Return which of a language's plural forms a whole number takes (0 to 5 in Arabic, as gettext counts them)."""
    match language:
        case "ar":
            return _arabic_form(number)
        case "en":
            return 0 if number == 1 else 1
        case _:
            return 0


def choose(forms: Forms, number: int, *, language: str) -> str:
    """Return the text of the right plural form, ``{n}`` still in it; a single text serves every number."""
    return forms[plural_form(number, language=language) if len(forms) > 1 else 0]


def _arabic_form(number: int) -> int:
    one, two, few, many = 1, 2, range(3, 11), range(11, 100)
    if number in {0, one, two}:
        return number
    rest = number % 100
    if rest in few:
        return 3
    return 4 if rest in many else 5
