"""``bin/shenava due``: when a clock of a compliance pack falls due, and why.

It needs no installation, no database and no network, and loads no more of Django than texts need.
"""

import argparse
from collections.abc import Sequence

HELP = "Say when a clock of a compliance pack falls due, and why."
WEEKENDS = ("fri", "thu,fri", "fri,sat", "sat,sun")
LANGUAGES = ("en", "fa", "ar")


def main(arguments: Sequence[str]) -> int:
    """Answer on stdout; returns 0, or 2 for a pack, clock, place or figure that isn't there."""
    given = parser().parse_args(arguments)
    from shenava.entrypoints.commands.answers import due_date  # noqa: PLC0415 - `--help` needs none of it

    return due_date.answer(given)


def parser() -> argparse.ArgumentParser:
    """Return what can be said to the command."""
    found = argparse.ArgumentParser(prog="bin/shenava due", description=HELP)
    found.add_argument("--pack", required=True, metavar="ID", help="such as au_rg271, uk_disp, ir_bank")
    found.add_argument("--clock", required=True, metavar="NAME", help="such as ack, final, final.standard")
    found.add_argument(
        "--received", required=True, metavar="ISO8601", help="when the clock's own anchor was; without offset in --zone"
    )
    found.add_argument("--zone", required=True, metavar="IANA", help="time zone of the office, such as Asia/Tehran")
    found.add_argument(
        "--place", required=True, metavar="COUNTRY[-SUBDIVISION]", help="whose public holidays hold: IR, AU-NSW, GB-ENG"
    )
    found.add_argument("--weekend", required=True, choices=WEEKENDS, help="days on which the office never works")
    found.add_argument("--json", action="store_true", help="print one JSON object")
    found.add_argument("--language", choices=LANGUAGES, default="en", help="of the explanation (en)")
    return found
