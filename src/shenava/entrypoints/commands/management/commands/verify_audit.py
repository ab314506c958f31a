"""``bin/shenava verify-audit``."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from shenava.foundation import clock
from shenava.foundation.audit import verification
from shenava.foundation.audit.verification import Fault, Head, Verdict

REASONS = {
    Fault.ALTERED: "its content or place is not what was sealed",
    Fault.MISSING: "the entry is missing",
    Fault.UNLINKED: "it does not follow the entry before it",
    Fault.KEY_LOST: "the keyring no longer holds the key of its seal",
    Fault.VALUE_ALTERED: "a personal value kept beside it was changed",
    Fault.CUT_OFF: "the log ends before the given head, or is not the same log",
    Fault.HEAD_FORGED: "the given head was not signed by this installation",
    Fault.UNSEALED: "entries have been waiting for their seal for more than ten minutes; is the worker running?",
}


class Command(BaseCommand):
    help = "Prove that nobody changed the audit log, or name the first entry that was touched (exit 1)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument("--head", type=Path, metavar="FILE", help="check against a head that was exported earlier")
        choice.add_argument(
            "--export-head", action="store_true", help="print the signed head of the log, to be kept elsewhere"
        )

    def handle(self, *, head: Path | None, export_head: bool, **_options: object) -> None:
        moment = clock.now()
        if export_head:
            self.stdout.write(verification.take_head(at=moment).as_json())
            return
        verdict = verification.verify(at=moment, head=read_head(head) if head else None)
        self.stdout.write(sentence(verdict))
        if not verdict.ok:
            sys.exit(1)


def read_head(path: Path) -> Head:
    """Return an exported head; an unreadable file is an error that says so."""
    try:
        return Head.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} is not the head of an audit log: {error}") from error


def sentence(verdict: Verdict) -> str:
    """Return the verdict in words."""
    if verdict.why is None:
        return f"The audit log is whole: {verdict.checked} sealed entries checked."
    place = f" at position {verdict.first_bad}" if verdict.first_bad is not None else ""
    return f"The audit log is NOT whole{place}: {REASONS[verdict.why]} ({verdict.why}; {verdict.checked} were good)."
