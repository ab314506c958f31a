"""``bin/shenava prepare``, which ``bin/run`` calls when something may have changed."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from shenava.domain.policies.packs import reading
from shenava.entrypoints.commands import databases
from shenava.entrypoints.commands.databases import State
from shenava.entrypoints.commands.serving import panel
from shenava.foundation import clock
from shenava.foundation.accounts import operations
from shenava.foundation.accounts.errors import AlreadySetUp


class Command(BaseCommand):
    help = "Make the database, or bring it to this version, and fill a new one with the example office."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--empty", action="store_true", help="no example office; prints the link to set up your own"
        )

    def handle(self, *, empty: bool, **_options: object) -> None:
        reading.packs()
        run = Path(settings.DATA_DIR) / "run"
        unfinished = run / "demo.unfinished"
        state = databases.state()
        if state is State.BEHIND:
            call_command("upgrade", stdout=self.stderr, stderr=self.stderr)
        if state is State.NEW:
            with self._timed("Making the database"):
                call_command("migrate", verbosity=0, interactive=False)
            if not empty:
                unfinished.touch()
        if unfinished.exists() and not empty:
            self._fill(run)
            unfinished.unlink()
        if empty:
            self._print_setup_link()

    def _print_setup_link(self) -> None:
        with suppress(AlreadySetUp):
            secret = operations.setup_link(at=clock.now())
            self.stdout.write(f"{settings.PUBLIC_URL}/desk/set-up/{secret}/")

    def _fill(self, run: Path) -> None:
        with self._timed("Filling the example office"):
            call_command("demo", stdout=self.stderr, stderr=self.stderr)
        with (run / panel.LOGINS.name).open("w", encoding="utf-8") as logins:
            call_command("demo", "--logins", stdout=logins, stderr=self.stderr)

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        began = time.monotonic()
        self.stderr.write(f"{what} ...")
        yield
        self.stderr.write(f"{what}: {time.monotonic() - began:.1f} s")
