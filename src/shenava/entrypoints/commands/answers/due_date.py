"""Answers ``bin/shenava due``: reads the pack, makes a calendar of the place, and counts."""

import json
import sys
from argparse import Namespace
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.apps import apps
from django.conf import settings
from django.utils import translation

from shenava.domain.organization.holidays import has_parts, holidays_by_day, starting_holidays
from shenava.domain.organization.rules.working_time import EmptyCalendar, Window, WorkingCalendar
from shenava.domain.policies import explanations
from shenava.domain.policies.packs import reading
from shenava.domain.policies.packs.tables import PackInvalid
from shenava.domain.policies.rules.clock import Clock, due_of
from shenava.domain.policies.rules.explained import Due
from shenava.domain.policies.rules.pack import Pack, PackClock
from shenava.foundation.calendars import zones
from shenava.foundation.calendars.defaults import preference_for

USAGE = 2
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALL_DAY: tuple[Window, ...] = ((0, 1440),)
_YEARS = range(1970, 2201)
_YEARS_ON = 2
"""How many years of holidays are laid out; no clock of any pack reaches further."""


class NoAnswer(Exception):  # noqa: N818 - reads as what happened
    """The question has no answer; the text says why."""


@dataclass(frozen=True, kw_only=True)
class _Question:
    """What was asked, looked up."""

    clock: PackClock
    counted: Clock
    received: datetime
    calendar: WorkingCalendar


def answer(given: Namespace) -> int:
    """Print when and why; returns the exit code."""
    _speak()
    try:
        with translation.override(given.language):
            question = _understood(given)
            due = due_of(question.counted, question.received, question.calendar)
            _print(given, question, due)
    except (NoAnswer, PackInvalid) as why:
        sys.stderr.write(f"{why}\n")
        return USAGE
    except EmptyCalendar:
        sys.stderr.write("This calendar has no working day.\n")
        return USAGE
    return 0


def _speak() -> None:
    """Let texts be translated without loading any room."""
    if not settings.configured:
        settings.configure(LOCALE_PATHS=[Path(__file__).parents[5] / "locale"], USE_TZ=True)
        apps.populate(())


def _understood(given: Namespace) -> _Question:
    if not zones.are_current():
        raise NoAnswer("The time zone data of this machine are older than 2022. Update tzdata.")
    zone = _zone(given.zone)
    received = _moment(given.received, zone)
    pack = _pack(given.pack, received, zone)
    clock = pack.clocks.get(given.clock)
    if clock is None:
        raise NoAnswer(f"{pack.id} has no clock {given.clock}. It has: {', '.join(pack.clocks)}.")
    if clock.clock is None:
        raise NoAnswer(f"{pack.id} has no figure for {clock.name}: {(clock.gap or {}).get(given.language, '')}")
    calendar = _calendar(given, zone=zone, year=received.astimezone(zone).year)
    return _Question(clock=clock, counted=clock.clock, received=received, calendar=calendar)


def _pack(pack_id: str, received: datetime, zone: ZoneInfo) -> Pack:
    versions = reading.packs().get(pack_id)
    if not versions:
        raise NoAnswer(f"There is no pack {pack_id}. There are: {', '.join(reading.packs())}.")
    day = received.astimezone(zone).date()
    pack = reading.pack_at(pack_id, day)
    if pack is None:
        raise NoAnswer(f"{pack_id} was not in force on {day}; it holds from {versions[0].effective_from} on.")
    return pack


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NoAnswer(f"There is no time zone {name}. Write it as Asia/Tehran.") from error


def _moment(text: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise NoAnswer(f"{text} is no moment. Write it as 2026-01-24T15:00.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _calendar(given: Namespace, *, zone: ZoneInfo, year: int) -> WorkingCalendar:
    if year not in _YEARS:
        raise NoAnswer(f"Choose a moment between {_YEARS.start} and {_YEARS.stop - 1}.")
    country, _dash, part = given.place.upper().partition("-")
    try:
        own = part if part and has_parts(country) else None
        rows = starting_holidays(country, range(year, year + _YEARS_ON), subdivision=own)
    except NotImplementedError as error:  # of a country, or of one of its parts where parts differ
        raise NoAnswer(f"No public holidays are known for {given.place}. Write it as IR, AU-NSW or GB-ENG.") from error
    names, estimated = holidays_by_day(rows)
    off = set(given.weekend.split(","))
    weekly = tuple(() if day in off else _ALL_DAY for day in _WEEK)
    return WorkingCalendar(zone=zone.key, weekly=weekly, holidays=names, estimated=estimated)


def _print(given: Namespace, question: _Question, due: Due) -> None:
    zone = ZoneInfo(question.calendar.zone)
    at = due.at.astimezone(zone).isoformat(timespec="seconds")
    reader = preference_for(given.language, zone.key)
    lines = explanations.sentences(due.steps, reader=reader)
    if question.clock.note:
        lines.append(question.clock.note[given.language])
    source = question.clock.cited.source
    if given.json:
        said = {"due_at": at, "explanation": "\n".join(lines), "source": source}
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join([at, *lines, source, ""]))
