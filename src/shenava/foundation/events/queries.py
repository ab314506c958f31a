"""Looking at facts and deliveries: timelines, what failed, what lags."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, QuerySet

from shenava.foundation.database.prepared import prepared
from shenava.foundation.events import contract
from shenava.foundation.events.models import Delivery, DeliveryState, FactRow


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One fact of a timeline, as its class, with who caused it and when."""

    id: UUID
    fact: contract.Fact
    actor_ref: str
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """What the worker hasn't done yet."""

    unexpanded: int
    waiting: int
    failed: int
    waiting_since: datetime | None
    """When the oldest of it happened."""


def rows_about(subject: UUID) -> QuerySet[FactRow]:
    """Return the facts of one subject as rows, oldest first."""
    return FactRow.objects.filter(subject=subject).order_by("id")


@prepared
def _rows_about(subject: UUID) -> QuerySet[FactRow]:
    return rows_about(subject)


def names_about(subject: UUID) -> frozenset[str]:
    """Return the names of what has happened to one subject, for pages that ask further only about what did."""
    return frozenset(_names_about(subject))


@prepared
def _names_about(subject: UUID) -> QuerySet[FactRow, str]:
    return FactRow.objects.filter(subject=subject).values_list("name", flat=True).distinct()


def facts_about(subject: UUID) -> Iterator[Happening]:
    """Yield the facts of one subject, oldest first, without those that this version doesn't know."""
    known = contract.names()
    for row in _rows_about(subject):
        if row.name not in known:
            continue
        fact = contract.from_json(name=row.name, subject=row.subject, payload=row.payload)
        yield Happening(id=row.id, fact=fact, actor_ref=row.actor_ref, occurred_at=row.occurred_at)


def failed() -> QuerySet[Delivery]:
    """Return the deliveries that were given up on, newest first, each with its fact."""
    return Delivery.objects.filter(state=DeliveryState.FAILED).select_related("fact").order_by("-id")


def backlog() -> Backlog:
    """Count what the worker has still to do."""
    unexpanded = FactRow.objects.filter(expanded_at=None)
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING)
    oldest = (
        unexpanded.aggregate(at=Min("occurred_at"))["at"],
        waiting.aggregate(at=Min("fact__occurred_at"))["at"],
    )
    return Backlog(
        unexpanded=unexpanded.count(),
        waiting=waiting.count(),
        failed=failed().count(),
        waiting_since=min((at for at in oldest if at), default=None),
    )
