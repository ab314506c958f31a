"""Reading notices in the order of their numbers, without losing those that were committed late."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from django.db import connection

from shenava.foundation.realtime.models import Notice

LATE = timedelta(seconds=5)
"""How much later than a greater number a smaller one may be committed on PostgreSQL; SQLite's writers take turns."""

MOST = 500
"""Notices read in one go; a page that missed more loads itself anew."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A notice as pages get it."""

    id: int
    topic: str
    kind: str
    data: Mapping[str, object]

    @classmethod
    def of(cls, notice: Notice) -> Self:
        """Return the notice without its database."""
        return cls(id=notice.id, topic=notice.topic, kind=notice.kind, data=notice.data)


class Tail:
    """Follows the table from now on; each notice is seen once."""

    def __init__(self) -> None:
        self._floor: int | None = None
        self._seen: dict[int, float] = {}

    def read(self, *, moment: float) -> list[Told]:
        """Return what is new; ``moment`` is a monotonic clock in seconds. The first call only finds the end."""
        if self._floor is None:
            self._floor = latest()
            return []
        found = Notice.objects.filter(id__gt=self._floor).exclude(id__in=self._seen).order_by("id")[:MOST]
        new = [Told.of(notice) for notice in found]
        self._seen.update((told.id, moment) for told in new)
        self._raise_floor(moment)
        return new

    def _raise_floor(self, moment: float) -> None:
        window = LATE.total_seconds() if connection.vendor == "postgresql" else 0.0
        old = [number for number, seen_at in self._seen.items() if moment - seen_at >= window]
        self._floor = max([self._floor or 0, *old])
        self._seen = {number: seen_at for number, seen_at in self._seen.items() if number > self._floor}


def latest() -> int:
    """Return the number of the newest notice, 0 when there is none; a page hands it on to miss nothing."""
    return Notice.objects.order_by("-id").values_list("id", flat=True).first() or 0


def missed(*, topics: Collection[str], after: int) -> list[Told] | None:
    """Return what these topics were told after a number, or ``None`` when that can't be known any more.

    On PostgreSQL notices of the seconds before it come again, because one of them may have been committed late.
    """
    last = Notice.objects.filter(id=after).first()
    if last is None and after:
        return None if latest() > after else []
    floor = after
    if last and connection.vendor == "postgresql":
        earlier = Notice.objects.filter(id__lt=after, at__lt=last.at - LATE).order_by("-id")
        floor = earlier.values_list("id", flat=True).first() or 0
    found = Notice.objects.filter(topic__in=topics, id__gt=floor).exclude(id=after).order_by("id")[: MOST + 1]
    told = [Told.of(notice) for notice in found]
    return told if len(told) <= MOST else None
