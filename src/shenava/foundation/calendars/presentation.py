"""Moments and durations as people read them, in their language, calendar, digits and time zone.

Templates put every result into ``<bdi>``: numbers of a date change places inside text of the other direction.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from shenava.foundation.calendars import conversion, names
from shenava.foundation.calendars.phrases import PHRASES, Phrases, TimeUnit, choose
from shenava.foundation.calendars.vocabulary import ArabicMonths, CalendarSystem
from shenava.foundation.text import digits as numerals
from shenava.foundation.text.digits import Digits

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_NEAR: Final = timedelta(hours=6)
"""So near, hours say more than «tomorrow», even across midnight."""
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Preference:
    """How one reader wants dates; ``language`` is fa, ar or en, ``zone`` an IANA name such as Asia/Tehran."""

    language: str
    calendar: CalendarSystem
    digits: Digits
    zone: str
    arabic_months: ArabicMonths = ArabicMonths.GULF

    @property
    def phrases(self) -> Phrases:
        """The sentences of the reader's language."""
        return PHRASES[self.language]


def long(moment: datetime, preference: Preference) -> str:
    """Return weekday, date and hour: «شنبه ۱۸ مرداد ۱۴۰۴، ساعت ۱۴:۳۰»."""
    return preference.phrases.long.format(day=day(moment, preference), hour=hour(moment, preference))


def day(moment: datetime | date, preference: Preference) -> str:
    """Return weekday and date: «شنبه ۱۸ مرداد ۱۴۰۴»; a bare date is shown as it is, in no zone."""
    local = _local_day(moment, preference)
    return f"{names.weekday_name(local.weekday(), language=preference.language)} {day_of_month(local, preference)}"


def day_of_month(moment: datetime | date, preference: Preference) -> str:
    """Return the date without its weekday: «۱۸ مرداد ۱۴۰۴»; other calendars than the language's own are named."""
    local = _local_day(moment, preference)
    year, month, number = conversion.to_calendar(local, preference.calendar)
    name = names.month_name(
        month, language=preference.language, calendar=preference.calendar, arabic_months=preference.arabic_months
    )
    era = names.ERAS.get((preference.language, preference.calendar))
    parts = (numerals.write(number, preference.digits), name, numerals.write(year, preference.digits), era)
    return " ".join(part for part in parts if part)


def month(moment: datetime | date, preference: Preference) -> str:
    """Return the month and its year: «مرداد ۱۴۰۴»."""
    return day_of_month(moment, preference).partition(" ")[2]


def short(moment: datetime, preference: Preference) -> str:
    """Return date and hour in numbers, year first: «۱۴۰۴/۰۵/۱۸ ۱۴:۳۰»."""
    return f"{short_day(moment, preference)} {hour(moment, preference)}"


def short_day(moment: datetime | date, preference: Preference) -> str:
    """Return the date in numbers, year first: «۱۴۰۴/۰۵/۱۸»."""
    year, month, number = conversion.to_calendar(_local_day(moment, preference), preference.calendar)
    text = preference.phrases.separator.join((f"{year:04}", f"{month:02}", f"{number:02}"))
    return numerals.write(text, preference.digits)


def hour(moment: datetime, preference: Preference) -> str:
    """Return the hour of the day, 24 hours: «۱۴:۳۰»."""
    return numerals.write(f"{_local(moment, preference):%H:%M}", preference.digits)


def relative(moment: datetime, now: datetime, preference: Preference, *, named_days: bool = True) -> str:
    """Return the distance from now: «۳ ساعت پیش», «فردا», «۵ روز دیگر»; beyond seven days the date.

    With ``named_days=False`` days are always counted: «۲ روز دیگر» for «پس‌فردا». Days are those of the reader's
    zone. Where a promise is made, show the date as well.
    """
    distance = abs(moment - now)
    if distance < _MINUTE:
        return preference.phrases.now
    if distance < _HOUR:
        return _distance(distance // _MINUTE, TimeUnit.MINUTE, preference, past=moment < now)
    days = (_local_day(moment, preference) - _local_day(now, preference)).days
    if days == 0 or distance < _NEAR:
        return _distance(distance // _HOUR, TimeUnit.HOUR, preference, past=moment < now)
    if abs(days) > _WEEK:
        return day(moment, preference)
    if named_days and days in preference.phrases.named_days:
        return preference.phrases.named_days[days]
    return _distance(abs(days), TimeUnit.DAY, preference, past=days < 0)


def span(duration: timedelta, preference: Preference) -> str:
    """Return a duration in its two greatest units, cut to whole minutes: «۲ ساعت و ۱۰ دقیقه», 2 h 10 min.

    A day is 24 hours. The sign is dropped: «left» and «late» are words of the caller.
    """
    return _span(abs(duration) // _MINUTE, preference)


@lru_cache(maxsize=2_000)
def _span(minutes: int, preference: Preference) -> str:
    if minutes == 0:
        return preference.phrases.under_a_minute
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    counted = ((days, TimeUnit.DAY), (hours, TimeUnit.HOUR), (minutes, TimeUnit.MINUTE))
    first = next(place for place, (number, _unit) in enumerate(counted) if number)
    parts = [_duration(number, unit, preference) for number, unit in counted[first : first + 2] if number]
    return parts[0] if len(parts) == 1 else preference.phrases.joined.format(greater=parts[0], lesser=parts[1])


def _distance(number: int, unit: TimeUnit, preference: Preference, *, past: bool) -> str:
    phrases = preference.phrases
    text = choose(phrases.distances[unit], number, language=preference.language)
    counted = text.format(n=numerals.write(number, preference.digits))
    return (phrases.past if past else phrases.future).format(distance=counted)


def _duration(number: int, unit: TimeUnit, preference: Preference) -> str:
    text = choose(preference.phrases.durations[unit], number, language=preference.language)
    return text.format(n=numerals.write(number, preference.digits))


def _local(moment: datetime, preference: Preference) -> datetime:
    return moment.astimezone(ZoneInfo(preference.zone))


def _local_day(moment: datetime | date, preference: Preference) -> date:
    return _local(moment, preference).date() if isinstance(moment, datetime) else moment
