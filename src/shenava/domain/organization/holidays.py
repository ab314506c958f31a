"""Public holidays to begin with: rows that an office keeps, corrects and confirms."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict


class HolidayRow(TypedDict):
    """A day off as it is stored; ``date`` is ISO 8601, ``estimated`` tells that the moon has still to be seen."""

    date: str
    name: str
    estimated: bool


def starting_holidays(country: str, years: Iterable[int], *, subdivision: str | None = None) -> list[HolidayRow]:
    """Return the public holidays of a country (ISO 3166, with its part if need be) in Gregorian years, in order.

    Names are in the country's own language. Lunar days of later years are estimates: Iran is usually a day behind
    Umm al-Qura, and closures decreed at short notice are in no library.
    """
    # The library takes long to load, and only setting up and one yearly job need it.
    from holidays import country_holidays  # noqa: PLC0415 - loaded when it is needed

    own = country_holidays(country).default_language
    days = country_holidays(country, subdiv=subdivision, years=years, language=own)
    marker = days.tr(getattr(days, "estimated_label", "")).replace("%s", "")
    return [
        HolidayRow(
            date=day.isoformat(),
            name=name.replace(marker, "") if marker else name,
            estimated=bool(marker) and marker in name,
        )
        for day, name in sorted(days.items())
    ]


def holidays_by_day(rows: Iterable[HolidayRow]) -> tuple[dict[date, str], frozenset[date]]:
    """Return the names of days off by their date, and which days are estimated, as ``WorkingCalendar`` takes them."""
    stored = [(date.fromisoformat(row["date"]), row) for row in rows]
    return {day: row["name"] for day, row in stored}, frozenset(day for day, row in stored if row["estimated"])
