"""What is done again and again, by one process at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

import structlog
from django.db import transaction
from django.db.models import Q

from shenava.foundation.events.models import Schedule

LEASE = timedelta(minutes=10)
"""How long a run may take before another process may start the next one."""

Job: TypeAlias = Callable[[datetime], None]
"""Given the moment of its run; makes its own transactions and can be run twice."""


@dataclass(frozen=True, kw_only=True)
class _Entry:
    job: Job
    seconds: int


_entries: dict[str, _Entry] = {}
_log = structlog.get_logger(__name__)


def every(*, seconds: int, name: str) -> Callable[[Job], Job]:
    """Register the decorated job to be run each so many seconds; runs that were missed are not made up for."""

    def register(job: Job) -> Job:
        _entries[name] = _Entry(job=job, seconds=seconds)
        return job

    return register


def names() -> list[str]:
    """Return the names of all that is registered."""
    return sorted(_entries)


def run_due(*, holder: str, at: datetime) -> list[str]:
    """Run what is due and nobody is at; return the names of what was run. A failure is written down, not raised."""
    _write_missing(at)
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    due = Schedule.objects.filter(free, name__in=_entries, next_run_at__lte=at).order_by("next_run_at")
    return [name for name in due.values_list("name", flat=True) if _run(name, holder=holder, at=at)]


def _write_missing(at: datetime) -> None:
    known = dict(Schedule.objects.filter(name__in=_entries).values_list("name", "every_seconds"))
    for name, entry in _entries.items():
        if name not in known:
            Schedule.objects.get_or_create(name=name, defaults={"every_seconds": entry.seconds, "next_run_at": at})
        elif known[name] != entry.seconds:
            Schedule.objects.filter(name=name).update(every_seconds=entry.seconds, next_run_at=at)


def _run(name: str, *, holder: str, at: datetime) -> bool:
    if not _lease(name, holder=holder, at=at):
        return False
    error = ""
    try:
        _entries[name].job(at)
    except Exception as failure:  # noqa: BLE001 - whatever a job raises, its next run is the answer
        error = type(failure).__name__[:160]
        _log.warning("scheduled job failed", job=name, error=error)
    Schedule.objects.filter(name=name, lease_holder=holder).update(
        next_run_at=at + timedelta(seconds=_entries[name].seconds),
        lease_until=None,
        lease_holder="",
        last_run_at=at,
        last_error=error,
    )
    return True


def _lease(name: str, *, holder: str, at: datetime) -> bool:
    free = Q(lease_until=None) | Q(lease_until__lte=at)
    with transaction.atomic():
        due = Schedule.objects.filter(free, name=name, next_run_at__lte=at)
        return due.update(lease_holder=holder, lease_until=at + LEASE) == 1


def give_back(*, holders: str) -> None:
    """End the leases of every holder whose name begins so, known to be at nothing any more."""
    Schedule.objects.filter(lease_holder__startswith=holders).update(lease_until=None, lease_holder="")
