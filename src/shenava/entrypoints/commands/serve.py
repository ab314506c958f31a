"""Keeps the processes of one machine: pages, live events and worker; ``bin/run`` ends here."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from types import FrameType
from typing import NoReturn

from shenava.entrypoints.commands.serving import options as command_line
from shenava.entrypoints.commands.serving import panel, preparation
from shenava.entrypoints.commands.serving.children import Child, Children, GaveUp
from shenava.entrypoints.commands.serving.options import LOOPBACK, Options

LONGEST_START = 60.0
"""Seconds within which the pages must answer."""

GRANIAN = (sys.executable, "-m", "granian", "--host", LOOPBACK, "--no-ws", "--log-level", "warning")


class Stopped(BaseException):
    """Somebody asked Shenava to stop."""


def main(arguments: Sequence[str]) -> int:
    """Start everything, keep it running, and stop it when asked; returns the exit code."""
    began = time.monotonic()
    options = command_line.read(arguments)
    taken = command_line.taken_port(options)
    if taken:
        return _complain(taken)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        return _serve(options, began=began)
    except preparation.InUse:
        return _complain(
            f"Another Shenava already serves {options.data}. Stop it, or choose another folder: --data DIR"
        )
    except preparation.Unprepared:
        return 1
    except Stopped:
        return 0


def _serve(options: Options, *, began: float) -> int:
    preparation.occupy(options.data)
    environment = {**os.environ, **options.environment}
    link = preparation.bring_up_to_date(options, environment=environment)
    children = Children(members=_members(options, environment=environment))
    try:
        children.start()
        _wait_for_pages(options, children=children)
        sys.stdout.write(panel.text(options, setup_link=link, seconds=time.monotonic() - began) + "\n")
        sys.stdout.flush()
        _keep(children)
    except GaveUp as gave_up:
        return _complain(f"{gave_up}\n{_end_of(options.data / 'logs')}")
    except Stopped:
        sys.stderr.write("Stopping ...\n")
        return 0
    finally:
        children.stop()


def _members(options: Options, *, environment: dict[str, str]) -> list[Child]:
    live = ("--interface", "asginl", "--workers", "1", "--port", str(options.live_port))
    commands = {
        "pages": (sys.executable, "-m", "shenava.entrypoints.commands.pages", "--port", str(options.port)),
        "live": (*GRANIAN, *live, "shenava.config.live:application"),
        "worker": (sys.executable, "-m", "shenava.entrypoints.commands", "worker"),
    }
    logs = options.data / "logs"
    return [
        Child(name=name, command=command, environment=environment, log=logs / f"{name}.log")
        for name, command in commands.items()
    ]


def _wait_for_pages(options: Options, *, children: Children) -> None:
    limit = time.monotonic() + LONGEST_START
    while not _answers(options.port):
        if found_dead := children.watch():
            raise GaveUp("\n".join(found_dead))
        if time.monotonic() > limit:
            raise GaveUp(f"The pages did not answer within {LONGEST_START:.0f} s; logs: {options.data / 'logs'}")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    connection = HTTPConnection(LOOPBACK, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200  # noqa: PLR2004 - the HTTP status for "well"
    except OSError:
        return False
    finally:
        connection.close()


def _keep(children: Children) -> NoReturn:
    while True:
        _tell(children.watch())
        time.sleep(0.2)


def _tell(sentences: list[str]) -> None:
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")


def _end_of(logs: Path) -> str:
    """Return the last lines of the pages' log, which say why they never answered."""
    log = logs / "pages.log"
    if not log.exists():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


def _complain(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
