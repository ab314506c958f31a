"""One round of work, the same for every carrier: expand facts, claim deliveries, deliver them."""

from collections.abc import Callable

from shenava.foundation import clock
from shenava.foundation.events import claims, deliveries

FACTS = 50
DELIVERIES = 8
"""How many one round takes at a time."""


def work(*, holder: str, more: Callable[[], None] | None = None) -> int:
    """Do one round; return how many deliveries were tried, 0 when there is nothing to do.

    ``more`` is called before the deliveries begin when others have something to do beside them.
    """
    at = clock.now()
    deliveries.expand(limit=FACTS, at=at)
    claimed = claims.claim(holder=holder, at=at, limit=DELIVERIES)
    if claimed and more and claims.due(at).exists():
        more()
    for delivery_id in claimed:
        deliveries.deliver(delivery_id=delivery_id, holder=holder, at=clock.now())
    return len(claimed)
