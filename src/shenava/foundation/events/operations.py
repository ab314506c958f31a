"""What an administrator may change about deliveries, and what time takes away."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from shenava.foundation.errors import NotFound
from shenava.foundation.events import registry
from shenava.foundation.events.models import Delivery, DeliveryState


def try_again(*, delivery_id: UUID, at: datetime) -> None:
    """Let a delivery that was given up on begin anew; raises ``NotFound`` for any other."""
    with transaction.atomic():
        failed = Delivery.objects.select_for_update().filter(id=delivery_id, state=DeliveryState.FAILED).first()
        if failed is None:
            raise NotFound
        failed.state = DeliveryState.WAITING
        failed.attempts = 0
        failed.next_attempt_at = at
        failed.save(update_fields=("state", "attempts", "next_attempt_at"))
        transaction.on_commit(partial(registry.carry, failed.fact_id), robust=True)
