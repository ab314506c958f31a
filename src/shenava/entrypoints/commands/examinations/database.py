"""The database: whether it answers, suits this version, and whether its work gets done."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection

from shenava.entrypoints.commands import databases
from shenava.entrypoints.commands.databases import State
from shenava.entrypoints.commands.examinations.finding import Finding
from shenava.foundation.events.models import Delivery, DeliveryState, Schedule
from shenava.foundation.tasks import heartbeat

TOLERANCE = timedelta(minutes=5)
"""How late background work may be before the worker counts as away."""

SILENCE = timedelta(minutes=1)
"""How long a worker may give no sign of life."""

START = "Start Shenava with bin/run; if it runs, read logs/worker.log in the data folder."


def examine(*, at: datetime) -> Iterator[Finding]:
    """Look at the rows; what cannot be seen because of an earlier finding is left out."""
    try:
        state = databases.state()
    except DatabaseError as error:
        yield Finding(
            what=f"Database ({connection.vendor})", advice=f"Start it or correct SHENAVA_DATABASE_URL: {error}".strip()
        )
        return
    yield Finding(what=f"Database ({connection.vendor}) answers")
    current = state is State.CURRENT
    yield Finding(what="Database suits this version", advice="" if current else "Run: bin/shenava upgrade")
    if current:
        yield _work(at)
    if not settings.BROKER_URL and (beat := heartbeat.read()):
        silent = at - beat.at > SILENCE
        yield Finding(what="Worker gave a sign of life in the last minute", advice=START if silent else "")


def _work(at: datetime) -> Finding:
    late = at - TOLERANCE
    overdue = (
        Delivery.objects.filter(state=DeliveryState.WAITING, next_attempt_at__lt=late).exists()
        or Schedule.objects.filter(next_run_at__lt=late).exists()
    )
    return Finding(what="Background work is done in time", advice=START if overdue else "")
