"""Counts in a SQLite file of their own, which is never waited for on disk."""

import os
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

TABLE = """
CREATE TABLE IF NOT EXISTS counter (
    key BLOB NOT NULL, seconds INTEGER NOT NULL, started INTEGER NOT NULL, ends INTEGER NOT NULL,
    amount INTEGER NOT NULL, PRIMARY KEY (key, seconds)
) WITHOUT ROWID
"""
INDEX = "CREATE INDEX IF NOT EXISTS counter_ends ON counter (ends)"
HIT = """
INSERT INTO counter (key, seconds, started, ends, amount) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (key, seconds) DO UPDATE SET
    amount = CASE WHEN started = excluded.started THEN amount + excluded.amount ELSE excluded.amount END,
    started = excluded.started, ends = excluded.ends
RETURNING amount
"""
PEEK = "SELECT amount FROM counter WHERE key = ? AND seconds = ? AND started = ?"
FORGET = "DELETE FROM counter WHERE key = ?"
SWEEP = "DELETE FROM counter WHERE ends <= ?"
SWEEP_EVERY = 500
WAIT_SECONDS = 5.0


class SqliteCounters:
    """Counts kept in one file, shared by the processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()
        self._hits = 0

    def hit(self, key: bytes, *, window_seconds: int, second: int, amount: int = 1) -> int:
        """Count so many; now and then sweep out windows that are over."""
        started = second - second % window_seconds
        [[total]] = self._run(HIT, (key, window_seconds, started, started + window_seconds, amount))
        self._hits += 1
        if self._hits % SWEEP_EVERY == 0:
            self._run(SWEEP, (second,))
        return int(total)

    def peek(self, key: bytes, *, window_seconds: int, second: int) -> int:
        """Return the count of the window."""
        rows = self._run(PEEK, (key, window_seconds, second - second % window_seconds))
        return int(rows[0][0]) if rows else 0

    def forget(self, key: bytes) -> None:
        """Drop the key."""
        self._run(FORGET, (key,))

    def _run(self, statement: str, values: Sequence[bytes | int]) -> list[tuple[int, ...]]:
        try:
            return self._connection().execute(statement, values).fetchall()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._start_afresh()
            return self._connection().execute(statement, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """Return the connection of this thread in this process; none survives a fork."""
        process = os.getpid()
        if getattr(self._own, "process", None) != process:
            self._own.connection = self._open()
            self._own.process = process
        connection: sqlite3.Connection = self._own.connection
        return connection

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", TABLE, INDEX):
                connection.execute(statement)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _start_afresh(self) -> None:
        """Throw a damaged file away: it only held counts."""
        if getattr(self._own, "process", None) == os.getpid():
            self._own.connection.close()
        self._own.process = None
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
