"""Django's SQLite backend with durable commits, kept connections, and a fair lock around every transaction."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from shenava.foundation.database.backends.sqlite.fair_lock import FairLock, lock_of
from shenava.foundation.database.backends.sqlite.operations import DatabaseOperations

BUSY_SECONDS = 20
"""How long a writer waits before the database counts as locked."""

OURS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": BUSY_SECONDS,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON",
}

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes the fair lock before its outermost BEGIN and gives it back with COMMIT or ROLLBACK.

    Reading outside a transaction takes no lock; a single write outside a transaction takes it for that statement.
    A database in memory has no lock.
    """

    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on to Django
        super().__init__(*args, **kwargs)
        self._lock: FairLock | None = None
        self._holds_lock = False
        self.execute_wrappers.append(self._in_turn)

    def get_connection_params(self) -> dict[str, Any]:
        """Add our settings to what the operator set."""
        self.settings_dict["OPTIONS"] = OURS | self.settings_dict["OPTIONS"]
        return super().get_connection_params()

    def connect(self) -> None:
        """Open the connection for good: the last one to close makes SQLite fold its log, which costs 50 ms."""
        self._lock = None if self.is_in_memory_db() else lock_of(Path(self.settings_dict["NAME"]))
        super().connect()
        self.close_at = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401 - Django's own signature
        """Open the file; in turn if somebody is just changing it to the write-ahead log, which waits for nobody.

        Never look into the file but through SQLite: closing it by other means drops the locks of this process.
        """
        try:
            return super().get_new_connection(conn_params)
        except sqlite3.OperationalError:
            with self.writing():
                return super().get_new_connection(conn_params)

    @property
    def holds_lock(self) -> bool:
        """Return whether this connection is the one that may write."""
        return self._holds_lock

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock for a block, unless this connection holds it already."""
        if self._holds_lock:
            yield
            return
        self._take_lock()
        try:
            yield
        finally:
            self._give_lock()

    def _take_lock(self) -> None:
        if self._lock and not self._holds_lock:
            if not self._lock.acquire(timeout=BUSY_SECONDS):
                raise OperationalError("database is locked: another writer has not finished in time")
            self._holds_lock = True

    def _give_lock(self) -> None:
        if self._lock and self._holds_lock:
            self._holds_lock = False
            self._lock.release()

    def _in_turn(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401, FBT001 - Django's own signature
        if self._holds_lock or not sql.lstrip()[:7].upper().startswith(WRITES):
            return execute(sql, params, many, context)
        with self.writing():
            return execute(sql, params, many, context)

    def _start_transaction_under_autocommit(self) -> None:
        self._take_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # the stubs leave out what is private
        except BaseException:
            self._give_lock()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc] # as above
        self._give_lock()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # as above
        finally:
            self._give_lock()

    def _set_autocommit(self, autocommit: bool) -> None:  # noqa: FBT001 - Django's own signature
        super()._set_autocommit(autocommit)  # type: ignore[misc] # as above
        if autocommit and self._holds_lock:
            self._rollback()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # as above
        finally:
            self._give_lock()
