"""``bin/shenava backup``."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from shenava.entrypoints.commands.archives import copies, writing
from shenava.foundation import clock


class Command(BaseCommand):
    help = "Write rows, files and keys into one file, while Shenava goes on working; prints its path."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, metavar="PATH", help="a file or a folder (the data folder's backups)")

    def handle(self, *, to: Path | None, **_options: object) -> None:
        moment = clock.now()
        target = destination(to, moment=moment)
        if target.exists():
            raise CommandError(f"{target} exists already.")
        try:
            described = writing.write(target, moment=moment)
        except (copies.CannotCopy, OSError) as error:
            raise CommandError(f"No backup was written. {error}") from error
        size = sum(entry.size for entry in described.entries)
        self.stderr.write(
            f"{len(described.entries)} files, {size:,} bytes. It holds the keys: keep it as safe as them."
        )
        if described.files_elsewhere:
            self.stderr.write(f"Files of cases are not in it; they are in {described.files_elsewhere}.")
        self.stdout.write(str(target))


def destination(to: Path | None, *, moment: datetime) -> Path:
    """Return where a backup of this moment (UTC) goes."""
    name = f"shenava-{moment:%Y%m%dT%H%M%SZ}.tar"
    folder = to.expanduser().resolve() if to else Path(settings.DATA_DIR) / "backups"
    return folder / name if to is None or folder.is_dir() else folder
