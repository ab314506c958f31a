"""The live process as it ships, over a real connection."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeHouse, SmallHouse, Until

pytestmark = [pytest.mark.slow_start]

ORIGIN = "http://localhost:8000"

Event = dict[str, str]


class Live:
    """A live process and the pages that follow it."""

    def __init__(self, house: SmallHouse) -> None:
        self.house = house
        self.connections = contextlib.ExitStack()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        address = ("--host", "127.0.0.1", "--port", str(self.port))
        house.start("-m", "granian", "--interface", "asginl", *address, "shenava.config.live:application")

    def is_up(self) -> bool:
        with contextlib.suppress(OSError):
            return self.get("/healthz").status == 200
        return False

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        given = {"Origin": ORIGIN, "Connection": "close"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        self.connections.callback(connection.close)
        connection.request("GET", path, headers=given)
        answer = connection.getresponse()
        self.connections.callback(answer.close)
        return answer

    def follow(self, *topics: str, seconds: int = 900, **headers: str) -> http.client.HTTPResponse:
        tokens = "&".join(f"token={self.house.ask('sign', topic, str(seconds))}" for topic in topics)
        return self.get(f"/live?{tokens}", **headers)

    def followers(self) -> int:
        return int(json.loads(self.get("/healthz").read())["followers"])


@pytest.fixture(
    params=[
        "socket",
        pytest.param("redis", marks=pytest.mark.redis),
        pytest.param("postgresql", marks=pytest.mark.postgresql),
    ]
)
def bell(request: pytest.FixtureRequest) -> dict[str, str]:
    """What makes the live process listen to each kind of bell."""
    if request.param == "redis":
        return {"SHENAVA_REDIS_URL": os.environ.get("SHENAVA_REDIS_URL") or "redis://127.0.0.1:6379/9"}
    if request.param == "postgresql":
        return {"SHENAVA_DATABASE_URL": request.getfixturevalue("own_database")}
    return {}


@pytest.fixture
def live(bell: dict[str, str], make_house: MakeHouse, tmp_path: Path, until: Until) -> Iterator[Live]:
    made = Live(make_house(tmp_path, **bell))
    until(made.is_up)
    with made.connections:
        yield made


def test_a_notice_reaches_the_pages_of_its_topic(live: Live, until: Until) -> None:
    page, other = live.follow("queue:1", "case:7"), live.follow("queue:2")
    assert page.getheader("Content-Type") == "text/event-stream"
    assert page.getheader("Access-Control-Allow-Origin") == ORIGIN
    assert page.getheader("Access-Control-Allow-Credentials") is None
    until(lambda: live.followers() == 2)
    with ThreadPoolExecutor(1) as reader:
        reading = reader.submit(lambda: (next(_events(page)), time.time()))
        committed = live.house.ask("publish", "case:7", "changed")
        event, heard = reading.result(timeout=20)
    print(f"commit to page: {(heard - committed) * 1000:.0f} ms")  # noqa: T201 - a figure to read
    assert event["event"] == "changed"
    assert json.loads(event["data"]) == {"topic": "case:7", "id": "1"}
    live.house.ask("publish", "queue:2", "moved")
    assert next(_events(other))["event"] == "moved"


def test_a_page_that_comes_back_gets_what_it_missed(live: Live, until: Until) -> None:
    page = live.follow("queue:1")
    until(lambda: live.followers() == 1)
    live.house.ask("publish", "queue:1", "first")
    first = next(_events(page))
    page.close()
    until(lambda: live.followers() == 0)
    live.house.ask("publish", "queue:1", "second", "third")
    again = _events(live.follow("queue:1", Last_Event_ID=first["id"]))
    assert [next(again)["event"], next(again)["event"]] == ["second", "third"]
    gone = _events(live.follow("queue:1", Last_Event_ID="999999"))
    live.house.ask("publish", "queue:1", "fourth")
    assert next(gone)["event"] == "fourth"


@pytest.mark.parametrize("bell", [{}], ids=["socket"])
def test_permission_ends_with_the_token(live: Live) -> None:
    page = live.follow("queue:1", seconds=2)
    assert next(_events(page))["event"] == "expired"
    assert page.read() == b""


@pytest.mark.parametrize("bell", [{}], ids=["socket"])
@pytest.mark.parametrize(
    ("path", "origin", "status"),
    [
        ("/live", ORIGIN, 403),
        ("/live?token=nonsense", ORIGIN, 403),
        ("/live?token=nonsense", "https://elsewhere.example", 403),
        ("/desk/", ORIGIN, 404),
        ("/healthz", ORIGIN, 200),
    ],
)
def test_nothing_else_is_answered(live: Live, path: str, origin: str, status: int) -> None:
    answer = live.get(path, Origin=origin)
    assert answer.status == status
    assert answer.getheader("Set-Cookie") is None


@pytest.mark.parametrize("bell", [{}], ids=["socket"])
def test_another_origin_is_refused_even_with_a_token(live: Live) -> None:
    answer = live.follow("queue:1", Origin="https://elsewhere.example")
    assert answer.status == 403
    assert answer.getheader("Access-Control-Allow-Origin") is None


def _events(page: http.client.HTTPResponse) -> Iterator[Event]:
    event: Event = {}
    for raw in iter(page.readline, b""):
        name, _, value = raw.decode().rstrip("\n").partition(": ")
        if name:
            event[name] = value
        elif "event" in event:
            yield event
            event = {}
