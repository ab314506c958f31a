"""The working calendars that a new installation offers; data to begin with, changed freely afterwards."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from shenava.domain.organization.holidays import starting_holidays
from shenava.domain.organization.rules.calendar_content import HolidayRow, holidays_by_day
from shenava.domain.organization.rules.working_time import Window, WorkingCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class StartingCalendar:
    """A calendar as shipped: its name in every language, and the country whose holidays it keeps, if any."""

    code: str
    name: Mapping[str, str]
    country: str | None
    zone: str
    weekly: tuple[tuple[Window, ...], ...]

    def holidays(self, years: range) -> list[HolidayRow]:
        """Return the public holidays of Gregorian years, none where the calendar belongs to no country."""
        return starting_holidays(self.country, years) if self.country else []

    def working_calendar(self, years: range = range(0)) -> WorkingCalendar:
        """Return the plain value for the arithmetic, with the public holidays of these Gregorian years."""
        names, estimated = holidays_by_day(self.holidays(years))
        return WorkingCalendar(zone=self.zone, weekly=self.weekly, holidays=names, estimated=estimated)


@cache
def starting_calendars() -> Mapping[str, StartingCalendar]:
    """Return the shipped calendars by their code: ir_office, sa_office, ae_office, en_office, around_the_clock."""
    text = files("shenava.domain.organization").joinpath("starting_calendars.json").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            code: StartingCalendar(
                code=code,
                name=row["name"],
                country=row["country"],
                zone=row["zone"],
                weekly=tuple(tuple((opening, closing) for opening, closing in day) for day in row["weekly"]),
            )
            for code, row in json.loads(text).items()
        }
    )
