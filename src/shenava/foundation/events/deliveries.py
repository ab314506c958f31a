"""From facts to deliveries to what they have for effect: each reaction to each fact once."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import connection, transaction

from shenava.foundation.events import claims, contract, registry
from shenava.foundation.events.models import Delivery, DeliveryState, FactRow

MOST_ATTEMPTS = 8
MOST_ATTEMPTS_OUTSIDE = 16
"""A provider may be out for hours: sixteen attempts last about five."""

LONGEST_PAUSE = timedelta(hours=1)

_log = structlog.get_logger(__name__)


def expand(*, limit: int, at: datetime) -> list[UUID]:
    """Write the deliveries of up to ``limit`` facts that have none yet, oldest first; return the deliveries' ids.

    Facts that this version of the program doesn't know are left for one that does.
    """
    unexpanded = FactRow.objects.filter(expanded_at=None, name__in=contract.names())
    if not unexpanded.exists():
        return []
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            unexpanded = unexpanded.select_for_update(skip_locked=True)
        return _expand(list(unexpanded.order_by("id")[:limit]), at=at)


def expand_one(*, fact_id: UUID, at: datetime) -> list[UUID]:
    """Write the deliveries of this fact unless that is done; return the ids of those that wait."""
    with transaction.atomic():
        row = FactRow.objects.select_for_update().filter(id=fact_id, name__in=contract.names()).first()
        if row and row.expanded_at is None:
            _expand([row], at=at)
    waiting = Delivery.objects.filter(fact_id=fact_id, state=DeliveryState.WAITING)
    return list(waiting.order_by("id").values_list("id", flat=True))


def deliver(*, delivery_id: UUID, holder: str, at: datetime) -> bool:
    """Run the reaction of a delivery that this holder has leased; return whether it is done now.

    Its writes and its being done are one transaction, so a crash undoes both. A failure is never raised but written
    down, to be tried again after 1, 2, 4 ... seconds.
    """
    delivery = Delivery.objects.select_related("fact").filter(id=delivery_id).first()
    if delivery is None:
        return False
    with structlog.contextvars.bound_contextvars(
        request_id=delivery.fact.request_id, fact_id=str(delivery.fact_id), delivery_id=str(delivery_id)
    ):
        try:
            return _run(delivery, holder=holder, at=at)
        except Exception as error:  # noqa: BLE001 - whatever a reaction raises, the next attempt is the answer
            _log.warning("reaction failed", reaction=delivery.reaction, error=type(error).__name__)
            _put_off(delivery, holder=holder, error=error, at=at)
            return False


def _expand(rows: list[FactRow], *, at: datetime) -> list[UUID]:
    made = [
        Delivery(fact=row, subject=row.subject, reaction=contract.path_of(reaction), next_attempt_at=at)
        for row in rows
        for reaction in registry.reactions_to(row.name)
    ]
    Delivery.objects.bulk_create(made)
    FactRow.objects.filter(id__in=[row.id for row in rows]).update(expanded_at=at)
    return [delivery.id for delivery in made]


def _run(delivery: Delivery, *, holder: str, at: datetime) -> bool:
    reaction = registry.reaction_at(delivery.reaction)
    row = delivery.fact
    fact = contract.from_json(name=row.name, subject=row.subject, payload=row.payload)
    context = contract.DeliveryContext(
        delivery_id=delivery.id,
        fact_id=row.id,
        actor_ref=row.actor_ref,
        occurred_at=row.occurred_at,
        at=at,
        attempt=delivery.attempts + 1,
    )
    if not contract.reaches_outside(reaction):
        return _finish(delivery, holder=holder, at=at, write=lambda: reaction(fact, context))
    if not claims.renew(delivery_id=delivery.id, holder=holder, at=at):
        return False
    return _finish(delivery, holder=holder, at=at, write=reaction(fact, context))


def _finish(delivery: Delivery, *, holder: str, at: datetime, write: Callable[[], object] | None) -> bool:
    with transaction.atomic():
        mine = Delivery.objects.filter(id=delivery.id, state=DeliveryState.WAITING, lease_holder=holder)
        # Done before it is written, which locks the row and asks for the lease in the same statement.
        taken = mine.update(
            state=DeliveryState.DONE, done_at=at, attempts=delivery.attempts + 1, lease_until=None, lease_holder=""
        )
        if not taken:
            return False
        if write:
            write()
    return True


def _put_off(delivery: Delivery, *, holder: str, error: Exception, at: datetime) -> None:
    attempts = delivery.attempts + 1
    most = MOST_ATTEMPTS_OUTSIDE if registry.goes_outside(delivery.reaction) else MOST_ATTEMPTS
    code = getattr(error, "code", "")
    Delivery.objects.filter(id=delivery.id, state=DeliveryState.WAITING, lease_holder=holder).update(
        state=DeliveryState.FAILED if attempts >= most else DeliveryState.WAITING,
        attempts=attempts,
        next_attempt_at=at + pause_after(attempts),
        last_error=f"{type(error).__name__} {code if isinstance(code, str | int) else ''}".strip()[:160],
        lease_until=None,
        lease_holder="",
    )


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after this many attempts: 1, 2, 4 ... seconds to an hour, and up to a quarter more."""
    seconds = min(2.0 ** (attempts - 1), LONGEST_PAUSE.total_seconds())
    return timedelta(seconds=seconds * random.uniform(1, 1.25))  # noqa: S311 - spreads load, guards nothing
