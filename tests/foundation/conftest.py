"""A small house of real processes, which tests start, kill and question."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "tests" / "foundation" / "small_house"


Until = Callable[..., None]


MakeHouse = Callable[..., "SmallHouse"]


class SmallHouse:
    """Processes with one data folder, ended with the test."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self._environment = {
            **{
                name: value for name, value in os.environ.items() if not name.startswith(("SHENAVA_", "COV_", "PYTEST"))
            },
            "SHENAVA_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "house_settings",
            "PYTHONPATH": f"{MODULES}:{ROOT / 'src'}",
            **environment,
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def ask_without_broker(self, *words: str) -> Any:  # noqa: ANN401 - JSON
        return self.ask(*words, environment={"SHENAVA_BROKER_URL": ""})

    def let_leases_end(self) -> None:
        with contextlib.closing(self._connect()) as database:
            database.execute("UPDATE events_delivery SET lease_until = occurred_at FROM events_factrow")

    def ask(self, *words: str, environment: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        command = [sys.executable, str(MODULES / "house_front.py"), *words]
        done = subprocess.run(  # noqa: S603 - a script of these tests
            command,
            env={**self._environment, **(environment or {})},
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(self._connect()) as database:
            return [tuple(row) for row in database.execute(query).fetchall()]

    def _connect(self) -> Any:  # noqa: ANN401 - one of two databases
        address = self._environment.get("SHENAVA_DATABASE_URL")
        if address:
            import psycopg  # noqa: PLC0415 - only where PostgreSQL is used

            return psycopg.connect(address, autocommit=True)
        return sqlite3.connect(self.folder / "shenava.sqlite3", timeout=20)

    def left(self) -> int:
        return sum(
            self.rows(f"SELECT count(*) FROM {table} WHERE {rest}")[0][0]  # noqa: S608 - constants
            for table, rest in (("events_factrow", "expanded_at IS NULL"), ("events_delivery", "state = 'WAITING'"))
        )

    def notices(self) -> list[tuple[str, str, Any]]:
        """Return topic, kind and the moment of writing of all but the schedule's."""
        found = self.rows("SELECT topic, kind, data FROM realtime_notice WHERE topic <> 'chime'")
        return [(topic, kind, data if isinstance(data, dict) else json.loads(data)) for topic, kind, data in found]

    def kinds(self) -> dict[str, int]:
        return dict(Counter(kind for _, kind, _ in self.notices()))

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self.start("-m", "house_worker")

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        log = (self.folder / "worker.log").open("ab")
        with log:
            process = subprocess.Popen(  # noqa: S603 - as above
                [sys.executable, *words],
                env=self._environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._processes.append(process)
        return process

    def log(self) -> str:
        return (self.folder / "worker.log").read_text()

    def end(self) -> None:
        for process in self._processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def make_house() -> Iterator[MakeHouse]:
    made: list[SmallHouse] = []

    def make(folder: Path, **environment: str) -> SmallHouse:
        made.append(SmallHouse(folder, **environment))
        made[-1].ask("build")
        return made[-1]

    yield make
    for house in made:
        house.end()


@pytest.fixture
def own_database() -> Iterator[str]:
    """A PostgreSQL database for the processes of one test; its address."""
    psycopg = pytest.importorskip("psycopg")
    server = os.environ.get("SHENAVA_DATABASE_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"
    name = f"small_house_{uuid4().hex[:8]}"
    with psycopg.connect(urlsplit(server)._replace(path="/postgres").geturl(), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def small_house(make_house: MakeHouse, tmp_path: Path) -> SmallHouse:
    return make_house(tmp_path)


@pytest.fixture
def until() -> Until:
    def wait(came_true: Callable[[], object], *, seconds: float = 20.0) -> None:
        limit = time.monotonic() + seconds
        while not came_true():
            assert time.monotonic() < limit, "it never came true"
            time.sleep(0.02)

    return wait
