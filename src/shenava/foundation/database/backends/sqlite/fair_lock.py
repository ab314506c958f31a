"""A lock over all threads and processes that write one database file, given in the order of asking.

SQLite's own waiting is a lottery in which an unlucky writer waits for seconds. Here the threads of a process stand
in a queue, and its foremost thread meets those of the other processes at two locked files: whoever waits at the
second holds the first, so that nobody who has just written can overtake them. The kernel lets go of both when a
process dies, however it dies.
"""

import contextlib
import fcntl
import os
import threading
import time
from collections import deque
from pathlib import Path

SHORTEST_PAUSE, LONGEST_PAUSE = 0.0001, 0.001
"""Seconds between two looks at a lock that another process holds: a tenth of the time waited so far, within these.

Looking again, rather than sleeping in the kernel, is what makes a time-out possible."""


class FairLock:
    """Held by one connection at a time; asking again while holding it is the caller's mistake."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mutex = threading.Lock()
        self._held = False
        self._queue: deque[threading.Lock] = deque()
        self._files: tuple[int, int] | None = None

    def acquire(self, *, timeout: float) -> bool:
        """Wait for at most this many seconds; return whether the lock is held now."""
        deadline = time.monotonic() + timeout
        if not self._stand_in_queue(timeout):
            return False
        try:
            taken = self._take_from_other_processes(deadline)
        except BaseException:
            self._call_next()
            raise
        if not taken:
            self._call_next()
        return taken

    def release(self) -> None:
        """Let the next one write."""
        try:
            fcntl.flock(self._open()[1], fcntl.LOCK_UN)
        finally:
            self._call_next()

    def forget(self) -> None:
        """Start anew in a forked child, without touching what the parent holds."""
        for descriptor in self._files or ():
            os.close(descriptor)
        self._files = None
        self._mutex = threading.Lock()
        self._held = False
        self._queue.clear()

    def _stand_in_queue(self, timeout: float) -> bool:
        with self._mutex:
            if not self._held:
                self._held = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._queue.append(turn)
        if turn.acquire(timeout=timeout):
            return True
        with self._mutex:
            if turn not in self._queue:
                return True
            self._queue.remove(turn)
            return False

    def _call_next(self) -> None:
        with self._mutex:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._held = False

    def _take_from_other_processes(self, deadline: float) -> bool:
        gate, writing = self._open()
        if not _lock(gate, deadline):
            return False
        try:
            return _lock(writing, deadline)
        finally:
            fcntl.flock(gate, fcntl.LOCK_UN)

    def _open(self) -> tuple[int, int]:
        if self._files is None:
            self._files = _open_file(self._path.with_name(f"{self._path.name}-gate")), _open_file(self._path)
        return self._files


def _open_file(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _lock(descriptor: int, deadline: float) -> bool:
    began = time.monotonic()
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        moment = time.monotonic()
        if moment > deadline:
            return False
        time.sleep(min(max((moment - began) / 10, SHORTEST_PAUSE), LONGEST_PAUSE))


_locks: dict[Path, FairLock] = {}
_opening = threading.Lock()


def lock_of(database: Path) -> FairLock:
    """Return this process's one lock for a database file."""
    path = database.resolve()
    with _opening:
        return _locks.setdefault(path, FairLock(path.with_name(f"{path.name}.lock")))


def _forget_all() -> None:
    global _opening  # noqa: PLW0603 - a fork may have happened while the parent held it
    _opening = threading.Lock()
    for lock in _locks.values():
        lock.forget()


os.register_at_fork(after_in_child=_forget_all)
