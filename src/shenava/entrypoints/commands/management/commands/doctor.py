"""``bin/shenava doctor``."""

import sys

from django.core.management.base import BaseCommand

from shenava.entrypoints.commands.examinations import build, database, machine
from shenava.foundation import clock


class Command(BaseCommand):
    help = "Look whether everything is well and say what to do where it is not."
    requires_system_checks = []

    def handle(self, **_options: object) -> None:
        findings = [*machine.examine(), *build.examine(), *database.examine(at=clock.now())]
        for finding in findings:
            self.stdout.write(f"{'well ' if finding.is_well else 'WRONG'}  {finding.what}")
            if finding.advice:
                self.stdout.write(f"       {finding.advice}")
        ill = sum(not finding.is_well for finding in findings)
        if ill:
            self.stderr.write(f"{ill} of {len(findings)} need attention.")
            sys.exit(1)
