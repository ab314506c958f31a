"""Notes in a file and in Redis: kept in order, taken away once, and none of them worth waiting for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from shenava.foundation import jottings
from shenava.foundation.jottings import in_sqlite


@pytest.fixture(params=["file", pytest.param("redis", marks=pytest.mark.redis)])
def place(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[str]:
    settings.COUNTERS_PATH = tmp_path / "counters.sqlite3"
    settings.REDIS_URL = (
        "" if request.param == "file" else os.environ.get("SHENAVA_REDIS_URL", "redis://127.0.0.1:6379/9")
    )
    empty("one")
    yield request.param
    empty("one")


def empty(box: str) -> None:
    for one in jottings.waiting(box, most=1000):
        jottings.discard(box, upto=one.number)


def test_notes_wait_in_their_order(place: str) -> None:
    for number in range(3):
        jottings.drop("one", {"n": number, "word": "سلام"})

    assert [one.words["n"] for one in jottings.waiting("one", most=10)] == [0, 1, 2]
    assert [one.words["n"] for one in jottings.waiting("one", most=2)] == [0, 1]


def test_what_is_dealt_with_is_gone_and_what_came_meanwhile_stays(place: str) -> None:
    for number in range(3):
        jottings.drop("one", {"n": number})
    seen = jottings.waiting("one", most=2)
    jottings.drop("one", {"n": 3})
    jottings.discard("one", upto=seen[-1].number)
    jottings.discard("one", upto=seen[-1].number)

    assert [one.words["n"] for one in jottings.waiting("one", most=10)] == [2, 3]


def test_boxes_do_not_mix(place: str) -> None:
    jottings.drop("one", {"n": 1})

    assert jottings.waiting("another", most=10) == []


def test_the_oldest_make_room_when_nobody_gathers_them(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.COUNTERS_PATH, settings.REDIS_URL = tmp_path / "crowded.sqlite3", ""
    monkeypatch.setattr(in_sqlite, "MOST", 5)
    for number in range(in_sqlite.SWEEP_EVERY):
        jottings.drop("one", {"n": number})

    assert [one.words["n"] for one in jottings.waiting("one", most=10)] == [995, 996, 997, 998, 999]
