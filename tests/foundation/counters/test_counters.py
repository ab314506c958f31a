"""Counts in fixed windows, in a file and in Redis."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from shenava.foundation import counters

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
KEY = "sign_in:203.0.113.7"


@pytest.fixture(params=["file", pytest.param("redis", marks=pytest.mark.redis)])
def place(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[str]:
    settings.COUNTERS_PATH = tmp_path / "counters.sqlite3"
    settings.REDIS_URL = (
        "" if request.param == "file" else os.environ.get("SHENAVA_REDIS_URL", "redis://127.0.0.1:6379/9")
    )
    counters.forget(KEY)
    yield request.param
    counters.forget(KEY)


def test_hits_within_one_window_add_up(place: str) -> None:
    assert [counters.hit(KEY, window_seconds=60, at=NOON + timedelta(seconds=n)) for n in (0, 20, 59)] == [1, 2, 3]


def test_the_next_window_starts_at_one(place: str) -> None:
    counters.hit(KEY, window_seconds=60, at=NOON)
    assert counters.hit(KEY, window_seconds=60, at=NOON + timedelta(seconds=60)) == 1


def test_looking_does_not_count(place: str) -> None:
    counters.hit(KEY, window_seconds=60, at=NOON)
    assert [counters.peek(KEY, window_seconds=60, at=NOON) for _ in range(3)] == [1, 1, 1]
    assert counters.peek(KEY, window_seconds=60, at=NOON + timedelta(minutes=5)) == 0


def test_windows_of_different_length_are_counted_apart(place: str) -> None:
    counters.hit(KEY, window_seconds=60, at=NOON)
    assert counters.hit(KEY, window_seconds=3600, at=NOON) == 1


def test_forgetting_empties_every_window(place: str) -> None:
    counters.hit(KEY, window_seconds=60, at=NOON)
    counters.hit(KEY, window_seconds=3600, at=NOON)
    counters.forget(KEY)
    assert counters.peek(KEY, window_seconds=60, at=NOON) == 0
    assert counters.peek(KEY, window_seconds=3600, at=NOON) == 0


class TestTheFile:
    @pytest.fixture(autouse=True)
    def path(self, settings: Settings, tmp_path: Path) -> Path:
        settings.REDIS_URL = ""
        settings.COUNTERS_PATH = tmp_path / "counters.sqlite3"
        return settings.COUNTERS_PATH

    def test_holds_no_address_in_clear(self, path: Path) -> None:
        counters.hit(KEY, window_seconds=60, at=NOON)
        written = b"".join(file.read_bytes() for file in path.parent.glob("counters.sqlite3*"))
        assert b"203.0.113.7" not in written
        assert b"sign_in" not in written

    def test_loses_no_hit_between_threads(self) -> None:
        counters.hit(KEY, window_seconds=60, at=NOON)

        def hit_often() -> None:
            for _ in range(50):
                counters.hit(KEY, window_seconds=60, at=NOON)

        threads = [threading.Thread(target=hit_often) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert counters.peek(KEY, window_seconds=60, at=NOON) == 201

    def test_is_made_anew_when_it_is_damaged(self, path: Path) -> None:
        path.write_bytes(b"This is no database at all, whatever its name says." * 40)
        assert counters.hit(KEY, window_seconds=60, at=NOON) == 1

    def test_sweeps_out_windows_that_are_over(self, path: Path) -> None:
        for number in range(499):
            counters.hit(f"look_up:{number}", window_seconds=60, at=NOON)
        counters.hit(KEY, window_seconds=60, at=NOON + timedelta(hours=1))
        with sqlite3.connect(path) as connection:
            [[left]] = connection.execute("SELECT count(*) FROM counter").fetchall()
        connection.close()
        assert left == 1
