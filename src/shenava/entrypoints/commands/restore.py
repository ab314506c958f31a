"""``bin/shenava restore``: makes an empty folder into the installation that a backup holds.

It runs before any settings are read, since reading them would make new keys.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from shenava import __version__
from shenava.entrypoints.commands.archives import copies, reading
from shenava.entrypoints.commands.archives.manifest import Manifest, NotWhole

HELP = "Put a backup into an empty folder, after checking every byte of it."


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The backup cannot go where it was sent."""


def main(arguments: Sequence[str]) -> int:
    """Check, extract, and look whether the database suits this version; returns the exit code."""
    parser = argparse.ArgumentParser(prog="bin/shenava restore", description=HELP)
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--into", type=Path, required=True, metavar="DIR", help="an empty folder, or one to be made")
    given = parser.parse_args(arguments)
    into = given.into.expanduser().resolve()
    try:
        described = _restore(given.file, into=into)
    except (NotWhole, Refused, copies.CannotCopy, OSError) as error:
        sys.stderr.write(f"{given.file} was not restored. {error}\n")
        return 1
    sys.stdout.write(f"{into}\n")
    return _look_at_migrations(described, into=into)


def _restore(source: Path, *, into: Path) -> Manifest:
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise Refused(f"{into} is not empty; choose an empty folder.")
    described = reading.check(source)
    _refuse_newer(described)
    if described.database == "postgresql":
        _refuse_used_postgresql()
    reading.extract(source, into=into, described=described)
    if described.database == "postgresql":
        dump = into / copies.POSTGRESQL
        copies.load_postgresql(os.environ["SHENAVA_DATABASE_URL"], dump)
        dump.unlink()
    if described.files_elsewhere:
        sys.stderr.write(f"Files of cases are not in backups of this kind; they are in {described.files_elsewhere}.\n")
    return described


def _refuse_newer(described: Manifest) -> None:
    if _numbers(described.shenava) > _numbers(__version__):
        raise Refused(f"It was made by Shenava {described.shenava}, which is newer than this {__version__}.")


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def _refuse_used_postgresql() -> None:
    address = os.environ.get("SHENAVA_DATABASE_URL", "")
    if not address:
        raise Refused("It holds a PostgreSQL database; name an empty one in SHENAVA_DATABASE_URL.")
    import psycopg  # noqa: PLC0415 - only installations on PostgreSQL have it

    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    if row and row[0]:
        raise Refused("The database in SHENAVA_DATABASE_URL is not empty.")


def _look_at_migrations(described: Manifest, *, into: Path) -> int:
    """Ask the restored database whether it suits this version; says what to do when it doesn't yet."""
    environment = {**os.environ, "SHENAVA_DATA": str(into)}
    if described.database != "postgresql":
        environment.pop("SHENAVA_DATABASE_URL", None)
    command = [sys.executable, "-m", "shenava.entrypoints.commands", "migrate", "--check", "--skip-checks"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    count = len(described.entries)
    sys.stderr.write(f"Restored {count} files as they were at {described.made_at} (Shenava {described.shenava}).\n")
    if done.returncode:
        sys.stderr.write(f"{done.stderr}Before you start it, run: SHENAVA_DATA={into} bin/shenava upgrade\n")
    return 0
