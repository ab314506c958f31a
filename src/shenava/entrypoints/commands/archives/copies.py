"""Copies of a database that hold one moment, while others go on writing."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db.backends.sqlite3 import _functions  # type: ignore[attr-defined] # the stubs leave out what is private

SQLITE = "shenava.sqlite3"
POSTGRESQL = "postgresql.dump"


class CannotCopy(Exception):  # noqa: N818 - reads as what happened
    """The database could not be copied or put back; the message says why."""


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database through its own backup interface and check the copy; raises CannotCopy."""
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        # The check evaluates constraints, and these call functions that Django gives its own connections.
        _functions.register(copy)
        (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
    if verdict != "ok":
        raise CannotCopy(f"The copy of the database is damaged: {verdict}")


def dump_postgresql(address: str, target: Path) -> None:
    """Write the database at this address into a file; raises CannotCopy."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], address)


def load_postgresql(address: str, source: Path) -> None:
    """Put a dump into the empty database at this address, wholly or not at all; raises CannotCopy."""
    name = _environment(address)["PGDATABASE"]
    options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", f"--dbname={name}"]
    _run("pg_restore", [*options, str(source)], address)


def _run(program: str, options: list[str], address: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise CannotCopy(f"{program} is missing; install it with: sudo apt-get install -y postgresql-client")
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, no shell
        [path, *options], env={**os.environ, **_environment(address)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotCopy(f"{program} failed: {done.stderr.strip()}")


def _environment(address: str) -> Mapping[str, str]:
    """Return the address as PostgreSQL's programs take it without showing the password in the list of processes."""
    parts = urlsplit(address)
    values = {
        "PGHOST": parts.hostname,
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": parts.path.lstrip("/"),
    }
    return {name: value for name, value in values.items() if value}
