"""All processes of one machine, started and stopped as by bin/run."""

import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow_start, pytest.mark.timeout(150)]

Start = Callable[..., subprocess.Popen[str]]


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port: int = place.getsockname()[1]
        return port


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str | int) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "shenava.entrypoints.commands.serve", *map(str, arguments)]
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.terminate()
        process.communicate(timeout=30)


def status_of(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def panel_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            return "".join(lines)
    assert process.stderr is not None
    pytest.fail(f"it ended before it was ready: {process.stderr.read()}")


def test_an_empty_installation_starts_prints_its_set_up_link_and_stops_without_a_trace(
    start: Start, tmp_path: Path
) -> None:
    port, live = free_port(), free_port()

    process = start("--empty", "--port", port, "--live-port", live)
    panel = panel_of(process)

    assert f"http://localhost:{port}/desk/" in panel
    assert f"http://localhost:{port}/desk/set-up/" in panel
    assert status_of(port, "/healthz") == 200
    assert (tmp_path / "data" / "keys" / "keyring.json").exists()

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=20) == 0
    for gone in (port, live):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", gone)) != 0


def test_a_taken_port_is_told_before_anything_is_made(start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = start("--port", port)
        _, told = process.communicate(timeout=30)

    assert process.returncode == 1
    assert told.startswith(f"Port {port} is in use")
    assert not (tmp_path / "data").exists()
