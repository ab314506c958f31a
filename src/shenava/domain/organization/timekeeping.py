"""How an administrator changes when offices work: checked, versioned, and written down under their name."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.organization import calendar_versions, queries
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.calendar_versions import EmptyWeek
from shenava.domain.organization.holidays import starting_holidays
from shenava.domain.organization.models import WorkCalendar
from shenava.domain.organization.rules import calendar_content, week
from shenava.domain.organization.rules.calendar_content import Content, HolidayRow, PeriodRow
from shenava.domain.organization.rules.week import FlawedHours
from shenava.domain.organization.rules.working_time import Window
from shenava.domain.organization.settings import NameMissing
from shenava.foundation.errors import NotFound, Problem

Week = tuple[tuple[Window, ...], ...]


class HoursHaveFlaws(Problem):
    """Hours that nobody could work; ``fields`` names the days."""

    code = "hours_have_flaws"
    status = 422
    sentence = _("The hours can't be kept like this.")


class ZoneUnknown(Problem):
    """A time zone that does not exist."""

    code = "zone_unknown"
    status = 422
    sentence = _("There is no such time zone. Write it like Asia/Tehran.")


class HolidayTaken(Problem):
    """Another holiday stands on this day."""

    code = "holiday_taken"
    status = 409
    sentence = _("This day is a holiday already. Change that one instead.")


class PeriodEndsEarly(Problem):
    """A period whose last day lies before the first."""

    code = "period_ends_early"
    status = 422
    sentence = _("The last day lies before the first one.")


class PeriodsOverlap(Problem):
    """Two periods share a day, and nobody could say which hours hold."""

    code = "periods_overlap"
    status = 409
    sentence = _("Another period holds on some of these days: %(name)s. Let one end before the other begins.")


def add_calendar(*, code: str, name: Mapping[str, str], like: WorkCalendar, actor: Actor, at: datetime) -> WorkCalendar:
    """Add a calendar that begins as a copy of another; raises ``NameMissing``."""
    if not "".join(name.values()).strip():
        raise NameMissing(fields={"name": NameMissing.sentence})
    with transaction.atomic():
        row = WorkCalendar.objects.create(
            code=code, name=dict(name), country=queries.country_of(like), **queries.content_of(like)
        )
        calendar_versions.keep(row, actor=actor, at=at)
        calendar_versions.record(row, "settings.calendar_added", actor=actor, at=at, kinds=[])
    return row


def rename(*, calendar: WorkCalendar, name: Mapping[str, str], actor: Actor, at: datetime) -> None:
    """Give a calendar another name; no version, because no date depends on it. Raises ``NameMissing``."""
    if not "".join(name.values()).strip():
        raise NameMissing(fields={"name": NameMissing.sentence})
    with transaction.atomic():
        calendar.name = dict(name)
        calendar.save(update_fields=["name"])
        calendar_versions.record(calendar, "settings.calendar_renamed", actor=actor, at=at, kinds=[])


def change_week(*, calendar: WorkCalendar, zone: str, weekly: Week, seen: int, actor: Actor, at: datetime) -> None:
    """Set the zone and the hours of the usual week; raises ``ZoneUnknown``, ``EmptyWeek`` and ``HoursHaveFlaws``."""
    if zone not in available_timezones():
        raise ZoneUnknown(fields={"zone": ZoneUnknown.sentence})
    if not any(weekly):
        raise EmptyWeek
    _check_week(weekly)

    def change(content: Content) -> Content:
        return {**content, "zone": zone, "windows": calendar_content.rows_of(weekly)}

    calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)


def put_holiday(
    *, calendar: WorkCalendar, holiday: HolidayRow, instead_of: str = "", seen: int, actor: Actor, at: datetime
) -> None:
    """Add a day off, or write it where another stood (its ISO date); raises ``NameMissing`` and ``HolidayTaken``."""
    if not holiday["name"].strip():
        raise NameMissing(fields={"name": NameMissing.sentence})

    def change(content: Content) -> Content:
        others = [row for row in content["holidays"] if row["date"] != instead_of]
        if any(row["date"] == holiday["date"] for row in others):
            raise HolidayTaken(fields={"date": HolidayTaken.sentence})
        return {**content, "holidays": _in_order([*others, holiday])}

    calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)


def drop_holiday(*, calendar: WorkCalendar, day: date, seen: int, actor: Actor, at: datetime) -> None:
    """Let a day be worked again; raises ``NotFound`` when it is no holiday."""

    def change(content: Content) -> Content:
        left = [row for row in content["holidays"] if row["date"] != day.isoformat()]
        _check_found(len(left) < len(content["holidays"]))
        return {**content, "holidays": left}

    calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)


def confirm_holidays(*, calendar: WorkCalendar, days: Collection[date], seen: int, actor: Actor, at: datetime) -> None:
    """Note that estimated days off are certain now."""
    certain = {day.isoformat() for day in days}

    def change(content: Content) -> Content:
        rows = [
            HolidayRow(date=row["date"], name=row["name"], estimated=row["estimated"] and row["date"] not in certain)
            for row in content["holidays"]
        ]
        return {**content, "holidays": rows}

    calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)


def load_holidays(
    *, calendar: WorkCalendar, country: str, first: date, last: date, seen: int, actor: Actor, at: datetime
) -> int:
    """Add a country's public holidays from one day to another where no holiday stands yet; return how many came."""
    offered = starting_holidays(country, range(first.year, last.year + 1))
    wanted = [row for row in offered if first.isoformat() <= row["date"] <= last.isoformat()]
    before = len(calendar.holidays)

    def change(content: Content) -> Content:
        there = {row["date"] for row in content["holidays"]}
        fresh = [row for row in wanted if row["date"] not in there]
        return {**content, "holidays": _in_order([*content["holidays"], *fresh])}

    with transaction.atomic():
        if country != calendar.country:
            calendar.country = country
            calendar.save(update_fields=["country"])
        calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)
    return len(calendar.holidays) - before


