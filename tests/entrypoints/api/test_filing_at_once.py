"""Filing by many at the same moment, on the kind of database that an installation has."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from tests import builders
from tests.entrypoints.api.programs import WORDS, Program

from shenava.domain.cases.models import Case

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


@pytest.fixture
def _in_a_file(tmp_path: Path) -> Iterator[None]:
    """Copy the house into a file: SQLite in memory can't be shared by threads that write."""
    builders.a_house()
    if connection.vendor != "sqlite":
        yield
        return
    settings, copy = connections.settings["default"], sqlite3.connect(tmp_path / "house.sqlite3")
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.close()
    in_memory, settings["NAME"] = settings["NAME"], str(tmp_path / "house.sqlite3")
    yield
    settings["NAME"] = in_memory


@pytest.mark.usefixtures("_in_a_file")
def test_programs_that_file_at_once_with_one_key_make_one_case(program: Program) -> None:
    begin = threading.Barrier(AT_ONCE)
    answers: list[tuple[int, bytes]] = []

    def file() -> None:
        begin.wait(timeout=20)
        answer = program.file(WORDS)
        answers.append((answer.status_code, answer.content))

    in_threads(*[file] * AT_ONCE)
    counted: list[int] = []
    in_threads(lambda: counted.append(Case.objects.count()))
    assert [status for status, _body in answers] == [201] * AT_ONCE
    assert len({body for _status, body in answers}) == 1
    assert counted == [1]


def in_threads(*work: Callable[[], None]) -> None:
    def done(one: Callable[[], None]) -> None:
        try:
            one()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=done, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)
