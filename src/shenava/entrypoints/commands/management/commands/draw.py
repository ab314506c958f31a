"""``bin/shenava draw``."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from shenava.entrypoints.commands.drawing import documents


class Command(BaseCommand):
    help = "Draw the documents that come from the code, or look whether they are up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only look; ends with 1 when something is outdated.")

    def handle(self, **options: object) -> None:
        found = documents.outdated() if options["check"] else documents.write()
        for path in found:
            self.stdout.write(str(path.relative_to(documents.project())))
        if options["check"] and found:
            self.stderr.write("These say something else than the code: run bin/shenava draw.")
            sys.exit(1)
