"""``bin/shenava demo``, which ``bin/run`` calls for a new installation."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from shenava.domain.cases.models import Case
from shenava.entrypoints.commands.demonstration import logins as sign_ins
from shenava.entrypoints.commands.demonstration import show
from shenava.foundation import clock
from shenava.lifecycle import found


class Command(BaseCommand):
    help = "Fill a new installation with an example bank whose cases are at every stage."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--logins", action="store_true", help="print how to sign in to the example office")

    def handle(self, *, logins: bool, **_options: object) -> None:
        if logins:
            self.stdout.write("\n".join(sign_ins.lines()))
        elif Case.objects.exists():
            self.stdout.write("There are cases already; nothing was changed.")
        elif found.is_founded():
            raise CommandError("This installation has an office of its own; the example needs an empty one.")
        else:
            self.stdout.write(f"{show.fill(at=clock.now())} cases of the example office are there.")
