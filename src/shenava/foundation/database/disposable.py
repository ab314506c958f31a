"""A SQLite file beside the database for what may be lost: never waited for on disk, thrown away when damaged."""

import os
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

Value: TypeAlias = bytes | int | str
WAIT_SECONDS = 5.0


class DisposableFile:
    """One connection a thread and process to a file that ``tables`` are made in when they are missing."""

    def __init__(self, path: Path, *, tables: Sequence[str]) -> None:
        self._path = path
        self._tables = tuple(tables)
        self._own = threading.local()

    def run(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of one statement, which is its own transaction."""
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
            for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", *self._tables):
                connection.execute(statement)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _start_afresh(self) -> None:
        """Throw a damaged file away: it only held what may be lost."""
        if getattr(self._own, "process", None) == os.getpid():
            self._own.connection.close()
        self._own.process = None
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
