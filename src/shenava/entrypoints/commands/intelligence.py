"""``bin/shenava intelligence``: what can be told of texts without an installation, a database or a network."""

import argparse
from collections.abc import Sequence

HELP = "Say what texts are about, how urgent and how distressed they sound."


def main(arguments: Sequence[str]) -> int:
    """Answer on stdout; returns 0, or 2 for a sector that isn't there."""
    given = parser().parse_args(arguments)
    from shenava.entrypoints.commands.answers import triage  # noqa: PLC0415 - `--help` needs none of it

    return triage.answer(given)


def parser() -> argparse.ArgumentParser:
    """Return what can be said to the command."""
    found = argparse.ArgumentParser(prog="bin/shenava intelligence", description=HELP)
    tasks = found.add_subparsers(dest="task", required=True, metavar="TASK")
    triage = tasks.add_parser("triage", help="read JSON lines, print one line for each", description=_TRIAGE)
    triage.add_argument("--sector", metavar="CODE", help="such as BANK: only its categories compete; a line's own wins")
    triage.add_argument("--json", action="store_true", help="print JSON objects instead of readable lines")
    return found


_TRIAGE = (
    'Reads JSON lines {"text": ..., "language"?: fa|ar|en, "sector"?: CODE} from stdin and prints one line for each, '
    "in their order, also for empty and broken ones. Everything follows from word lists; nothing has been learned."
)
