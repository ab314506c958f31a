"""Whatever was acknowledged is there, once, however and whenever a process is killed."""

import contextlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FILER = ROOT / "tests/stories/processes/filer.py"
SAFETY = 60

pytestmark = [pytest.mark.slow_start, pytest.mark.timeout(240), pytest.mark.requirement("S0-27.1", "S0-31.1")]


class Installation:
    """A data folder and the processes on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[str]] = []
        given = {name: value for name, value in os.environ.items() if not name.startswith(("SHENAVA_", "PYTEST"))}
        self.environment = given | {
            "SHENAVA_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "shenava.config.settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        }

    def start(self, *words: str) -> "subprocess.Popen[str]":
        with (self.folder / "processes.log").open("a") as log:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, *words], env=self.environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        self.processes.append(process)
        return process

    def file(self, first: int, last: int) -> "subprocess.Popen[str]":
        return self.start(str(FILER), "file", str(first), str(last))

    def worker(self) -> "subprocess.Popen[str]":
        return self.start("-m", "shenava.entrypoints.commands", "worker")

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(sqlite3.connect(self.folder / "shenava.sqlite3", timeout=20)) as database:
            database.create_function("REGEXP", 2, lambda pattern, text: bool(re.search(pattern, text)))
            return database.execute(question).fetchall()

    def count(self, table: str, condition: str = "1") -> int:
        return int(self.rows(f"SELECT count(*) FROM {table} WHERE {condition}")[0][0])  # noqa: S608 - our own words

    def left(self) -> int:
        return self.count("events_factrow", "expanded_at IS NULL") + self.count("events_delivery", "state = 'WAITING'")

    def log(self) -> str:
        return (self.folder / "processes.log").read_text()

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def until(what: Callable[[], object], *, seconds: float = SAFETY) -> None:
    limit = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < limit, "it never came"
        time.sleep(0.02)


def kill(process: "subprocess.Popen[str]") -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    installation = Installation(folder)
    done = installation.start(str(FILER), "build")
    assert done.wait(timeout=120) == 0, installation.log()
    installation.end()
    return folder


@pytest.fixture
def installation(built: Path, tmp_path: Path) -> Iterator[Installation]:
    made = Installation(Path(shutil.copytree(built, tmp_path / "data")))
    yield made
    made.end()


def receipts(lines: list[str]) -> dict[int, str]:
    return {int(number): code for number, code, _is_new in (line.split() for line in lines)}


def file_until_killed(installation: Installation, first: int, last: int, *, after: int) -> dict[int, str]:
    """Kill the filer somewhere in the filing that follows ``after`` receipts; return what it acknowledged."""
    process, lines = installation.file(first, last), []
    assert process.stdout
    assert process.stdout.readline() == "ready\n", installation.log()
    for line in process.stdout:
        lines.append(line)
        if len(lines) == after:
            time.sleep(random.uniform(0, 0.02))  # noqa: S311 - somewhere in the next filing
            kill(process)
    process.wait()
    return receipts([line for line in lines if line.endswith("\n")])


def test_every_filing_that_was_acknowledged_is_there_once(installation: Installation) -> None:
    wanted, told = 120, {}
    for after in (1, 7, 19, 2, 30):
        new = file_until_killed(installation, len(told), wanted, after=after)
        told.update(new)
    last = installation.file(0, wanted)
    assert last.stdout
    lines = list(last.stdout)[1:]
    assert last.wait(timeout=SAFETY) == 0, installation.log()

    assert {number: code for number, code in receipts(lines).items() if number in told} == told
    assert len(receipts(lines)) == wanted
    assert installation.count("cases_case") == wanted
    assert installation.count("cases_message") == wanted
    assert installation.count("policies_promise") == wanted
    assert installation.count("events_factrow", "name = 'cases.received'") == wanted
    assert installation.count("people_person") == wanted
    assert installation.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_worker_killed_again_and_again_sends_each_receipt_once(installation: Installation) -> None:
    wanted = 40
    assert installation.file(0, wanted).wait(timeout=SAFETY) == 0, installation.log()
    for share in (0.02, 0.15, 0.4):
        worker = installation.worker()
        until(lambda share=share: installation.count("events_delivery", "state = 'DONE'") > share * 14 * wanted)
        kill(worker)
    worker = installation.worker()
    until(lambda: not installation.left())
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=20) == 0, installation.log()

    receipts = installation.rows("SELECT about, count(*) FROM channels_outboundmessage GROUP BY about")
    assert len(receipts) == wanted
    assert {count for _case, count in receipts} == {1}
    assert installation.count("channels_outboundmessage", "state = 'KEPT'") == wanted
    assert installation.count("events_delivery", "state = 'FAILED'") == 0
    assert installation.count("cases_case", "acknowledged_at IS NULL OR unit_id IS NULL") == 0
    facts = installation.rows("SELECT subject, name, count(*) FROM events_factrow GROUP BY subject, name")
    assert [row for row in facts if row[2] > 1] == []


def test_filing_and_working_killed_at_the_same_time_agree_in_the_end(installation: Installation) -> None:
    told, worker = {}, installation.worker()
    for after in (5, 11):
        told.update(file_until_killed(installation, len(told), 40, after=after))
        kill(worker)
        worker = installation.worker()
    assert installation.file(0, 40).wait(timeout=SAFETY) == 0, installation.log()
    until(lambda: not installation.left())

    codes = {code for (code,) in installation.rows("SELECT tracking_code FROM cases_case")}
    assert set(told.values()) <= codes
    assert len(codes) == installation.count("channels_outboundmessage") == 40


def test_a_database_that_somebody_holds_is_waited_for(installation: Installation) -> None:
    with contextlib.closing(sqlite3.connect(installation.folder / "shenava.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE catalogue_brand SET code = code")
        process = installation.file(0, 1)
        assert process.stdout
        assert process.stdout.readline() == "ready\n", installation.log()
        assert not threading.Event().wait(2)
        assert process.poll() is None
        assert installation.count("cases_case") == 0
        other.execute("ROLLBACK")

    assert process.wait(timeout=SAFETY) == 0, installation.log()
    assert installation.count("cases_case") == 1


def test_a_full_database_refuses_clearly_and_keeps_no_half(installation: Installation) -> None:
    process = installation.start(str(FILER), "fill")
    assert process.stdout
    lines = process.stdout.read().splitlines()
    assert process.wait(timeout=SAFETY) == 0, installation.log()
    told = json.loads(lines[0])

    assert "full" in told["error"]
    assert told["api"][0] >= 500
    assert "json" in told["api"][1]
    assert told["page"] == [500, "text/html; charset=utf-8"]
    codes = {code for (code,) in installation.rows("SELECT tracking_code FROM cases_case")}
    assert codes == {*told["acknowledged"], lines[1]}
    for table in ("cases_message", "policies_promise", "cases_filingreceipt", "people_person"):
        assert installation.count(table) == len(codes), table
    assert installation.count("events_factrow", "name = 'cases.received'") == len(codes)
    assert installation.rows("PRAGMA integrity_check") == [("ok",)]
