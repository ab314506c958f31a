"""Notes in the file of the counters, shared by the processes of one machine."""

from collections.abc import Sequence
from pathlib import Path

from shenava.foundation.database.disposable import DisposableFile

TABLE = "CREATE TABLE IF NOT EXISTS jotting (number INTEGER PRIMARY KEY AUTOINCREMENT, box TEXT NOT NULL, line TEXT)"
DROP = "INSERT INTO jotting (box, line) VALUES (?, ?)"
WAITING = "SELECT number, line FROM jotting WHERE box = ? ORDER BY number LIMIT ?"
DISCARD = "DELETE FROM jotting WHERE box = ? AND number <= ?"
CROWDED = "DELETE FROM jotting WHERE number <= (SELECT max(number) FROM jotting) - ?"
MOST = 200_000
"""Notes that are kept while nobody gathers them."""
SWEEP_EVERY = 1000


class SqliteBox:
    """Boxes of notes kept in one file."""

    def __init__(self, path: Path) -> None:
        self._file = DisposableFile(path, tables=(TABLE,))
        self._dropped = 0

    def drop(self, name: str, line: str) -> None:
        """Keep one line; now and then let the oldest make room."""
        self._file.run(DROP, (name, line))
        self._dropped += 1
        if self._dropped % SWEEP_EVERY == 0:
            self._file.run(CROWDED, (MOST,))

    def waiting(self, name: str, *, most: int) -> Sequence[tuple[int, str]]:
        """Return the oldest lines."""
        return [(int(number), str(line)) for number, line in self._file.run(WAITING, (name, most))]

    def discard(self, name: str, *, upto: int) -> None:
        """Take away what is dealt with."""
        self._file.run(DISCARD, (name, upto))
