"""Adds a holiday under many open cases and measures filing before and while their promised dates are counted anew.

Usage: python benchmarks/replan.py [--cases 100000] [--seconds 30] [--a-second 2]

One visitor files at an even pace, as a busy office's complainants do; pages, worker and visitor share this machine.
Prints the time and pace of the counting, and filing's p95 during it against before; ends with 1 above 1.5 times.
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import visits
from load import Client
from pages import Pages, environment
from run import PRODUCT, python

GOAL = 1.5
CREATED = 201
_LONGEST = 1_800.0
_AHEAD = "2"
"""Days from now to the holiday, so that every open promise of five working days spans it."""


@dataclass
class Paced:
    """What filing took, in milliseconds."""

    took: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def p95(self) -> float:
        """Return the time that nineteen of twenty filings did not exceed."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


class Visitor:
    """Files at an even pace, whatever the last filing took."""

    def __init__(self, pages: Pages, *, a_second: float, run: str) -> None:
        self._client, self._make = Client(pages.port), visits.by_program(run)
        self._pause, self._number = 1 / a_second, 0

    def file(self, paced: Paced) -> None:
        """File once and wait for the next turn."""
        request = self._make(self._number)
        self._number += 1
        began = time.perf_counter()
        paced.failures += self._client.ask(request).status != CREATED
        took = time.perf_counter() - began
        paced.took.append(took * 1000)
        time.sleep(max(self._pause - took, 0))


def main(arguments: Sequence[str]) -> int:
    """Measure and report."""
    options = _options(arguments)
    folder = Path(tempfile.mkdtemp(prefix="shenava-replan-"))
    try:
        found = measured(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if found["ratio"] <= GOAL and not found["failures"] else 1


def measured(data: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Return the figures."""
    _say(f"{options.cases} open cases")
    python("seed.py", "--cases", str(options.cases), "--open-share", "1", "--days", "1", data=data)
    python("inside.py", "promises", data=data)
    before, during = Paced(), Paced()
    with Pages(data=data, application=PRODUCT[0], settings=PRODUCT[1]) as pages, _worker(data):
        visitor = Visitor(pages, a_second=options.a_second, run="replan")
        for _each in range(20):
            visitor.file(Paced())
        _say("filing before")
        until = time.perf_counter() + options.seconds
        while time.perf_counter() < until:
            visitor.file(before)
        _say("filing while a holiday is counted")
        began = time.perf_counter()
        python("inside.py", "holiday", _AHEAD, data=data)
        progress = _watched(visitor, during, data)
    took = time.perf_counter() - began
    return {
        **progress,
        "seconds": round(took, 1),
        "dates_a_second": round(progress["looked_at"] / took),
        "filings": [len(before.took), len(during.took)],
        "failures": before.failures + during.failures,
        "p95_before_ms": round(before.p95, 1),
        "p95_during_ms": round(during.p95, 1),
        "ratio": round(during.p95 / before.p95, 2),
    }


def _watched(visitor: Visitor, during: Paced, data: Path) -> dict[str, Any]:
    """File until the counting is done."""
    began = time.perf_counter()
    while time.perf_counter() - began < _LONGEST:
        visitor.file(during)
        found = _progress(data)
        if len(during.took) % 40 == 0:
            _say(f"  {found}")
        if found.get("is_done"):
            return found
    raise TimeoutError


def _progress(data: Path) -> dict[str, Any]:
    """Return how far the newest counting has come, past the product, so that asking weighs nothing."""
    columns = ("total", "looked_at", "moved", "kept")
    with closing(sqlite3.connect(f"file:{data / 'shenava.sqlite3'}?mode=ro", uri=True)) as database:
        asked = (
            f"SELECT {', '.join(columns)}, finished_at IS NOT NULL FROM policies_replanning ORDER BY id DESC LIMIT 1"  # noqa: S608 - our own names
        )
        row = database.execute(asked).fetchone()
    return dict(zip((*columns, "is_done"), row, strict=True)) if row else {}


@contextmanager
def _worker(data: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "django", "worker"], env=environment(data), cwd=data, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _say(what: str) -> None:
    sys.stderr.write(f"{what} ...\n")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/replan.py", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="how many open cases there are (100000)")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long filing is measured before (30)")
    parser.add_argument("--a-second", type=float, default=2.0, help="filings a second (2)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
