"""How many due dates of mixed kinds one core finds in a minute: ``python -m benchmarks.due``.

Every unit, five offices, starts over two years, amounts up to sixty; a tenth of the clocks were paused. The processor's
time is counted, not the wall's. Goal: 1,000,000 a minute.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.organization.starting_calendars import starting_calendars
from shenava.domain.policies.rules.due import Goal, due
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import ClockUnit

GOAL = 1_000_000
_SEED = 1404
_NUMBER = 60_000
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_SECONDS = 2 * 365 * 86_400
_OFFICES = ("ir_office", "sa_office", "ae_office", "en_office")
_NIGHTS = ((1320, 1800),)

Question = tuple[datetime, Goal, WorkingCalendar, tuple[Pause, ...]]


def offices() -> list[WorkingCalendar]:
    """Return the shipped offices with their holidays, and one that works at night."""
    found = [starting_calendars()[code].working_calendar(range(2026, 2030)) for code in _OFFICES]
    return [*found, replace(found[0], weekly=(_NIGHTS,) * 7)]


def questions(number: int = _NUMBER) -> list[Question]:
    """Return as many questions, the same ones each time."""
    chance, places, units = random.Random(_SEED), offices(), list(ClockUnit)  # noqa: S311 - no secret
    return [_question(chance, places, units[one % len(units)]) for one in range(number)]


def _question(chance: random.Random, places: Sequence[WorkingCalendar], unit: ClockUnit) -> Question:
    start = _FIRST + timedelta(seconds=chance.randrange(_SECONDS))
    begins = start + timedelta(hours=chance.randrange(1, 200))
    pause = Pause(begins, begins + timedelta(hours=chance.randrange(1, 300)), "waiting")
    amount = chance.randrange(1, 61)
    return start, Goal(amount, unit), chance.choice(places), (pause,) if chance.random() < 0.1 else ()  # noqa: PLR2004 - a tenth


def measure(asked: Sequence[Question], *, explained: bool = False) -> float:
    """Return how many of these are answered in a minute of processor time, with the words' steps or without."""
    began = time.process_time()
    for start, goal, office, pauses in asked:
        found = due(start, goal, office, pauses=pauses)
        if explained:
            _steps = found.steps
    return len(asked) / (time.process_time() - began) * 60


def main() -> None:
    """Print the figures; the first includes laying out the tables of all offices."""
    asked = questions()
    print(f"first, with the tables still to be made  {measure(asked):>12,.0f} a minute")  # noqa: T201 - what it is for
    print(f"moments                                  {measure(asked):>12,.0f} a minute (goal {GOAL:,})")  # noqa: T201 - as above
    print(f"moments and the steps that explain them  {measure(asked, explained=True):>12,.0f} a minute")  # noqa: T201 - as above
    for unit in ClockUnit:
        some = [one for one in asked if one[1].unit is unit]
        print(f"  {unit.value:<38} {measure(some):>12,.0f} a minute")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
