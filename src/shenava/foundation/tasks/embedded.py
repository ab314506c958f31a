"""The worker of one machine: threads that sleep until a fact is committed, and a clock for the schedule."""

import fcntl
import hashlib
import os
import selectors
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import structlog
from django.conf import settings
from django.db import close_old_connections, connection

from shenava.foundation import clock, wake
from shenava.foundation.events import claims, schedule
from shenava.foundation.tasks import heartbeat, rounds

FALLBACK_SECONDS = 1.0
"""How often a thread looks by itself, for retries and for rings that were lost."""

_log = structlog.get_logger(__name__)


class AlreadyRunning(Exception):  # noqa: N818 - it reads as what it is
    """Another embedded worker serves this data folder."""


class Worker:
    """Delivers until told to stop; one a data folder."""

    def __init__(self, *, threads: int = 2) -> None:
        self._names = [f"{_family()}{number}" for number in range(threads)]
        self._bells = [threading.Event() for _ in range(threads)]
        self._rounds_began: dict[str, float] = {}
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until ``stop``; raises ``AlreadyRunning``. What a killed worker held is taken up at once."""
        only_one = _only_one()
        try:
            claims.give_back(holders=_family())
            schedule.give_back(holders=_family())
            with wake.listen(wake.WORKER) as ear:
                threads = self._start()
                self._listen(ear)
            for thread in threads:
                thread.join()
            claims.give_back(holders=_family())
        finally:
            connection.close()
            os.close(only_one)

    def stop(self) -> None:
        """Finish what is being delivered and return from ``run``; may be called from a signal's handler."""
        self._stopping.set()
        wake.ring(wake.WORKER)

    def _start(self) -> list[threading.Thread]:
        work: list[tuple[str, Callable[[str], object]]] = [(name, self._deliver) for name in self._names]
        threads = [
            threading.Thread(target=self._loop, args=(name, bell, job), name=name)
            for (name, job), bell in zip(work, self._bells, strict=True)
        ]
        tick = threading.Event()
        threads.append(threading.Thread(target=self._loop, args=(f"{_family()}clock", tick, _tick), name="clock"))
        for thread in threads:
            thread.start()
        return threads

    def _listen(self, ear: socket.socket) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(ear, selectors.EVENT_READ)
            while not self._stopping.is_set():
                if ready.select(FALLBACK_SECONDS):
                    wake.drain(ear)
                    self._ring()
                began = self._rounds_began.values()
                slowest = max((time.monotonic() - moment for moment in list(began)), default=0.0)
                heartbeat.write(at=clock.now(), slowest_seconds=slowest)
        for bell in self._bells:
            bell.set()

    def _ring(self) -> None:
        """Wake one sleeping thread; when none sleeps, let each look once more."""
        asleep = [bell for name, bell in zip(self._names, self._bells, strict=True) if name not in self._rounds_began]
        for bell in asleep[:1] or self._bells:
            bell.set()

    def _loop(self, name: str, bell: threading.Event, job: Callable[[str], object]) -> None:
        while not self._stopping.is_set():
            bell.clear()
            self._rounds_began[name] = time.monotonic()
            try:
                close_old_connections()
                job(name)
            except Exception as error:  # noqa: BLE001 - the database may be away; the worker must outlive that
                _log.exception("worker round failed", error=type(error).__name__)
                connection.close()
                self._stopping.wait(FALLBACK_SECONDS)
            self._rounds_began.pop(name, None)
            bell.wait(FALLBACK_SECONDS)
        connection.close()

    def _deliver(self, name: str) -> None:
        while not self._stopping.is_set() and rounds.work(holder=name, more=self._ring):
            self._rounds_began[name] = time.monotonic()


def _tick(name: str) -> None:
    schedule.run_due(holder=name, at=clock.now())


def _family() -> str:
    """Return what the names of this data folder's worker threads begin with."""
    folder = hashlib.sha256(bytes(Path(settings.DATA_DIR))).hexdigest()[:8]
    return f"embedded@{socket.gethostname()[:40]}:{folder}:"


def _only_one() -> int:
    path = Path(settings.DATA_DIR) / "run" / "worker.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise AlreadyRunning(str(path)) from None
    return descriptor
