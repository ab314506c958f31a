"""The three things one can do with a count, wherever the counts are kept."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from shenava.foundation.counters.in_redis import RedisCounters
from shenava.foundation.counters.in_sqlite import SqliteCounters
from shenava.foundation.keys import Purpose, digest


class Counters(Protocol):
    """A place that keeps counts; ``key`` is a digest, ``second`` the moment in Unix time."""

    def hit(self, key: bytes, *, window_seconds: int, second: int, amount: int = 1) -> int:
        """Count so many and return the count of the window."""
        ...

    def peek(self, key: bytes, *, window_seconds: int, second: int) -> int:
        """Return the count of the window."""
        ...

    def forget(self, key: bytes) -> None:
        """Drop the counts of all windows."""
        ...


def hit(key: str, *, window_seconds: int, at: datetime, amount: int = 1) -> int:
    """Count so many for the key and return how many there were in its fixed window, these included.

    Windows start at multiples of their length since 1970, so all processes agree on them.
    """
    return _place().hit(_hidden(key), window_seconds=window_seconds, second=int(at.timestamp()), amount=amount)


def peek(key: str, *, window_seconds: int, at: datetime) -> int:
    """Return the count of the window without adding to it."""
    return _place().peek(_hidden(key), window_seconds=window_seconds, second=int(at.timestamp()))


def forget(key: str) -> None:
    """Let the key start afresh, in windows of every length."""
    _place().forget(_hidden(key))


def _hidden(key: str) -> bytes:
    return digest(Purpose.LOOKUP, f"counter:{key}")[:16]


def _place() -> Counters:
    return _in_redis(settings.REDIS_URL) if settings.REDIS_URL else _in_sqlite(Path(settings.COUNTERS_PATH))


@lru_cache(maxsize=4)
def _in_redis(url: str) -> RedisCounters:
    return RedisCounters(url)


@lru_cache(maxsize=4)
def _in_sqlite(path: Path) -> SqliteCounters:
    return SqliteCounters(path)
