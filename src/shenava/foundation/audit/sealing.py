"""Chaining the entries that have arrived. One job does it; two at once do no harm."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from shenava.foundation.audit import chain
from shenava.foundation.audit.models import Entry

SETTLE = timedelta(seconds=2)
"""Transactions that are open now may still bring older entries; later than this they just get a later position."""
IN_ONE_GO = 250
"""Few enough that nobody who wants to write waits long."""
WRITE = """
UPDATE audit_entry SET position = %s, previous_hash = %s, entry_hash = %s, key_version = %s, sealed_at = %s
WHERE id = %s AND position IS NULL
"""


class _Overtaken(Exception):  # noqa: N818 - not an error: another sealer was quicker
    """Another sealer took these entries."""


def seal(*, at: datetime, limit: int = 1000) -> int:
    """Seal up to ``limit`` entries in the order of their ids; return how many. Nothing happens twice."""
    sealed = 0
    while sealed < limit:
        wanted = min(IN_ONE_GO, limit - sealed)
        try:
            done = _seal_some(at=at, amount=wanted)
        except (_Overtaken, IntegrityError):
            return sealed
        sealed += done
        if done < wanted:
            break
    return sealed


def _seal_some(*, at: datetime, amount: int) -> int:
    """Compute the seals first and hold the database only to write them: a place that was taken meanwhile undoes all."""
    waiting = list(Entry.objects.filter(position=None, occurred_at__lte=at - SETTLE).order_by("id")[:amount])
    if not waiting:
        return 0
    rows = _seals(waiting, at=at)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(WRITE, rows)
        if cursor.rowcount != len(rows):
            raise _Overtaken
    return len(rows)


def _seals(waiting: Sequence[Entry], *, at: datetime) -> list[tuple[int | str | None, ...]]:
    last = Entry.objects.filter(position__isnull=False).order_by("-position").only("position", "entry_hash").first()
    position, before = (last.position or 0, last.entry_hash) if last else (0, chain.START)
    key_version, sealed_at = chain.current_key(), connection.ops.adapt_datetimefield_value(at)
    rows: list[tuple[int | str | None, ...]] = []
    for entry in waiting:
        position += 1
        own = chain.hash_of(entry, position=position, previous_hash=before, key_version=key_version)
        identity = Entry._meta.pk.get_db_prep_value(entry.pk, connection)
        rows.append((position, before, own, key_version, sealed_at, identity))
        before = own
    return rows
