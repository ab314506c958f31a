"""What a page tells its date and time pickers: the reader's calendar, digits, week and words, and the days allowed.

The box itself stays text that the server reads with ``calendars.parsing``; a picker only writes such text.
"""

import json
from datetime import date
from typing import Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import conversion, names, weeks
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text import digits

Kind: TypeAlias = Literal["day", "moment", "time"]

YEARS_BACK: Final = 110
YEARS_AHEAD: Final = 20
HIJRI_IS_KNOWN: Final = (date(1924, 8, 1), date(2077, 11, 16))


def picker(kind: Kind, earliest: date | None = None, latest: date | None = None) -> str:
    """Return the settings of a picker as JSON; without limits it reaches 110 years back and 20 ahead."""
    if kind == "time":
        return _json({"kind": kind, "zero": digits.write("0", preferences.reader().digits), "words": _words_of_time()})
    reader = preferences.reader()
    today = clock.now().astimezone(ZoneInfo(reader.zone)).date()
    first, last = _reach(reader.calendar, today)
    return _json(
        {
            "kind": kind,
            "today": today.isoformat(),
            "earliest": max(first, earliest or first).isoformat(),
            "latest": min(last, latest or last).isoformat(),
            **_calendar(reader),
            "words": {**_words_of_days(), **_words_of_time()},
        }
    )


def _calendar(reader: Preference) -> dict[str, object]:
    language = reader.language
    return {
        "system": reader.calendar,
        "language": language,
        "zero": digits.write("0", reader.digits),
        "separator": reader.phrases.separator,
        "months": [
            names.month_name(month, language=language, calendar=reader.calendar, arabic_months=reader.arabic_months)
            for month in range(1, 13)
        ],
        "era": names.ERAS.get((language, reader.calendar), ""),
        "weekdays": names.WEEKDAYS[language],
        "signs": names.WEEKDAY_SIGNS[language],
        "first": names.FIRST_WEEKDAY[language],
        "rest": weeks.rest_days(reader.zone),
    }


def _reach(calendar: CalendarSystem, today: date) -> tuple[date, date]:
    if calendar is CalendarSystem.HIJRI:
        return HIJRI_IS_KNOWN
    return (
        conversion.add_months(today, -12 * YEARS_BACK, calendar),
        conversion.add_months(today, 12 * YEARS_AHEAD, calendar),
    )


def _words_of_days() -> dict[str, str]:
    return {
        "choose": _("Choose a day"),
        "previous": _("Previous month"),
        "next": _("Next month"),
        "month": _("Month"),
        "year": _("Year"),
        "today": _("Today"),
    }


def _words_of_time() -> dict[str, str]:
    return {
        "hour": _("Hour"),
        "minute": _("Minute"),
        "now": _("Now"),
        "done": _("Take it"),
        "close": _("Close"),
    }


def _json(settings: dict[str, object]) -> str:
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
