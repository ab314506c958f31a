"""A server of pages as ``bin/run`` starts it, or a bare one, on a port and a data folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Self

import machine

HERE = Path(__file__).resolve().parent
LOOPBACK = "127.0.0.1"
LONGEST_START = 60.0
PRODUCT = "shenava.config.wsgi:application"
OURS = ["shenava.entrypoints.commands.pages"]
PLAIN = ["granian", *("--interface", "wsgi", "--host", LOOPBACK, "--blocking-threads", "1")]
PLAIN += ["--no-ws", "--log-level", "warning"]
"""Granian's own command, for applications that are not ours."""


class Pages:
    """Granian with workers of one thread each, started on entering and ended on leaving."""

    def __init__(self, *, data: Path, application: str, settings: str, workers: int = 2) -> None:
        self.port = _free_port()
        self.began = 0.0
        self.answered_after = 0.0
        """Seconds from exec to the first 200."""
        self._environment = environment(data, settings=settings, port=self.port)
        as_often = ["--port", str(self.port), "--workers", str(workers)]
        self._command = [sys.executable, "-m", *(OURS if application == PRODUCT else [*PLAIN, application]), *as_often]
        self._data = data
        self._log = data / f"{settings}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.began = time.perf_counter()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own command, no shell
                self._command, env=self._environment, cwd=self._data, stdout=log, stderr=log, start_new_session=True
            )
        while not self._answers():
            if self._process.poll() is not None or time.perf_counter() - self.began > LONGEST_START:
                self.__exit__(None, None, None)
                raise RuntimeError(self._log.read_text(encoding="utf-8")[-2000:])
            time.sleep(0.005)
        self.answered_after = time.perf_counter() - self.began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)

    @property
    def pids(self) -> list[int]:
        """Every process of this server."""
        return machine.family(self._process.pid) if self._process else []

    @property
    def workers(self) -> list[int]:
        """The processes that make pages; the one that keeps them is not among them."""
        return self.pids[1:]

    def _answers(self) -> bool:
        connection = HTTPConnection(LOOPBACK, self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200  # noqa: PLR2004 - the HTTP status for "well"
        except OSError:
            return False
        finally:
            connection.close()


def environment(data: Path, *, settings: str = "product_settings", port: int = 8000) -> dict[str, str]:
    """Return the environment of a process that works on a data folder; nothing of the caller's Shenava is in it.

    Python may keep what it compiles, as the scripts in ``bin/`` let it.
    """
    ours = ("SHENAVA_", "PYTHONDONTWRITEBYTECODE")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    paths = os.pathsep.join([str(HERE), str(HERE.parent / "src")])
    return plain | {
        "SHENAVA_DATA": str(data),
        "SHENAVA_PORT": str(port),
        "SHENAVA_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": paths,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
