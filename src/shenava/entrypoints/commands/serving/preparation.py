"""Bringing the data folder up to date before anything is served; does nothing when nothing changed."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from shenava.entrypoints.commands.serving.options import PROJECT, Options

SOURCES = PROJECT / "src" / "shenava"
FOLDERS = ("files", "keys", "logs", "run")


class InUse(Exception):  # noqa: N818 - reads as what happened
    """Another Shenava already serves this data folder."""


class Unprepared(Exception):  # noqa: N818 - reads as what happened
    """The data could not be brought up to date; what went wrong has been shown."""


def occupy(data: Path) -> int:
    """Make the data folder and hold it until this process ends; raises InUse."""
    for folder in FOLDERS:
        (data / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    held = os.open(data / "run" / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise InUse from None
    return held


def bring_up_to_date(options: Options, *, environment: Mapping[str, str]) -> str:
    """Migrate and fill the database when needed; returns the set-up link of an installation nobody has set up yet."""
    stamp = options.data / "run" / "prepared.stamp"
    current = _fingerprint(environment)
    if not options.empty and _is_prepared(options.data) and stamp.exists() and stamp.read_text() == current:
        return ""
    command = [sys.executable, "-m", "shenava.entrypoints.commands", "prepare"]
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        [*command, "--empty"] if options.empty else command,
        env=dict(environment),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unprepared
    stamp.write_text(current)
    return done.stdout.strip()


def _is_prepared(data: Path) -> bool:
    keys = data / "keys" / "keyring.json"
    database = data / "shenava.sqlite3"
    return keys.exists() and (database.exists() or bool(os.environ.get("SHENAVA_DATABASE_URL")))


def _fingerprint(environment: Mapping[str, str]) -> str:
    """Return a digest of all migrations, the locked packages and the database's address."""
    digest = hashlib.sha256(environment.get("SHENAVA_DATABASE_URL", "").encode())
    for path in [PROJECT / "requirements" / "core.lock", *sorted(SOURCES.rglob("migrations/*.py"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
