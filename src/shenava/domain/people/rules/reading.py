"""How a person likes dates and digits."""

from collections.abc import Mapping

from shenava.foundation.calendars.defaults import preference_for
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text.digits import Digits


def preference(chosen: Mapping[str, str], *, language: str, zone: str) -> Preference:
    """Return the display preference: what was chosen, and the language's own habit for the rest."""
    habit = preference_for(language, chosen.get("zone") or zone)
    return Preference(
        language=habit.language,
        calendar=CalendarSystem(chosen["calendar"]) if chosen.get("calendar") else habit.calendar,
        digits=Digits(chosen["digits"]) if chosen.get("digits") else habit.digits,
        zone=habit.zone,
    )
