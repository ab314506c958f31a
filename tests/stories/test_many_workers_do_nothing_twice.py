"""A whole office on PostgreSQL with two worker processes, over each broker: all is done, and done once."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

ROOT = Path(__file__).parents[2]
FILER = ROOT / "tests/stories/processes/filer.py"
BROKERS = {
    "redis": os.environ.get("SHENAVA_REDIS_URL") or "redis://127.0.0.1:6379/8",
    "rabbitmq": os.environ.get("SHENAVA_RABBITMQ_URL") or "amqp://guest:guest@127.0.0.1:5672//",
}
CASES = 12

pytestmark = [
    pytest.mark.slow_start,
    pytest.mark.postgresql,
    pytest.mark.redis,
    pytest.mark.timeout(280),
    pytest.mark.requirement("S0-43.2", "S0-43.3"),
]


class Office:
    """A database, a broker's queue, a data folder, and the processes that share them."""

    def __init__(self, folder: Path, *, database: str, broker: str) -> None:
        self.folder, self.database = folder, database
        self.processes: list[subprocess.Popen[bytes]] = []
        given = {name: value for name, value in os.environ.items() if not name.startswith(("SHENAVA_", "PYTEST"))}
        self.environment = given | {
            "SHENAVA_DATA": str(folder),
            "SHENAVA_DATABASE_URL": database,
            "SHENAVA_BROKER_URL": broker,
            "SHENAVA_TEST_QUEUE": folder.name + uuid4().hex[:8],
            "DJANGO_SETTINGS_MODULE": "shenava.config.settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        }

    def run(self, *words: str) -> None:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, str(FILER), *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def start_worker(self, *more: str) -> None:
        command = ["-m", "celery", "-A", "tests.stories.processes.own_queue", "worker", "-c", "2", "-l", "WARNING"]
        with (self.folder / "workers.log").open("ab") as log:
            name = f"worker{len(self.processes)}@{uuid4().hex[:8]}"
            self.processes.append(
                subprocess.Popen(  # noqa: S603 - as above
                    [sys.executable, *command, "-n", name, *more],
                    env=self.environment,
                    cwd=ROOT,
                    stdout=log,
                    stderr=log,
                )
            )

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        import psycopg  # noqa: PLC0415 - only where PostgreSQL is used

        with psycopg.connect(self.database, autocommit=True) as database:
            return database.execute(question).fetchall()

    def left(self) -> int:
        return sum(
            self.rows(f"SELECT count(*) FROM {table} WHERE {rest}")[0][0]  # noqa: S608 - constants
            for table, rest in (("events_factrow", "expanded_at IS NULL"), ("events_delivery", "state = 'WAITING'"))
        )

    def until_done(self) -> None:
        limit = time.monotonic() + 100
        while self.left():
            log = (self.folder / "workers.log").read_text()[-2000:]
            assert time.monotonic() < limit, f"{self.left()} are left\n{log}"
            time.sleep(0.05)

    def end(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def database() -> Iterator[str]:
    psycopg = pytest.importorskip("psycopg")
    server = urlsplit(os.environ.get("SHENAVA_DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres")
    name = f"office_{uuid4().hex[:8]}"
    with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield server._replace(path=f"/{name}").geturl()
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=sorted(BROKERS))
def office(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[Office]:
    kombu, broker = pytest.importorskip("kombu"), BROKERS[request.param]
    address = urlsplit(broker)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=2):
        made = Office(tmp_path, database=database, broker=broker)
    made.run("build")
    yield made
    made.end()
    with kombu.Connection(broker) as connection:
        connection.channel().queue_delete(made.environment["SHENAVA_TEST_QUEUE"])


def test_two_workers_share_the_work_of_a_day(office: Office) -> None:
    office.start_worker("-B")
    office.start_worker()
    office.run("file", "0", str(CASES))
    office.until_done()
    office.run("answer")
    office.until_done()

    answered = office.rows("SELECT count(*) FROM cases_case WHERE stage = 'RESPONDED'")
    assert answered == [(CASES,)], office.rows("SELECT stage, count(*) FROM cases_case GROUP BY stage")
    messages = office.rows("SELECT about, count(*), max(attempts) FROM channels_outboundmessage GROUP BY about")
    assert {(count, attempts) for _case, count, attempts in messages} == {(3, 1)}
    assert len(messages) == CASES
    twice = office.rows("SELECT name FROM events_factrow GROUP BY subject, name HAVING count(*) > 1")
    assert {name for (name,) in twice} <= {"channels.message_queued"}
    assert office.rows("SELECT count(*) FROM events_delivery WHERE state = 'FAILED'") == [(0,)]
    assert office.rows("SELECT count(*) FROM surveys_invitation") == [(CASES,)]
