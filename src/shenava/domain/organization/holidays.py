"""Public holidays to begin with: rows that an office keeps, corrects and confirms."""

from collections.abc import Iterable

from shenava.domain.organization.rules.calendar_content import HolidayRow, holidays_by_day


def countries() -> list[str]:
    """Return the countries (ISO 3166) whose public holidays are known, by code."""
    from holidays import list_supported_countries  # noqa: PLC0415 - as below

    return sorted(code for code in list_supported_countries() if len(code) == 2)  # noqa: PLR2004 - ISO 3166


def has_parts(country: str) -> bool:
    """Tell whether any part of a country is known to have holidays of its own; raises ``NotImplementedError``."""
    from holidays import country_holidays  # noqa: PLC0415 - as below

    return bool(country_holidays(country).subdivisions)


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


__all__ = ["HolidayRow", "countries", "has_parts", "holidays_by_day", "starting_holidays"]
