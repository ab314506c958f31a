"""The embedded worker as a process: woken at once, killed at the worst moment, stopped politely."""

from __future__ import annotations

import os
import signal
from collections import Counter
from statistics import median, quantiles
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from shenava.foundation.tasks import heartbeat

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import SmallHouse, Until
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.slow_start


def test_a_reaction_follows_the_commit_within_two_hundred_milliseconds(small_house: SmallHouse, until: Until) -> None:
    small_house.start_worker()
    until((small_house.folder / "run" / "worker.heartbeat").exists)
    lit = small_house.ask("light", "100", "0.05")
    until(lambda: not small_house.left())
    seen = {topic: data["moment"] for topic, _, data in small_house.notices()}
    waits = [(seen[subject] - committed) * 1000 for subject, committed in lit.items()]
    assert len(waits) == 100
    print(f"commit to reaction: p50 {median(waits):.1f} ms, p95 {quantiles(waits, n=20)[-1]:.1f} ms")  # noqa: T201 - a figure to read
    assert median(waits) < 200


def test_what_happened_while_no_worker_ran_is_done_when_one_comes(small_house: SmallHouse, until: Until) -> None:
    lit = small_house.ask("light", "20")
    assert small_house.left() == 20
    small_house.start_worker()
    until(lambda: not small_house.left())
    assert small_house.kinds() == {"seen": len(lit)}


@pytest.mark.parametrize(("act", "kind"), [("close_door", "locked"), ("break_bell", "rung")])
def test_a_worker_killed_in_the_middle_loses_nothing_and_does_nothing_twice(
    small_house: SmallHouse, until: Until, act: str, kind: str
) -> None:
    subject = str(uuid4())
    first = small_house.start_worker()
    small_house.ask(act, subject)
    until((small_house.folder / f"waiting-{subject}").exists)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert small_house.kinds() == {}
    (small_house.folder / f"go-{subject}").touch()
    small_house.start_worker()
    until(lambda: not small_house.left())
    assert small_house.kinds() == {kind: 1}
    assert len(set(_calls(small_house.folder))) <= 1, "each call outside carries the same idempotency key"


def test_a_slow_call_outside_holds_up_nothing_else(small_house: SmallHouse, until: Until) -> None:
    subject = str(uuid4())
    small_house.start_worker()
    small_house.ask("break_bell", subject)
    until((small_house.folder / f"waiting-{subject}").exists)
    small_house.ask("light", "3")
    until(lambda: small_house.kinds() == {"seen": 3})
    (small_house.folder / f"go-{subject}").touch()
    until(lambda: small_house.kinds() == {"seen": 3, "rung": 1})


def test_many_kills_among_many_facts_lose_nothing_and_do_nothing_twice(small_house: SmallHouse, until: Until) -> None:
    lit = small_house.ask("light", "300")
    for _ in range(5):
        before = len(small_house.notices())
        worker = small_house.start_worker()
        until(lambda before=before: len(small_house.notices()) > before or before == 300)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    small_house.start_worker()
    until(lambda: not small_house.left())
    seen = Counter(topic for topic, _, _ in small_house.notices())
    assert seen == dict.fromkeys(lit, 1)


def test_term_lets_the_reaction_finish(small_house: SmallHouse, until: Until) -> None:
    subject = str(uuid4())
    worker = small_house.start_worker()
    small_house.ask("close_door", subject)
    until((small_house.folder / f"waiting-{subject}").exists)
    worker.send_signal(signal.SIGTERM)
    (small_house.folder / f"go-{subject}").touch()
    assert worker.wait(timeout=10) == 0
    deliveries = small_house.rows("SELECT state, attempts, lease_holder FROM events_delivery")
    assert ("DONE", 1, "") in deliveries
    assert set(deliveries) <= {("DONE", 1, ""), ("WAITING", 0, "")}


def test_a_second_worker_of_the_same_folder_refuses(small_house: SmallHouse, until: Until) -> None:
    small_house.start_worker()
    until((small_house.folder / "run" / "worker.heartbeat").exists)
    second = small_house.start_worker()
    assert second.wait(timeout=20) == 1
    assert "Another worker" in small_house.log()


def test_the_schedule_runs_and_the_worker_shows_that_it_lives(
    small_house: SmallHouse, until: Until, settings: SettingsWrapper
) -> None:
    worker = small_house.start_worker()
    until(lambda: small_house.rows("SELECT 1 FROM realtime_notice WHERE topic = 'chime'"))
    settings.DATA_DIR = small_house.folder
    until(heartbeat.read)
    beat = heartbeat.read()
    assert beat
    assert beat.pid == worker.pid


def _calls(folder: Path) -> list[str]:
    calls = folder / "calls"
    return calls.read_text().split() if calls.exists() else []
