"""The SQLite backend: durable, patient, fair, and never left locked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError, connections, transaction

from shenava.foundation.database.backends.sqlite import base, fair_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_django.plugin import DjangoDbBlocker

HOLD = """
import sys, time
from pathlib import Path
from shenava.foundation.database.backends.sqlite.fair_lock import lock_of
assert lock_of(Path(sys.argv[1])).acquire(timeout=5)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "house.sqlite3"


@pytest.fixture
def connect(path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Callable[[], base.DatabaseWrapper]]:
    """Make the default connection of the calling thread one to a file."""
    ours: list[base.DatabaseWrapper] = []
    before = connections["default"]

    def open_it() -> base.DatabaseWrapper:
        options = {"ENGINE": "shenava.foundation.database.backends.sqlite", "NAME": path, "OPTIONS": {}}
        wrapper = base.DatabaseWrapper({**before.settings_dict, **options}, "default")
        wrapper.inc_thread_sharing()
        connections["default"] = wrapper
        ours.append(wrapper)
        return wrapper

    with django_db_blocker.unblock():
        with open_it().cursor() as cursor:
            cursor.execute("CREATE TABLE lamp (id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
        yield open_it
        for wrapper in ours:
            wrapper.close()
        connections["default"] = before


def test_commits_are_durable_and_relations_hold(connect: Callable[[], base.DatabaseWrapper]) -> None:
    with connect().cursor() as cursor:
        values = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert values == ["wal", 2, 1]


def test_the_connection_is_kept_after_a_request(connect: Callable[[], base.DatabaseWrapper]) -> None:
    wrapper = connect()
    wrapper.settings_dict["CONN_MAX_AGE"] = 0
    wrapper.ensure_connection()
    wrapper.close_if_unusable_or_obsolete()
    assert wrapper.connection


def test_a_transaction_holds_the_lock_until_it_has_committed(connect: Callable[[], base.DatabaseWrapper]) -> None:
    wrapper = connect()
    held_in_hook = []
    with transaction.atomic():
        assert wrapper.holds_lock
        transaction.on_commit(lambda: held_in_hook.append(wrapper.holds_lock))
        with transaction.atomic():
            _light("a")
        assert wrapper.holds_lock
    assert not wrapper.holds_lock
    assert held_in_hook == [False]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_failure_gives_the_lock_back(
    connect: Callable[[], base.DatabaseWrapper], path: Path, failure: type[BaseException]
) -> None:
    connect()
    with pytest.raises(failure), transaction.atomic():
        _light_and(failure)
    assert _is_free(path)
    assert _lamps() == 0


def test_a_failure_within_a_savepoint_keeps_the_lock(connect: Callable[[], base.DatabaseWrapper], path: Path) -> None:
    connect()
    with transaction.atomic():
        with pytest.raises(ValueError, match="dark"), transaction.atomic():
            raise ValueError("dark")
        assert not _is_free(path)
        _light("b")
    assert _is_free(path)
    assert _lamps() == 1


def test_a_broken_constraint_gives_the_lock_back(connect: Callable[[], base.DatabaseWrapper], path: Path) -> None:
    connect()
    _light("a")
    with pytest.raises(Exception, match="UNIQUE"):
        _light("a")
    with pytest.raises(Exception, match="UNIQUE"), transaction.atomic():
        _light("a")
    assert _is_free(path)


def test_closing_in_the_middle_gives_the_lock_back(connect: Callable[[], base.DatabaseWrapper], path: Path) -> None:
    connect()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _light_and(ZeroDivisionError, close=True)
    assert _is_free(path)


def test_reading_waits_for_nobody_and_writing_waits_its_turn(
    connect: Callable[[], base.DatabaseWrapper], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "BUSY_SECONDS", 0.05)
    connect().ensure_connection()
    assert fair_lock.lock_of(path).acquire(timeout=1)
    assert _lamps() == 0
    with pytest.raises(OperationalError, match="another writer"):
        _light("a")
    with pytest.raises(OperationalError, match="another writer"), transaction.atomic():
        pass
    fair_lock.lock_of(path).release()
    _light("a")
    assert _lamps() == 1


def test_threads_write_in_the_order_of_asking(connect: Callable[[], base.DatabaseWrapper], path: Path) -> None:
    lock, order = fair_lock.lock_of(path), []
    assert lock.acquire(timeout=1)

    def write(number: int) -> None:
        assert lock.acquire(timeout=10)
        order.append(number)
        lock.release()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for number, thread in enumerate(threads):
        thread.start()
        while len(lock._queue) <= number:
            time.sleep(0.001)
    lock.release()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_whoever_gave_up_waiting_is_not_called(path: Path) -> None:
    lock = fair_lock.lock_of(path)
    assert lock.acquire(timeout=1)
    assert not lock.acquire(timeout=0.01)
    lock.release()
    assert lock.acquire(timeout=1)
    lock.release()


def test_a_killed_process_leaves_the_lock_free(path: Path) -> None:
    holder = subprocess.Popen(  # noqa: S603 - our own few lines
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "src"}
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    assert not fair_lock.lock_of(path).acquire(timeout=0.05)
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert fair_lock.lock_of(path).acquire(timeout=5)
    fair_lock.lock_of(path).release()


def test_a_forked_child_does_not_share_the_lock(path: Path) -> None:
    lock = fair_lock.lock_of(path)
    assert lock.acquire(timeout=1)
    child = os.fork()
    if child == 0:
        os._exit(int(lock.acquire(timeout=0.05)))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    lock.release()


def test_a_database_in_memory_needs_no_lock(django_db_blocker: DjangoDbBlocker) -> None:
    settings = {**connections["default"].settings_dict, "NAME": ":memory:", "OPTIONS": {}}
    wrapper = base.DatabaseWrapper(settings, alias="in_memory")
    with django_db_blocker.unblock(), wrapper.writing(), wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE lamp (name text)")
        assert not wrapper.holds_lock
    wrapper.close()


def _light(name: str) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO lamp (name) VALUES (%s)", [name])


def _light_and(failure: type[BaseException], *, close: bool = False) -> None:
    _light("a")
    if close:
        connections["default"].close()
    raise failure


def _lamps() -> int:
    with connections["default"].cursor() as cursor:
        return cursor.execute("SELECT count(*) FROM lamp").fetchone()[0]


def _is_free(path: Path) -> bool:
    lock = fair_lock.FairLock(path.with_name(f"{path.name}.lock"))
    if not lock.acquire(timeout=0.05):
        return False
    lock.release()
    lock.forget()
    return True
