"""Hearing the bells that say that something was published; each falls silent at worst, none ends."""

import asyncio
import contextlib

import structlog
from django.conf import settings
from django.db import connection

from shenava.foundation import wake
from shenava.foundation.realtime.bells import CHANNEL

AGAIN_SECONDS = 1.0

_log = structlog.get_logger(__name__)


async def listen(rung: asyncio.Event) -> None:
    """Set the event at every ring, connecting again for ever."""
    if settings.REDIS_URL:
        hear = _hear_redis
    elif connection.vendor == "postgresql":
        hear = _hear_postgresql
    else:
        hear = _hear_socket
    while True:
        try:
            await hear(rung)
        except Exception as error:  # noqa: BLE001 - whatever is away may come back; looking by itself goes on
            _log.warning("live bell could not be heard", error=type(error).__name__)
        await asyncio.sleep(AGAIN_SECONDS)


async def _hear_socket(rung: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    with wake.listen(wake.LIVE) as ear:
        while True:
            await loop.sock_recv(ear, 16)
            wake.drain(ear)
            rung.set()


async def _hear_redis(rung: asyncio.Event) -> None:
    from redis.asyncio import Redis  # noqa: PLC0415 - loaded only where Redis is used

    async with Redis.from_url(settings.REDIS_URL) as client, client.pubsub() as channel:
        await channel.subscribe(CHANNEL)
        rung.set()
        async for _ in channel.listen():
            rung.set()


async def _hear_postgresql(rung: asyncio.Event) -> None:
    from psycopg import AsyncConnection  # noqa: PLC0415 - loaded only where PostgreSQL is used

    database = connection.settings_dict
    line = await AsyncConnection.connect(
        dbname=database["NAME"],
        user=database["USER"],
        password=database["PASSWORD"],
        host=database["HOST"],
        port=database["PORT"] or None,
        autocommit=True,
    )
    async with line:
        await line.execute(f"LISTEN {CHANNEL}")
        rung.set()
        with contextlib.suppress(asyncio.CancelledError):
            async for _ in line.notifies():
                rung.set()
