"""The limits of compliance packs on a case page: how each stands, why it falls on that date, where it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from shenava.domain.policies import explanations
from shenava.domain.policies.models import CaseClock, Promise
from shenava.domain.policies.packs import reading
from shenava.domain.policies.rules.explained import step_of
from shenava.domain.policies.rules.pack import Pack
from shenava.domain.policies.vocabulary import ClockEnd
from shenava.entrypoints.desk import clocks
from shenava.entrypoints.desk.clocks import Clock
from shenava.entrypoints.ui import filters, preferences


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One running clock of a pack, in words."""

    label: str
    clock: Clock
    due_at: datetime
    why: list[str]
    pack: str
    source: str
    is_reviewed: bool


def limits(rows: Iterable[CaseClock], promise: Promise | None, *, now: datetime) -> list[Limit]:
    """Return the limits of a case; one whose pack is no longer shipped is told by its code."""
    return [_limit(row, promise, reading.pack_named(row.pack, row.version), now=now) for row in rows]


def _limit(row: CaseClock, promise: Promise | None, pack: Pack | None, *, now: datetime) -> Limit:
    told = pack.clocks.get(row.clock) if pack else None
    reader = preferences.reader()
    reasons = {one.reason: filters.tr(one.label) for one in pack.pauses} if pack else {}
    why = explanations.sentences([step_of(step) for step in row.steps], reader=reader, reasons=reasons)
    return Limit(
        label=filters.tr(told.label) if told else row.clock,
        clock=_standing(row, promise, now=now),
        due_at=row.due_at,
        why=[*why, filters.tr(told.note)] if told and told.note else why,
        pack=filters.tr(pack.name) if pack else row.pack,
        source=told.cited.source if told else "",
        is_reviewed=bool(pack and pack.is_reviewed),
    )


def _standing(row: CaseClock, promise: Promise | None, *, now: datetime) -> Clock:
    if row.ends_with == ClockEnd.ANSWER and not row.kept_at and _is_extended(row, promise):
        return Clock(state="paused", words=_("Extended by notice, no fixed limit"))
    if row.ends_with == ClockEnd.NOTHING and row.due_at < now:
        return Clock(state="kept", words=_("This time is over"))
    if row.ends_with == ClockEnd.ACKNOWLEDGEMENT and row.kept_at and row.kept_at <= row.due_at:
        return Clock(state="kept", words=_("Acknowledged"))
    return clocks.standing(row.due_at, kept_at=row.kept_at, now=now, reader=preferences.reader())


def _is_extended(row: CaseClock, promise: Promise | None) -> bool:
    """A later date was given before the limit: it still counts as over the limit in reports (RG 271.64)."""
    return promise is not None and promise.made_at <= row.due_at < promise.due_at
