"""Taking deliveries to work on, under a lease, in the order of each subject's facts."""

from datetime import datetime, timedelta
from itertools import takewhile
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from shenava.foundation.events import registry
from shenava.foundation.events.models import Delivery, DeliveryState, FactRow

LEASE = timedelta(minutes=1)
"""How long a holder may be silent before somebody else takes over."""

LEASE_OUTSIDE = timedelta(minutes=5)
"""The same while it waits for an answer from the outside world."""


def claim(*, holder: str, at: datetime, limit: int) -> list[UUID]:
    """Lease up to ``limit`` deliveries that are due to this holder and return their ids, oldest fact first.

    A delivery to the outside world is leased alone, so that none waits behind a slow one. So is one whose last
    holder vanished: should it be what kills its holders, it kills no more than its own chances.
    """
    if not due(at).exists():
        return []
    with transaction.atomic():
        found = list(_unless_locked(due(at)).order_by("fact_id")[:limit])
        together = list(takewhile(lambda delivery: not _goes_alone(delivery), found))
        return [_lease(delivery, holder=holder, at=at) for delivery in (together or found[:1])]


def claim_all(*, holder: str, at: datetime) -> list[UUID]:
    """Lease all that is due at this moment in one stroke; for a holder that knows itself alone."""
    due(at).update(lease_holder=holder, lease_until=at + LEASE)
    mine = Delivery.objects.filter(state=DeliveryState.WAITING, lease_holder=holder, lease_until__gt=at)
    return list(mine.order_by("fact_id").values_list("id", flat=True))


def claim_one(*, delivery_id: UUID, holder: str, at: datetime) -> bool:
    """Lease this delivery to this holder; return whether it is due and free."""
    with transaction.atomic():
        found = _unless_locked(due(at)).filter(id=delivery_id).first()
        if found:
            _lease(found, holder=holder, at=at)
        return found is not None


def renew(*, delivery_id: UUID, holder: str, at: datetime) -> bool:
    """Lengthen a lease before a slow call; return whether the holder still had it."""
    mine = Delivery.objects.filter(id=delivery_id, state=DeliveryState.WAITING, lease_holder=holder)
    return mine.update(lease_until=at + LEASE_OUTSIDE) == 1


def give_back(*, holders: str) -> int:
    """End the leases of every holder whose name begins so, known to be at nothing any more; return their number."""
    held = Delivery.objects.filter(state=DeliveryState.WAITING, lease_holder__startswith=holders)
    return held.update(lease_until=None, lease_holder="") if held.exists() else 0


def next_after(delivery_id: UUID, *, at: datetime) -> UUID | None:
    """Return the delivery that waited for this one to be done, if it is due."""
    done = Delivery.objects.get(id=delivery_id)
    waiting = due(at).filter(subject=done.subject, reaction=done.reaction)
    return waiting.order_by("fact_id").values_list("id", flat=True).first()


def due(at: datetime) -> QuerySet[Delivery]:
    """Return the deliveries that somebody may begin at this moment.

    One reaction's deliveries of one subject wait for each other, and for the subject's earlier facts.
    """
    earlier_fact = FactRow.objects.filter(subject=OuterRef("subject"), id__lt=OuterRef("fact_id"), expanded_at=None)
    earlier_delivery = Delivery.objects.filter(
        subject=OuterRef("subject"),
        reaction=OuterRef("reaction"),
        fact_id__lt=OuterRef("fact_id"),
        state=DeliveryState.WAITING,
    )
    return Delivery.objects.filter(
        ~Exists(earlier_fact),
        ~Exists(earlier_delivery),
        Q(lease_until=None) | Q(lease_until__lte=at),
        state=DeliveryState.WAITING,
        next_attempt_at__lte=at,
    )


def _goes_alone(delivery: Delivery) -> bool:
    return bool(delivery.lease_holder) or registry.goes_outside(delivery.reaction)


def _unless_locked(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    if connection.features.has_select_for_update_skip_locked:
        return deliveries.select_for_update(skip_locked=True, of=("self",))
    return deliveries


def _lease(delivery: Delivery, *, holder: str, at: datetime) -> UUID:
    if delivery.lease_holder:
        delivery.attempts += 1
        delivery.last_error = "HolderVanished"
    delivery.lease_holder = holder
    delivery.lease_until = at + LEASE
    delivery.save(update_fields=("attempts", "last_error", "lease_holder", "lease_until"))
    return delivery.id
