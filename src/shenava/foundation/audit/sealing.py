"""Chaining the entries that have arrived. One job does it; two at once do no harm."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from shenava.foundation.audit import chain
from shenava.foundation.audit.models import Entry

SETTLE = timedelta(seconds=2)
"""Transactions that are open now may still bring older entries; later than this they just get a later position."""


class _Overtaken(Exception):  # noqa: N818 - not an error: another sealer was quicker
    """Another sealer took these entries."""


def seal(*, at: datetime, limit: int = 1000) -> int:
    """Seal up to ``limit`` entries in the order of their ids; return how many. Nothing happens twice."""
    if not _waiting(at).exists():
        return 0
    try:
        with transaction.atomic():
            return _seal(at=at, limit=limit)
    except (_Overtaken, IntegrityError):
        return 0


def _seal(*, at: datetime, limit: int) -> int:
    last = Entry.objects.filter(position__isnull=False).order_by("-position").only("position", "entry_hash").first()
    position, previous_hash = (last.position or 0, last.entry_hash) if last else (0, chain.START)
    key_version = chain.current_key()
    sealed = 0
    for entry in _waiting(at).order_by("id")[:limit]:
        position += 1
        entry_hash = chain.hash_of(entry, position=position, previous_hash=previous_hash, key_version=key_version)
        taken = Entry.objects.filter(pk=entry.pk, position=None).update(
            position=position,
            previous_hash=previous_hash,
            entry_hash=entry_hash,
            key_version=key_version,
            sealed_at=at,
        )
        if not taken:
            raise _Overtaken
        previous_hash = entry_hash
        sealed += 1
    return sealed


def _waiting(at: datetime) -> QuerySet[Entry]:
    return Entry.objects.filter(position=None, occurred_at__lte=at - SETTLE)
