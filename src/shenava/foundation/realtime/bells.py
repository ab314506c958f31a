"""Waking the live processes: Redis where it is set, else PostgreSQL's NOTIFY, else the local socket.

A ring may be lost; the live process looks by itself a few times a second.
"""

from functools import cache
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from shenava.foundation import wake

if TYPE_CHECKING:
    from redis import Redis

CHANNEL = "shenava_live"

_log = structlog.get_logger(__name__)


def ring() -> None:
    """Wake every live process; never raises and waits a second at most."""
    if settings.REDIS_URL:
        _ring_by_redis()
    elif connection.vendor == "postgresql":
        _ring_by_postgresql()
    else:
        wake.ring(wake.LIVE)


def _ring_by_redis() -> None:
    from redis import RedisError  # noqa: PLC0415 - loaded only where Redis is used

    try:
        _redis(settings.REDIS_URL).publish(CHANNEL, "1")
    except RedisError as error:
        _log.warning("live bell could not be rung", error=type(error).__name__)


def _ring_by_postgresql() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
    except DatabaseError as error:
        _log.warning("live bell could not be rung", error=type(error).__name__)


@cache
def _redis(address: str) -> "Redis":
    from redis import Redis  # noqa: PLC0415 - as above

    return Redis.from_url(address, socket_connect_timeout=1, socket_timeout=1)
