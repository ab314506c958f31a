"""Counts in a SQLite file of their own, which is never waited for on disk."""

from pathlib import Path

from shenava.foundation.database.disposable import DisposableFile

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


class SqliteCounters:
    """Counts kept in one file, shared by the processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._file = DisposableFile(path, tables=(TABLE, INDEX))
        self._hits = 0

    def hit(self, key: bytes, *, window_seconds: int, second: int, amount: int = 1) -> int:
        """Count so many; now and then sweep out windows that are over."""
        started = second - second % window_seconds
        [[total]] = self._file.run(HIT, (key, window_seconds, started, started + window_seconds, amount))
        self._hits += 1
        if self._hits % SWEEP_EVERY == 0:
            self._file.run(SWEEP, (second,))
        return int(total)

    def peek(self, key: bytes, *, window_seconds: int, second: int) -> int:
        """Return the count of the window."""
        rows = self._file.run(PEEK, (key, window_seconds, second - second % window_seconds))
        return int(rows[0][0]) if rows else 0

    def forget(self, key: bytes) -> None:
        """Drop the key."""
        self._file.run(FORGET, (key,))
