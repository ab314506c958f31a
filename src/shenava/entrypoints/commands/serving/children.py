"""Keeping processes alive: started together, started again when they die, stopped together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MOST_RESTARTS = 5
STEADY_AFTER = 60.0
"""Seconds after which a process counts as steady, so that its earlier deaths are forgotten."""

PATIENCE = 5.0
"""Seconds that a process has to end by itself."""

LARGEST_LOG = 10_000_000
PR_SET_PDEATHSIG = 1


class GaveUp(Exception):  # noqa: N818 - reads as what happened
    """A process died again and again; its log says why."""


@dataclass(kw_only=True)
class Child:
    """One process that is to live as long as the whole."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    pause: float = 1.0
    """Seconds before the first restart; doubled before each further one."""
    process: subprocess.Popen[bytes] | None = None
    restarts: int = 0
    began: float = 0.0
    again_at: float | None = None

    def start(self) -> None:
        """Start the process in a group of its own, so that a key pressed in the terminal reaches only its keeper."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own commands, no shell
                list(self.command),
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_keeper,  # noqa: PLW1509 - the keeper has one thread
            )
        self.began = time.monotonic()
        self.again_at = None

    def is_running(self) -> bool:
        """Return whether the process lives."""
        return self.process is not None and self.process.poll() is None

    def watch(self) -> str | None:
        """Start the process again when its time has come; returns a sentence when it was found dead just now."""
        if self.is_running():
            return None
        if self.again_at is None:
            return self._plan_restart()
        if time.monotonic() >= self.again_at:
            self.start()
        return None

    def _plan_restart(self) -> str:
        self.kill()
        code = self.process.returncode if self.process else "unknown"
        if time.monotonic() - self.began > STEADY_AFTER:
            self.restarts = 0
        if self.restarts == MOST_RESTARTS:
            raise GaveUp(f"{self.name} ended {MOST_RESTARTS + 1} times (code {code}); its log: {self.log}")
        wait = self.pause * 2**self.restarts
        self.restarts += 1
        self.again_at = time.monotonic() + wait
        return f"{self.name} ended (code {code}); it starts again in {wait:.0f} s. Its log: {self.log}"

    def ask_to_end(self) -> None:
        """Ask the process to end; it ends what it started by itself."""
        if self.process is not None:
            self.process.terminate()

    def kill(self) -> None:
        """End the process, and whatever it left behind, by force."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass(kw_only=True)
class Children:
    """All processes of one machine."""

    members: list[Child] = field(default_factory=list)

    def start(self) -> None:
        """Start every process."""
        for child in self.members:
            child.start()

    def watch(self) -> list[str]:
        """Start again what died; returns a sentence for each that was found dead, raises GaveUp."""
        return [sentence for child in self.members if (sentence := child.watch())]

    def stop(self) -> None:
        """End every process: politely, and after five seconds by force."""
        for child in self.members:
            child.ask_to_end()
        limit = time.monotonic() + PATIENCE
        while any(child.is_running() for child in self.members) and time.monotonic() < limit:
            time.sleep(0.02)
        for child in self.members:
            child.kill()


def _end_with_keeper() -> None:
    """Ask Linux to end this process when its keeper is killed; other systems go on without."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
