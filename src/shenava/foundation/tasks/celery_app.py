"""The worker of many machines: Celery carries ids over Redis or RabbitMQ; the rows stay the queue.

Imported only where ``BROKER_URL`` is set. A message that is lost or doubled costs nothing: what a delivery may do
is decided by its row, and the sweep finds every row that no message came for.
"""

import socket
import time
from pathlib import Path
from uuid import UUID, uuid4

import structlog
from celery import Celery
from django.conf import settings
from kombu.exceptions import KombuError

from shenava.foundation import clock
from shenava.foundation.events import claims, deliveries, schedule
from shenava.foundation.tasks import rounds

SWEEP_SECONDS = 2
SWEEP_AT_MOST_SECONDS = 30
SILENT_SECONDS = 5
"""How long a broker that couldn't be reached isn't tried again; the sweep carries on without messages."""

_log = structlog.get_logger(__name__)
_silent_until = 0.0


def _options(broker: str) -> dict[str, object]:
    if broker.startswith(("amqp", "pyamqp")):
        return {"confirm_publish": True}
    return {
        "visibility_timeout": 600,
        "unacked_restore_interval": 2,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 1,
    }


app = Celery("shenava", broker=settings.BROKER_URL, set_as_current=False)
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_default_queue="shenava",
    task_default_queue_type="quorum" if settings.BROKER_URL.startswith(("amqp", "pyamqp")) else "classic",
    worker_detect_quorum_queues=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_transport_options=_options(settings.BROKER_URL),
    broker_connection_timeout=2,
    broker_connection_retry_on_startup=True,
    beat_schedule_filename=str(Path(settings.DATA_DIR) / "run" / "celerybeat-schedule"),
    beat_schedule={
        "sweep": {"task": "shenava.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
        "tick": {"task": "shenava.tick", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
    },
)


def send(fact_id: UUID) -> None:
    """Tell the workers of a committed fact; a broker that is away is left to the sweep, so this never raises."""
    global _silent_until  # noqa: PLW0603 - one memory a process of the broker being away
    if time.monotonic() < _silent_until:
        return
    try:
        expand_and_deliver.apply_async(args=(str(fact_id),), retry=False)
    except (KombuError, OSError) as error:
        _silent_until = time.monotonic() + SILENT_SECONDS
        _log.warning("broker could not be reached", error=type(error).__name__)


@app.task(name="shenava.expand_and_deliver")  # type: ignore[untyped-decorator] # Celery has no types
def expand_and_deliver(fact_id: str) -> None:
    """Write the deliveries of a fact and send each on its way."""
    for delivery_id in deliveries.expand_one(fact_id=UUID(fact_id), at=clock.now()):
        deliver.apply_async(args=(str(delivery_id),))


@app.task(name="shenava.deliver")  # type: ignore[untyped-decorator] # as above
def deliver(delivery_id: str) -> None:
    """Deliver if the row says that it is due and free, then send what waited for it."""
    identity, holder = UUID(delivery_id), _holder()
    if not claims.claim_one(delivery_id=identity, holder=holder, at=clock.now()):
        return
    if deliveries.deliver(delivery_id=identity, holder=holder, at=clock.now()):
        following = claims.next_after(identity, at=clock.now())
        if following:
            deliver.apply_async(args=(str(following),))


@app.task(name="shenava.sweep")  # type: ignore[untyped-decorator] # as above
def sweep() -> None:
    """Do what no message came for: retries, lost messages, what a dead worker held."""
    holder, limit = _holder(), time.monotonic() + SWEEP_AT_MOST_SECONDS
    while rounds.work(holder=holder) and time.monotonic() < limit:
        pass


@app.task(name="shenava.tick")  # type: ignore[untyped-decorator] # as above
def tick() -> None:
    """Run what the schedule says is due."""
    schedule.run_due(holder=_holder(), at=clock.now())


def _holder() -> str:
    return f"celery@{socket.gethostname()[:40]}:{uuid4().hex[:12]}"
