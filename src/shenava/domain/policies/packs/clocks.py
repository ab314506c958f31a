"""Reads the figures of a clock: limits side by side, or stages one after another."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import TextChoices

from shenava.domain.policies.packs.tables import Table
from shenava.domain.policies.rules.clock import Clock, Stage
from shenava.domain.policies.rules.due import Goal
from shenava.domain.policies.vocabulary import ClockUnit, DayZero, EndOf, EndRoll, Whichever

Choice = TypeVar("Choice", bound=TextChoices)


def clock_of(table: Table, *, pauses_for: frozenset[str]) -> Clock:
    """Take ``limits`` (and ``whichever`` of them holds), or a ``ladder`` of them; raises ``PackInvalid``."""
    whichever = table.one_of("whichever", _words(Whichever), "earlier")
    limits = tuple(_goal(row) for row in table.rows("limits"))
    ladder = tuple(_goal(row) for row in table.rows("ladder"))
    if bool(limits) == bool(ladder):
        raise table.wrong("limits", "give limits, or a ladder, or a gap that says what isn't known")
    stages = (Stage(goals=limits, whichever=whichever),) if limits else tuple(Stage(goals=(goal,)) for goal in ladder)
    return Clock(stages=stages, pauses_for=pauses_for)


def _goal(row: Table) -> Goal:
    amount = row.number("amount")
    unit = row.one_of("unit", _words(ClockUnit))
    day_zero = row.one_of("day_zero", _words(DayZero), "excluded")
    end = row.one_of("end", {"": None, **_words(EndOf)}, "")
    roll = row.one_of("roll", _words(EndRoll), "none")
    row.end()
    try:
        return Goal(amount, unit, day_zero, end, roll)
    except ValueError as error:
        raise row.wrong("amount", str(error)) from error


def _words(choices: type[Choice]) -> Mapping[str, Choice]:
    every: Iterable[Choice] = choices
    return {one.value.lower(): one for one in every}
