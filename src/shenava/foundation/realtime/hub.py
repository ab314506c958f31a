"""One reader of the table for all open pages of a process, and a bounded queue for each page."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import structlog
from django.db import close_old_connections, connection

from shenava.foundation.realtime import ears, reading
from shenava.foundation.realtime.reading import Tail, Told

POLL_SECONDS = 0.25
QUEUE = 200
TROUBLE_SECONDS = 1.0

_T = TypeVar("_T")
_log = structlog.get_logger(__name__)


class Follower:
    """One open page: its topics, what waits for it, and whether it fell behind."""

    def __init__(self, topics: Collection[str]) -> None:
        self.topics = frozenset(topics)
        self._queue: asyncio.Queue[Told] = asyncio.Queue(QUEUE)
        self._fell_behind = False

    def offer(self, told: Told) -> None:
        """Queue a notice; a page that doesn't keep up loses all of them and is asked to load itself anew."""
        if self._fell_behind or told.topic not in self.topics:
            return
        try:
            self._queue.put_nowait(told)
        except asyncio.QueueFull:
            self._fell_behind = True

    async def next(self) -> Told | None:
        """Wait for the next notice; ``None`` means that some were dropped."""
        if self._fell_behind:
            while not self._queue.empty():
                self._queue.get_nowait()
            self._fell_behind = False
            return None
        return await self._queue.get()


class Hub:
    """Starts with its first follower and belongs to the event loop of that moment."""

    def __init__(self) -> None:
        self._followers: set[Follower] = set()
        self._wake = asyncio.Event()
        self._starting = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []
        self._tail = Tail()
        self._database = ThreadPoolExecutor(1, thread_name_prefix="live-database")

    def __len__(self) -> int:
        return len(self._followers)

    async def follow(self, topics: Collection[str]) -> Follower:
        """Add a page; what is told from now on reaches it."""
        async with self._starting:
            if not self._tasks:
                await self._look()
                self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(ears.listen(self._wake))]
        follower = Follower(topics)
        self._followers.add(follower)
        return follower

    def leave(self, follower: Follower) -> None:
        """Forget a page that has gone."""
        self._followers.discard(follower)

    async def close(self) -> None:
        """End what ``follow`` began."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []
        await asyncio.get_running_loop().run_in_executor(self._database, connection.close)
        self._database.shutdown()

    async def missed(self, topics: Collection[str], *, after: int) -> list[Told] | None:
        """Return what these topics were told after a number; ``None`` when that can't be known any more."""
        return await self._ask(lambda: reading.missed(topics=topics, after=after))

    async def _run(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)
            self._wake.clear()
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - the database may be away; the pages wait for its return
                _log.warning("live notices could not be read", error=type(error).__name__)
                await asyncio.sleep(TROUBLE_SECONDS)

    async def _look(self) -> None:
        for told in await self._ask(lambda: self._tail.read(moment=time.monotonic())):
            for follower in self._followers:
                follower.offer(told)

    async def _ask(self, question: Callable[[], _T]) -> _T:
        def asked() -> _T:
            close_old_connections()
            return question()

        return await asyncio.get_running_loop().run_in_executor(self._database, asked)
