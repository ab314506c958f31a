"""A clock as a law or a house writes it: limits of which one holds, stages one after another, and what stops it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from shenava.domain.organization.rules.working_time import WorkingCalendar
from shenava.domain.policies.rules.due import Goal, due, earlier_of, later_of
from shenava.domain.policies.rules.explained import Due, Step
from shenava.domain.policies.rules.pausing import Pause
from shenava.domain.policies.vocabulary import StepKind, Whichever


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """One or more limits that run side by side, such as 24 hours or one business day."""

    goals: tuple[Goal, ...]
    whichever: Whichever = Whichever.EARLIER


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """Stages of which each begins where the one before ended; only the reasons in ``pauses_for`` stop it."""

    stages: tuple[Stage, ...]
    pauses_for: frozenset[str] = frozenset()


def due_of(clock: Clock, start: datetime, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = ()) -> Due:
    """Return when the last stage of a clock falls due, with the steps of all; raises ``EmptyCalendar``."""
    stopping = tuple(pause for pause in pauses if pause.reason in clock.pauses_for)
    found: list[Due] = []
    for stage in clock.stages:
        begins = found[-1].at if found else start
        found.append(_due_of_stage(stage, begins, calendar, stopping))
    idle = tuple(pause for pause in pauses if pause.reason not in clock.pauses_for)
    if len(found) == 1 and not idle:
        return found[0]
    return Due(found[-1].at, partial(_explained, found, idle, calendar))


def _due_of_stage(stage: Stage, start: datetime, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> Due:
    limits = [due(start, goal, calendar, pauses=pauses) for goal in stage.goals]
    if len(limits) == 1:
        return limits[0]
    chosen = (earlier_of if stage.whichever is Whichever.EARLIER else later_of)(*limits)
    others = [(goal, one) for goal, one in zip(stage.goals, limits, strict=True) if one is not chosen]
    return Due(chosen.at, partial(_beside, chosen, others, calendar))


def _beside(chosen: Due, others: Sequence[tuple[Goal, Due]], calendar: WorkingCalendar) -> tuple[Step, ...]:
    told = (
        Step(
            kind=StepKind.OTHER_LIMIT,
            day=_day(one.at, calendar),
            moment=one.at,
            number=goal.amount,
            unit=goal.unit,
        )
        for goal, one in others
    )
    return (*chosen.steps, *told)


def _explained(stages: Sequence[Due], idle: Sequence[Pause], calendar: WorkingCalendar) -> tuple[Step, ...]:
    ignored = (
        Step(
            kind=StepKind.NOT_PAUSED,
            day=_day(pause.begins, calendar),
            moment=pause.begins,
            until=pause.ends,
            reason=pause.reason,
        )
        for pause in idle
    )
    lines: list[Step] = []
    for number, stage in enumerate(stages, 1):
        if number > 1:
            ended = stages[number - 2].at
            lines.append(Step(kind=StepKind.STAGE_ENDED, day=_day(ended, calendar), moment=ended, number=number - 1))
        lines.extend(stage.steps if number == 1 else stage.steps[1:])
    return (*lines, *ignored)


def _day(moment: datetime, calendar: WorkingCalendar) -> date:
    return moment.astimezone(ZoneInfo(calendar.zone)).date()
