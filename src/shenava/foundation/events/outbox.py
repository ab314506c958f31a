"""Writing a fact in the transaction of the change that it tells of."""

from datetime import datetime
from functools import partial

import structlog
from django.db import transaction

from shenava.foundation.events import contract, registry
from shenava.foundation.events.models import FactRow


def record(fact: contract.Fact, *, actor_ref: str, at: datetime) -> None:
    """Write the fact with one insert; what follows from it begins after commit.

    Outside a transaction this raises ``TransactionManagementError``, because a fact without its change is a lie.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"{fact.name} must be recorded in the transaction of its change")
    row = FactRow(
        name=fact.name,
        subject=fact.subject,
        actor_ref=actor_ref,
        payload=contract.to_json(fact),
        occurred_at=at,
        request_id=str(structlog.contextvars.get_contextvars().get("request_id", ""))[:64],
    )
    row.save(force_insert=True)
    transaction.on_commit(partial(registry.carry, row.id), robust=True)
