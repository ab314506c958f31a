"""What can happen to a promise; its subject is the case."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class PromiseMoved(Fact):
    """The complainant was given a later date before the first had passed, or after it; ``reason`` is a code."""

    name: ClassVar[str] = "policies.promise_moved"
    promise: UUID
    was: datetime
    now: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class PromiseBroken(Fact):
    """A promised date has passed without what was promised."""

    name: ClassVar[str] = "policies.promise_broken"
    promise: UUID
    due_at: datetime
