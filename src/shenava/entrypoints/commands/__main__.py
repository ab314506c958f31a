"""``bin/shenava``: finds the command, runs it, and ends with 0, 1 (it went wrong) or 2 (it was said wrongly)."""

import difflib
import os
import pkgutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import django
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from shenava import __version__
from shenava.entrypoints.commands import due, intelligence, restore
from shenava.foundation.errors import Problem

USAGE = 2
OURS = "shenava.entrypoints.commands"
BEFORE_SETTINGS: Mapping[str, tuple[Callable[[Sequence[str]], int], str]] = {
    "due": (due.main, due.HELP),
    "intelligence": (intelligence.main, intelligence.HELP),
    "restore": (restore.main, restore.HELP),
}
"""Commands that need no installation, and must not make one: what runs, and what the help says."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command with its arguments."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shenava.config.settings")
    if given[:1] == ["--version"]:
        sys.stdout.write(f"Shenava {__version__}\n")
        return 0
    if given and given[0] in BEFORE_SETTINGS:
        run, _help_text = BEFORE_SETTINGS[given[0]]
        return run(given[1:])
    django.setup()
    if not given or given[0] in {"-h", "--help", "help"}:
        (sys.stdout if given else sys.stderr).write(_overview())
        return 0 if given else USAGE
    return _run(given[0].replace("-", "_"), given[1:])


def _run(name: str, arguments: list[str]) -> int:
    application = get_commands().get(name)
    if application is None:
        sys.stderr.write(_unknown(name))
        return USAGE
    command = application if isinstance(application, BaseCommand) else load_command_class(application, name)
    try:
        command.run_from_argv(["bin/shenava", name, *arguments])
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _names() -> list[str]:
    folder = Path(__file__).parent / "management" / "commands"
    return sorted([*BEFORE_SETTINGS, *(module.name for module in pkgutil.iter_modules([str(folder)]))])


def _overview() -> str:
    lines = [f"  {name.replace('_', '-'):<16} {_help(name)}" for name in _names()]
    return "\n".join(["usage: bin/shenava COMMAND [--help] ...", "", "Commands:", *lines, ""])


def _help(name: str) -> str:
    return BEFORE_SETTINGS[name][1] if name in BEFORE_SETTINGS else load_command_class(OURS, name).help


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, _names(), n=1)
    hint = f"Did you mean {near[0].replace('_', '-')}?" if near else "bin/shenava --help lists the commands."
    return f"There is no command {name.replace('_', '-')}. {hint}\n"


if __name__ == "__main__":
    sys.exit(main())
