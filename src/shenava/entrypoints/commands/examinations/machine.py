"""Python, SQLite, the data folder and the keys."""

import platform
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings

from shenava.entrypoints.commands.examinations.finding import Finding
from shenava.foundation.calendars import zones

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 35, 0)
LEAST_FREE = 1_000_000_000
"""Bytes; below this a busy day of files may not fit."""


def examine() -> Iterator[Finding]:
    """Look at what everything else stands on."""
    yield _python()
    yield _sqlite()
    yield _zones()
    yield from _folder(Path(settings.DATA_DIR))
    yield _keys(Path(settings.DATA_DIR) / "keys" / "keyring.json")


def _python() -> Finding:
    old = sys.version_info < OLDEST_PYTHON
    return Finding(what=f"Python {platform.python_version()}", advice="Install Python 3.11 or newer." if old else "")


def _sqlite() -> Finding:
    what = f"SQLite {sqlite3.sqlite_version} with full-text search"
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Finding(what=what, advice="Use a Python whose SQLite is 3.35 or newer.")
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError:
            return Finding(what=what, advice="Use a Python whose SQLite has FTS5; Debian's has.")
    return Finding(what=what)


def _zones() -> Finding:
    advice = "" if zones.are_current() else "Update the system's tzdata, or install the Python package tzdata."
    return Finding(what="Time zones are up to date", advice=advice)


def _folder(data: Path) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        yield Finding(what=f"Data folder {data}", advice=f"Let this user write there ({error.strerror}).")
        return
    yield Finding(what=f"Data folder {data} can be written")
    free = shutil.disk_usage(data).free
    advice = "Make room: less than 1 GB is left." if free < LEAST_FREE else ""
    yield Finding(what=f"{free / 1e9:.1f} GB free", advice=advice)


def _keys(keyring: Path) -> Finding:
    mode = stat.S_IMODE(keyring.stat().st_mode)
    advice = f"Run: chmod 600 {keyring}" if mode & 0o077 else ""
    return Finding(what=f"Keys are readable by their owner alone ({mode:o})", advice=advice)
