"""Processes that one keeper keeps alive."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shenava.entrypoints.commands.serving import children as keeping
from shenava.entrypoints.commands.serving.children import Child, Children, GaveUp

FOR_EVER = "import time; print('here', flush=True); time.sleep(600)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here', flush=True); time.sleep(600)"
LISTENER = "(__import__('socket').create_server(('127.0.0.1', {port})), __import__('time').sleep(600))"
AT_ONCE = "raise SystemExit(3)"


@pytest.fixture
def keep(tmp_path: Path) -> Iterator[Callable[[str], Children]]:
    kept: list[Children] = []

    def make(program: str) -> Children:
        child = Child(
            name="pages",
            command=[sys.executable, "-c", program],
            environment=os.environ,
            log=tmp_path / "pages.log",
            pause=0,
        )
        kept.append(Children(members=[child]))
        return kept[-1]

    yield make
    for children in kept:
        children.stop()


def until(happened: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < limit, "it never happened"
        time.sleep(0.01)


def test_a_child_is_ended_politely_when_the_keeper_stops(keep: Callable[[str], Children]) -> None:
    children = keep(FOR_EVER)
    children.start()
    child = children.members[0]
    until(lambda: "here" in child.log.read_text())

    children.stop()

    assert child.process is not None
    assert child.process.returncode == -signal.SIGTERM


def test_a_deaf_child_is_ended_by_force(keep: Callable[[str], Children], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "PATIENCE", 0.2)
    children = keep(DEAF)
    children.start()
    child = children.members[0]
    until(lambda: "here" in child.log.read_text())

    children.stop()

    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


def test_a_dead_child_is_started_again(keep: Callable[[str], Children]) -> None:
    children = keep(FOR_EVER)
    children.start()
    child = children.members[0]
    assert child.process is not None
    first = child.process
    first.kill()
    told: list[str] = []

    until(lambda: bool(told.extend(children.watch())) or bool(told))
    children.watch()

    assert "pages ended (code -9)" in told[0]
    assert child.process is not first
    assert child.is_running()


def test_what_a_dead_child_left_behind_is_ended_too(keep: Callable[[str], Children]) -> None:
    port = free_port()
    children = keep(f"import os, time; {LISTENER.format(port=port)} if os.fork() == 0 else time.sleep(600)")
    children.start()
    until(lambda: answers(port))
    child = children.members[0]
    assert child.process is not None
    child.process.kill()

    until(lambda: bool(children.watch()))

    until(lambda: not answers(port))


def test_a_child_that_dies_again_and_again_is_given_up_after_five_restarts(keep: Callable[[str], Children]) -> None:
    children = keep(AT_ONCE)
    children.start()

    with pytest.raises(GaveUp, match=r"pages ended 6 times \(code 3\)"):
        until(lambda: bool(children.watch()) and False)

    assert children.members[0].restarts == 5


def test_a_child_ends_when_its_keeper_is_killed(tmp_path: Path) -> None:
    if sys.platform != "linux":
        return
    port = free_port()
    listener = LISTENER.format(port=port)
    program = f"""
import os, sys, time
from pathlib import Path
from shenava.entrypoints.commands.serving.children import Child
Child(name='x', command=[sys.executable, '-c', {listener!r}], environment=os.environ,
      log=Path({str(tmp_path)!r}) / 'x.log').start()
time.sleep(600)
"""
    keeper = keeping.subprocess.Popen([sys.executable, "-c", program])
    until(lambda: answers(port))

    keeper.kill()
    keeper.wait()

    until(lambda: not answers(port))


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port: int = place.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