def put_period(*, calendar: WorkCalendar, period: PeriodRow, seen: int, actor: Actor, at: datetime) -> None:
    """Add a period, or write it where the one of the same id stood.

    Raises ``NameMissing``, ``PeriodEndsEarly``, ``PeriodsOverlap`` and ``HoursHaveFlaws``.
    """
    if not period["name"].strip():
        raise NameMissing(fields={"name": NameMissing.sentence})
    if period["last"] < period["first"]:
        raise PeriodEndsEarly(fields={"last": PeriodEndsEarly.sentence})
    _check_week(calendar_content.week_of(period["windows"]))

    def change(content: Content) -> Content:
        others = [row for row in content["periods"] if row["id"] != period["id"]]
        for row in others:
            if row["first"] <= period["last"] and period["first"] <= row["last"]:
                raise PeriodsOverlap(name=row["name"])
        return {**content, "periods": sorted([*others, period], key=lambda row: row["first"])}

    calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)


def drop_period(*, calendar: WorkCalendar, period_id: str, seen: int, actor: Actor, at: datetime) -> None:
    """Let the usual week stand again; raises ``NotFound``."""

    def change(content: Content) -> Content:
        left = [row for row in content["periods"] if row["id"] != period_id]
        _check_found(len(left) < len(content["periods"]))
        return {**content, "periods": left}

    calendar_versions.revise(calendar, change, seen=seen, actor=actor, at=at)


def _check_week(weekly: Week) -> None:
    try:
        week.check(weekly)
    except FlawedHours as wrong:
        raise HoursHaveFlaws(fields={f"day_{wrong.weekday}": wrong.flaw.label}) from wrong


def _check_found(is_found: bool) -> None:  # noqa: FBT001 - what is checked
    if not is_found:
        raise NotFound


def _in_order(rows: Iterable[HolidayRow]) -> list[HolidayRow]:
    return sorted(rows, key=lambda row: row["date"])
