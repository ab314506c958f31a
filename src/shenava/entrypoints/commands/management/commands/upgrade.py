"""``bin/shenava upgrade``."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from shenava.entrypoints.commands import databases
from shenava.entrypoints.commands.databases import State


class Command(BaseCommand):
    help = "Back up, bring the database to this version, and check it; safe to run again."
    requires_system_checks = []

    def handle(self, **_options: object) -> None:
        state = databases.state()
        if state is State.CURRENT:
            self.stderr.write("The database is as this version needs it.")
        if state is State.BEHIND:
            call_command("backup", stdout=self.stdout, stderr=self.stderr)
        if state is not State.CURRENT:
            call_command("migrate", verbosity=0, interactive=False)
            self.stderr.write("The database has been brought to this version.")
        call_command("check", databases=["default"], stdout=self.stderr)
