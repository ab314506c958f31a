"""How a person likes dates and digits, and when they want to be left in peace."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

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


def quiet_until(chosen: Mapping[str, str], *, at: datetime, zone: str) -> datetime | None:
    """Return when the quiet hours end in which this moment lies, and nothing outside of them.

    ``quiet_from`` and ``quiet_to`` are hours of the day (``22:00``) where the person is; they may reach past midnight.
    """
    try:
        begin, end = time.fromisoformat(chosen["quiet_from"]), time.fromisoformat(chosen["quiet_to"])
    except (KeyError, ValueError):
        return None
    local = at.astimezone(ZoneInfo(chosen.get("zone") or zone))
    now, passes_midnight = local.time(), begin > end
    is_quiet = (now >= begin or now < end) if passes_midnight else begin <= now < end
    if not is_quiet:
        return None
    day = local.date() + timedelta(days=1) if passes_midnight and now >= begin else local.date()
    return datetime.combine(day, end, tzinfo=local.tzinfo).astimezone(at.tzinfo)
