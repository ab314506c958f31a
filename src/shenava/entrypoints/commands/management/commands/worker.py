"""The embedded worker as a command."""

import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from shenava.foundation.tasks.embedded import AlreadyRunning, Worker


class Command(BaseCommand):
    help = "Do what follows from what happens, until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--threads", type=int, default=2, help="How many deliveries may run at the same time (2).")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's own signature
        worker = Worker(threads=options["threads"])

        def stop(_number: int, _frame: FrameType | None) -> None:
            worker.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        try:
            worker.run()
        except AlreadyRunning as running:
            raise CommandError(f"Another worker already serves this data folder: {running}") from running
