"""One page's stream: what it missed, then what is told, until it leaves or its permission ends."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from shenava.entrypoints.live import events
from shenava.foundation.realtime.hub import Follower, Hub

HEARTBEAT_SECONDS = 15.0


async def carry(
    hub: Hub,
    *,
    topics: Collection[str],
    after: int | None,
    seconds: float,
    receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
    send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
) -> None:
    """Send events for at most so many seconds; ``after`` is the number of the last notice that the page has."""

    async def write(part: bytes) -> None:
        await send({"type": "http.response.body", "body": part, "more_body": True})

    follower = await hub.follow(topics)
    gone = asyncio.create_task(_until_gone(receive))
    telling = asyncio.create_task(_tell(hub, follower, after=after, write=write))
    try:
        await asyncio.wait({gone, telling}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        telling.cancel()
        await asyncio.wait({telling})
        if not gone.done():
            await write(events.EXPIRED)
            await send({"type": "http.response.body", "body": b""})
    finally:
        hub.leave(follower)
        for task in (gone, telling):
            task.cancel()
        await asyncio.gather(gone, telling, return_exceptions=True)


async def _until_gone(receive: Callable[[], Awaitable[MutableMapping[str, Any]]]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(hub: Hub, follower: Follower, *, after: int | None, write: Callable[[bytes], Awaitable[None]]) -> None:
    await write(events.BEGIN)
    sent: set[int] = set()
    if after is not None:
        missed = await hub.missed(follower.topics, after=after)
        sent = {told.id for told in missed or ()}
        await write(events.RESYNC if missed is None else b"".join(map(events.event, missed)))
    while True:
        try:
            told = await asyncio.wait_for(follower.next(), HEARTBEAT_SECONDS)
        except TimeoutError:
            await write(events.STILL_HERE)
            continue
        if told is None:
            await write(events.RESYNC)
        elif told.id not in sent:
            await write(events.event(told))
