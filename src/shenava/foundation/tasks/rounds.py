"""One round of work, the same for every carrier: expand facts, claim deliveries, deliver them."""

from collections.abc import Callable
from datetime import datetime

from shenava.foundation import clock
from shenava.foundation.events import claims, deliveries

FACTS = 50
DELIVERIES = 8
"""How many one round takes at a time."""

MOST_ROUNDS = 500
"""More rounds than that follow from no fact; a story that feeds itself must not go on for ever."""


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


def settle(*, at: datetime, rounds: int = MOST_ROUNDS) -> int:
    """Deliver everything that is due as of a moment, and what follows from it; return how many rounds that took.

    For times that are not now, where no worker is at it: example data and tests. Fewer ``rounds`` leave the rest as a
    killed worker would.
    """
    for number in range(rounds):
        expanded = deliveries.expand(limit=FACTS * DELIVERIES, at=at)
        claimed = claims.claim_all(holder=_SETTLING, at=at)
        for delivery_id in claimed:
            deliveries.deliver(delivery_id=delivery_id, holder=_SETTLING, at=at)
        if not expanded and not claimed:
            return number
    return rounds


_SETTLING = "settling"
