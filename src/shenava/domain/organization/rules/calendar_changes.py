"""What differs between two versions of a calendar, one line for each thing that somebody would name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shenava.domain.organization.rules import week
from shenava.domain.organization.rules.calendar_content import Content, HolidayRow, PeriodRow
from shenava.domain.organization.vocabulary import CalendarChange


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One change: of which day (or period, to ``until``), by its name, and what stood there before and after."""

    kind: CalendarChange
    day: date | None = None
    until: date | None = None
    weekday: int | None = None
    """Monday = 0."""
    name: str = ""
    was: str = ""
    now: str = ""


def differences(before: Content, after: Content) -> list[Difference]:
    """Return what has changed from one version to another: zone, week, holidays by day, periods, closures."""
    return [*_zone(before, after), *_week(before, after), *_holidays(before, after), *_periods(before, after),
            *_closures(before, after)]  # fmt: skip


def _zone(before: Content, after: Content) -> Iterator[Difference]:
    if before["zone"] != after["zone"]:
        yield Difference(kind=CalendarChange.ZONE, was=before["zone"], now=after["zone"])


def _week(before: Content, after: Content) -> Iterator[Difference]:
    for weekday, (old, new) in enumerate(zip(before["windows"], after["windows"], strict=True)):
        if [list(window) for window in old] != [list(window) for window in new]:
            yield Difference(kind=CalendarChange.HOURS, weekday=weekday, was=_hours(old), now=_hours(new))


def _holidays(before: Content, after: Content) -> Iterator[Difference]:
    old = {row["date"]: row for row in before["holidays"]}
    new = {row["date"]: row for row in after["holidays"]}
    for iso in sorted(old.keys() | new.keys()):
        was, now, day = old.get(iso), new.get(iso), date.fromisoformat(iso)
        if was and not now:
            yield Difference(kind=CalendarChange.HOLIDAY_REMOVED, day=day, name=was["name"])
        elif now and not was:
            yield Difference(kind=CalendarChange.HOLIDAY_ADDED, day=day, name=now["name"])
        elif was and now:
            yield from _holiday(was, now, day)


def _holiday(was: HolidayRow, now: HolidayRow, day: date) -> Iterator[Difference]:
    if was["name"] != now["name"]:
        yield Difference(
            kind=CalendarChange.HOLIDAY_RENAMED, day=day, name=now["name"], was=was["name"], now=now["name"]
        )
    if was["estimated"] != now["estimated"]:
        kind = CalendarChange.HOLIDAY_DOUBTED if now["estimated"] else CalendarChange.HOLIDAY_CONFIRMED
        yield Difference(kind=kind, day=day, name=now["name"])


def _periods(before: Content, after: Content) -> Iterator[Difference]:
    old = {row["id"]: row for row in before["periods"]}
    new = {row["id"]: row for row in after["periods"]}
    yield from (_period(CalendarChange.PERIOD_REMOVED, old[one]) for one in old if one not in new)
    yield from (_period(CalendarChange.PERIOD_ADDED, new[one]) for one in new if one not in old)
    for one, now in new.items():
        was = old.get(one, now)
        if was != now:
            only_confirmed = {**was, "estimated": False} == now
            kind = CalendarChange.PERIOD_CONFIRMED if only_confirmed else CalendarChange.PERIOD_CHANGED
            yield _period(kind, now)


def _period(kind: CalendarChange, row: PeriodRow) -> Difference:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return Difference(kind=kind, day=first, until=last, name=row["name"])


def _closures(before: Content, after: Content) -> Iterator[Difference]:
    old = {row["id"]: row for row in before["closures"]}
    new = {row["id"]: row for row in after["closures"]}
    for kind, here, there in (
        (CalendarChange.CLOSURE_TAKEN_BACK, old, new),
        (CalendarChange.CLOSURE_DECREED, new, old),
    ):
        for one, row in here.items():
            if one not in there:
                yield Difference(kind=kind, day=date.fromisoformat(row["date"]), name=row["reason"])


def _hours(windows: list[list[int]]) -> str:
    return week.written((opening, closing) for opening, closing in windows)
