"""What a working calendar consists of, as its row and each of its versions hold it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict
from uuid import UUID

from shenava.domain.organization.rules.working_time import Period, Window, WorkingCalendar

Rows = list[list[list[int]]]
"""A week as JSON holds it: Monday first, each day's windows as [opening, closing] minutes."""


class HolidayRow(TypedDict):
    """A day off as it is stored; ``date`` is ISO 8601, ``estimated`` tells that the moon has still to be seen."""

    date: str
    name: str
    estimated: bool


class PeriodRow(TypedDict):
    """Days with a week of their own, first and last included (ISO 8601)."""

    id: str
    name: str
    first: str
    last: str
    windows: Rows
    estimated: bool


class ClosureRow(TypedDict):
    """A day off decreed at short notice, for some units or, without any, for all; ``by`` is the staff's id."""

    id: str
    date: str
    reason: str
    units: list[str]
    by: str
    at: str


class Content(TypedDict):
    """All that the arithmetic of a calendar depends on."""

    zone: str
    windows: Rows
    holidays: list[HolidayRow]
    periods: list[PeriodRow]
    closures: list[ClosureRow]


def week_of(rows: Iterable[Iterable[Iterable[int]]]) -> tuple[tuple[Window, ...], ...]:
    """Return a stored week as the arithmetic takes it."""
    return tuple(tuple((opening, closing) for opening, closing in day) for day in rows)


def rows_of(weekly: Iterable[Iterable[Window]]) -> Rows:
    """Return a week as JSON holds it."""
    return [[[opening, closing] for opening, closing in day] for day in weekly]


def working_calendar_of(content: Content, *, unit_id: UUID | None = None, version: str = "") -> WorkingCalendar:
    """Return the plain value for the arithmetic, with the closures that concern a unit; those of all units always."""
    names, estimated = holidays_by_day(content["holidays"])
    closed = closures_for(content["closures"], unit_id)
    return WorkingCalendar(
        zone=content["zone"],
        weekly=week_of(content["windows"]),
        holidays={**names, **closed},
        estimated=estimated - closed.keys(),
        closures=frozenset(closed),
        periods=tuple(_period(row) for row in content["periods"]),
        version=version,
    )


def holidays_by_day(rows: Iterable[HolidayRow]) -> tuple[dict[date, str], frozenset[date]]:
    """Return the names of days off by their date, and which days are estimated, as ``WorkingCalendar`` takes them."""
    stored = [(date.fromisoformat(row["date"]), row) for row in rows]
    return {day: row["name"] for day, row in stored}, frozenset(day for day, row in stored if row["estimated"])


def closures_for(rows: Iterable[ClosureRow], unit_id: UUID | None) -> Mapping[date, str]:
    """Return the reasons of the closures that concern a unit, by their day."""
    return {
        date.fromisoformat(row["date"]): row["reason"]
        for row in rows
        if not row["units"] or (unit_id is not None and str(unit_id) in row["units"])
    }


def _period(row: PeriodRow) -> Period:
    return Period(
        name=row["name"],
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        weekly=week_of(row["windows"]),
        estimated=row["estimated"],
    )
