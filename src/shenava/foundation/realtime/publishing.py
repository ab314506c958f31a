"""Telling open pages something, and forgetting what they were told."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from shenava.foundation.realtime import bells
from shenava.foundation.realtime.models import Notice

KEPT = timedelta(days=1)


def publish(topic: str, *, kind: str, at: datetime, data: Mapping[str, str | int | bool | None] | None = None) -> None:
    """Tell the pages that follow a topic, after commit. ``data`` holds ids and codes only; pages fetch the rest."""
    Notice.objects.create(topic=topic, kind=kind, data=dict(data or {}), at=at)
    transaction.on_commit(bells.ring, robust=True)


def prune(*, at: datetime) -> int:
    """Delete notices older than a day and return their number; pages that were away longer reload."""
    return Notice.objects.filter(at__lt=at - KEPT).delete()[0]
