"""Days and moments as people type them: any digits, any of the three calendars' month names, common separators.

What could mean two days means none: the form asks again instead of keeping a wrong date.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from shenava.foundation.calendars import conversion, names
from shenava.foundation.calendars.conversion import NoSuchDay, OutsideCalendar
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text import digits as numerals
from shenava.foundation.text.folding import fold_tight

_LAST_LUNAR_OR_SOLAR_YEAR: Final = 1700
"""A later year is Gregorian whatever the reader's calendar; an earlier one never is."""
_TWELVE: Final = 12
_ABBREVIATED: Final = 3

_NUMBERS: Final = re.compile(r"([0-9]{1,4})\s*([/.\-])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,4})")
_NAMED: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?([^0-9]+?)([0-9]{3,4})")
_NAMED_MONTH_FIRST: Final = re.compile(r"([^0-9]+?)([0-9]{1,2}),?\s+([0-9]{3,4})")
_HOUR: Final = re.compile(r"(?:^|[^0-9:])([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?$")
_BEFORE_HOUR: Final = re.compile(r"^(?:ساعت|الساعة|at)\s*", re.IGNORECASE)
_TIME: Final = re.compile(r"([0-9]{1,2})\s*[:.]?\s*([0-9]{2})?\s*(\D*)")
_MORNING: Final = frozenset({"صبح", "ق.ظ", "قبل از ظهر", "ص", "صباحا", "صباحًا", "am", "a.m."})
_AFTERNOON: Final = frozenset({"عصر", "شب", "بعد از ظهر", "بعدازظهر", "ب.ظ", "م", "مساء", "مساءً", "pm", "p.m."})
_NOON: Final = 12
_LAST_WORDS: Final = re.compile(r"[^0-9]+$")
_INVISIBLE: Final = dict.fromkeys((*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
_HOUR_WORDS: Final = re.compile(r"[\s,،]*(?:T|ساعت|الساعة|at)?\s*$", re.IGNORECASE)


def parse_day(text: str, preference: Preference) -> date | None:
    """Return the day that was typed, or None when it is no day, or could be several.

    Understood: year first («۱۴۰۴/۵/۱۸», ``2025-08-09``), day first with a full year («۱۸-۵-۱۴۰۴»), and month names of
    any language («۱۸ مرداد ۱۴۰۴», ``9 August 2025``, ``Aug 9, 2025``), with or without the weekday. Numbers count in
    the reader's calendar, from year 1701 on in the Gregorian one. In English ``04/05/2025`` is refused, for half of
    its readers put the month first.
    """
    cleaned = _cleaned(text)
    if numbers := _NUMBERS.fullmatch(cleaned):
        return _from_numbers(int(numbers[1]), int(numbers[3]), int(numbers[4]), preference)
    bare = _without_weekday(_without_era(cleaned))
    if named := _NAMED.fullmatch(bare):
        return _from_name(int(named[3]), named[2], int(named[1]))
    if named := _NAMED_MONTH_FIRST.fullmatch(bare):
        return _from_name(int(named[3]), named[1], int(named[2]))
    return None


def parse_moment(text: str, preference: Preference) -> datetime | None:
    """Return the moment that was typed, in UTC: a day as ``parse_day`` takes it, then the hour («۱۴:۳۰»).

    The hour is of the reader's zone, unless the text is ISO 8601 with an offset of its own.
    """
    cleaned = _cleaned(text)
    if (exact := _iso(cleaned)) is not None:
        return exact
    if (at := _HOUR.search(cleaned)) is None:
        return None
    day = parse_day(_HOUR_WORDS.sub("", cleaned[: at.start(1)]), preference)
    if day is None:
        return None
    local = datetime(day.year, day.month, day.day, int(at[1]), int(at[2]), tzinfo=ZoneInfo(preference.zone))
    return local.astimezone(UTC)


def parse_hour(text: str) -> time | None:
    """Return the time of day that was typed («۱۴:۳۰», 1430, «۸ صبح», ``2:30 pm``), or None when it is none."""
    if (found := _TIME.fullmatch(_BEFORE_HOUR.sub("", _cleaned(text)))) is None:
        return None
    hour, minute, words = int(found[1]), int(found[2] or 0), found[3].strip().lower()
    if words and words not in _MORNING | _AFTERNOON:
        return None
    if words and hour <= _NOON:
        hour = hour % _NOON + (_NOON if words in _AFTERNOON else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _cleaned(text: str) -> str:
    return numerals.to_ascii(text).translate(_INVISIBLE).strip()


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _from_numbers(first: int, month: int, last: int, preference: Preference) -> date | None:
    if first > 99:  # noqa: PLR2004 - the first number with three signs
        return _day(first, month, last, _calendar_of(first, preference)) if last <= 99 else None  # noqa: PLR2004 - as above
    if last <= 99:  # noqa: PLR2004 - as above
        return None
    month_may_come_first = preference.language == "en" and first <= _TWELVE and first != month
    return None if month_may_come_first else _day(last, month, first, _calendar_of(last, preference))


def _calendar_of(year: int, preference: Preference) -> CalendarSystem:
    return CalendarSystem.GREGORIAN if year > _LAST_LUNAR_OR_SOLAR_YEAR else preference.calendar


def _from_name(year: int, name: str, day: int) -> date | None:
    calendar, month = _MONTHS_BY_NAME.get(fold_tight(name), (None, 0))
    return _day(year, month, day, calendar) if calendar else None


def _day(year: int, month: int, day: int, calendar: CalendarSystem) -> date | None:
    if (calendar is CalendarSystem.GREGORIAN) != (year > _LAST_LUNAR_OR_SOLAR_YEAR):
        return None
    try:
        return conversion.from_calendar(year, month, day, calendar)
    except (NoSuchDay, OutsideCalendar):
        return None


def _without_weekday(text: str) -> str:
    words = text.split()
    for length in (1, 2):  # «سه شنبه» is often two words
        if fold_tight("".join(words[:length])) in _WEEKDAYS:
            return " ".join(words[length:])
    return text


def _without_era(text: str) -> str:
    era = _LAST_WORDS.search(text)
    return text[: era.start()] if era and fold_tight(era[0]) in _ERAS else text


def _names_of_months() -> Iterator[tuple[str, tuple[CalendarSystem, int]]]:
    for (_language, calendar), months in names.MONTHS.items():
        for month, name in enumerate(months, start=1):
            yield fold_tight(name), (calendar, month)
    for month, name in enumerate(names.LEVANT_MONTHS, start=1):
        yield fold_tight(name), (CalendarSystem.GREGORIAN, month)
    for month, name in enumerate(names.MONTHS["en", CalendarSystem.GREGORIAN], start=1):
        yield fold_tight(name[:_ABBREVIATED]), (CalendarSystem.GREGORIAN, month)


_MONTHS_BY_NAME: Final[Mapping[str, tuple[CalendarSystem, int]]] = dict(_names_of_months())
_WEEKDAYS: Final = frozenset(fold_tight(name) for week in names.WEEKDAYS.values() for name in week)
_ERAS: Final = frozenset(fold_tight(era) for era in names.ERAS.values())
