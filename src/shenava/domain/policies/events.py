"""What can happen to a promise; its subject is the case, where nothing else is said."""

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
class PromiseBroughtForward(Fact):
    """A promised date is earlier now because its office works at other times; ``calendar`` is the version."""

    name: ClassVar[str] = "policies.promise_brought_forward"
    promise: UUID
    was: datetime
    now: datetime
    calendar: str


@dataclass(frozen=True, kw_only=True)
class PromiseBroken(Fact):
    """A promised date has passed without what was promised."""

    name: ClassVar[str] = "policies.promise_broken"
    promise: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class PackTaken(Fact):
    """A case came under a compliance pack, in the version that will govern it for life."""

    name: ClassVar[str] = "policies.pack_taken"
    pack: str
    version: str


@dataclass(frozen=True, kw_only=True)
class NoticeSnoozed(Fact):
    """Somebody put aside until a moment what was raised to them."""

    name: ClassVar[str] = "policies.notice_snoozed"
    raising: UUID
    until: datetime


@dataclass(frozen=True, kw_only=True)
class LimitMoved(Fact):
    """A limit of a pack falls on another moment, because an office changed its working time."""

    name: ClassVar[str] = "policies.limit_moved"
    pack: str
    version: str
    clock: str
    was: datetime
    now: datetime
