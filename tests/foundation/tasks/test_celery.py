"""The same promises on Celery, with PostgreSQL and each of its brokers."""

from __future__ import annotations

import os
import signal
import socket
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeHouse, SmallHouse, Until

pytestmark = [pytest.mark.slow_start, pytest.mark.postgresql, pytest.mark.redis, pytest.mark.timeout(150)]

BROKERS = {
    "redis": os.environ.get("SHENAVA_REDIS_URL") or "redis://127.0.0.1:6379/9",
    "rabbitmq": os.environ.get("SHENAVA_RABBITMQ_URL") or "amqp://guest:guest@127.0.0.1:5672//",
}


@pytest.fixture(params=sorted(BROKERS))
def house(
    request: pytest.FixtureRequest, tmp_path: Path, own_database: str, make_house: MakeHouse
) -> Iterator[SmallHouse]:
    kombu, queue = pytest.importorskip("kombu"), f"small_house_{uuid4().hex[:8]}"
    broker = BROKERS[request.param]
    if not _is_there(broker):
        pytest.skip(f"no {request.param} here")
    made = make_house(tmp_path, SHENAVA_DATABASE_URL=own_database, SHENAVA_BROKER_URL=broker, SHENAVA_QUEUE=queue)
    yield made
    made.end()
    with kombu.Connection(broker) as connection:
        connection.channel().queue_delete(queue)


def test_every_fact_has_its_effect_once(house: SmallHouse, until: Until) -> None:
    _start(house)
    lit = house.ask("light", "30")
    until(lambda: not house.left(), seconds=60)
    assert Counter(topic for topic, _, _ in house.notices()) == dict.fromkeys(lit, 1)


def test_what_the_broker_never_heard_of_is_swept_up(house: SmallHouse, until: Until) -> None:
    lit = house.ask_without_broker("light", "10")
    assert house.left() == 10
    _start(house)
    until(lambda: not house.left(), seconds=60)
    assert Counter(topic for topic, _, _ in house.notices()) == dict.fromkeys(lit, 1)


def test_a_worker_killed_in_the_middle_loses_nothing_and_does_nothing_twice(house: SmallHouse, until: Until) -> None:
    subject = str(uuid4())
    worker = _start(house)
    house.ask("close_door", subject)
    until((house.folder / f"waiting-{subject}").exists, seconds=40)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert house.kinds() == {}
    (house.folder / f"go-{subject}").touch()
    house.let_leases_end()
    _start(house)
    until(lambda: not house.left(), seconds=60)
    assert house.kinds() == {"locked": 1}


def test_the_schedule_runs(house: SmallHouse, until: Until) -> None:
    _start(house)
    until(lambda: house.rows("SELECT 1 FROM realtime_notice WHERE topic = 'chime'"), seconds=40)


def _is_there(address: str) -> bool:
    door = urlsplit(address)
    try:
        socket.create_connection((door.hostname, door.port), timeout=2).close()
    except OSError:
        return False
    return True


def _start(house: SmallHouse):  # noqa: ANN202 - a process
    name = f"{uuid4().hex[:8]}@%h"  # two nodes of one name lock each other out of RabbitMQ
    return house.start("-m", "celery", "-A", "house_celery", "worker", "-n", name, "-B", "-c", "2", "-l", "WARNING")
