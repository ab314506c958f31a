"""What a language's readers expect of dates until they choose otherwise."""

from collections.abc import Mapping
from typing import Final

from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text.digits import Digits

_HABITS: Final[Mapping[str, tuple[CalendarSystem, Digits]]] = {
    "fa": (CalendarSystem.JALALI, Digits.PERSIAN),
    "ar": (CalendarSystem.GREGORIAN, Digits.LATIN),
    "en": (CalendarSystem.GREGORIAN, Digits.LATIN),
}
_FALLBACK: Final = "en"


def preference_for(language: str, zone: str) -> Preference:
    """Return the habits of a language (fa-IR counts as fa; an unknown one as English) in a time zone."""
    known = language.replace("_", "-").partition("-")[0].lower()
    if known not in _HABITS:
        known = _FALLBACK
    calendar, digits = _HABITS[known]
    return Preference(language=known, calendar=calendar, digits=digits, zone=zone)
