"""When a case is raised to whom: the levels of each urgency over the time of a promise, and what raises it at once.

The defaults hold until an administrator changes them. Shares are of the time between giving a date and that date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from shenava.domain.policies.vocabulary import Level, Recipient, Trigger

PERCENTS = range(1, 1001)
LEVELS = (Level.OWNER, Level.LEAD, Level.MANAGER, Level.BREACH, Level.EXECUTIVE)
WITH_THRESHOLD = frozenset({Trigger.DISTRESS, Trigger.THIRD_CONTACT, Trigger.VALUE})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One level: from which share of the time (per cent; above 100 the date has passed), and who is told."""

    level: Level
    percent: int
    recipient: Recipient
    staff_id: UUID | None = None
    is_on: bool = True


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What raises a case at once: to which level, and from which measure on where there is one."""

    trigger: Trigger
    level: Level
    threshold: int = 0
    is_on: bool = True


DEFAULT_STEPS: Sequence[Step] = (
    Step(level=Level.OWNER, percent=50, recipient=Recipient.OWNER),
    Step(level=Level.LEAD, percent=75, recipient=Recipient.UNIT_MANAGER),
    Step(level=Level.MANAGER, percent=90, recipient=Recipient.UPPER_MANAGER),
    Step(level=Level.BREACH, percent=100, recipient=Recipient.UPPER_MANAGER),
    Step(level=Level.EXECUTIVE, percent=150, recipient=Recipient.OFFICE),
)
DEFAULT_RULES: Sequence[Rule] = (
    Rule(trigger=Trigger.DISTRESS, level=Level.LEAD, threshold=4),
    Rule(trigger=Trigger.THIRD_CONTACT, level=Level.LEAD, threshold=3),
    Rule(trigger=Trigger.VULNERABLE, level=Level.LEAD),
    Rule(trigger=Trigger.LEGAL_MEDIA, level=Level.MANAGER),
    Rule(trigger=Trigger.STAFF_CONDUCT, level=Level.MANAGER),
    Rule(trigger=Trigger.VALUE, level=Level.MANAGER, is_on=False),
)
"""The value of a claim is off: which amount is large is for each organization to say."""


def reached(steps: Sequence[Step], *, made_at: datetime, due_at: datetime, at: datetime) -> Step | None:
    """Return the highest level whose moment has come."""
    come = [one for one in steps if one.is_on and moment_of(one, made_at=made_at, due_at=due_at) <= at]
    return max(come, key=lambda one: one.level) if come else None


def next_moment(steps: Sequence[Step], *, made_at: datetime, due_at: datetime, at: datetime) -> datetime | None:
    """Return when the next level's moment comes; nothing after the last."""
    moments = (moment_of(one, made_at=made_at, due_at=due_at) for one in steps if one.is_on)
    return min((one for one in moments if one > at), default=None)


def moment_of(step: Step, *, made_at: datetime, due_at: datetime) -> datetime:
    """Return when a level's moment comes for a promise."""
    return made_at + max(due_at - made_at, timedelta(0)) * step.percent / 100


def is_in_order(steps: Sequence[Step]) -> bool:
    """Return whether each level that is on comes later than the one beneath it."""
    percents = [one.percent for one in sorted(steps, key=lambda one: one.level) if one.is_on]
    return all(low < high for low, high in pairwise(percents))


def claimed(answers: Mapping[str, object], *, currency: str) -> int:
    """Return the largest amount in this currency among the answers of a form, in minor units; 0 for none."""
    return max((_amount(one, currency) for one in answers.values()), default=0)


def _amount(answer: object, currency: str) -> int:
    if isinstance(answer, Mapping):
        amount = answer.get("amount")
        return amount if isinstance(amount, int) and answer.get("currency") == currency else 0
    if isinstance(answer, list):
        return max((claimed(one, currency=currency) for one in answer if isinstance(one, Mapping)), default=0)
    return 0
