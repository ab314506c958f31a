"""Measures filing, the pages, search, memory and start, and writes a table of goals and figures.

Usage: python benchmarks/run.py --cases 0,1000,100000 --seconds 3 [--out table.md]

Everything happens on this machine, on free ports and in a temporary folder that is deleted afterwards.
"""

import argparse
import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import machine
import visits
from load import Figures, drive, median
from pages import HERE, Pages, environment
from report import Report, Start

PRODUCT = ("shenava.config.wsgi:application", "product_settings")
FLOOR = ("floor:application", "floor_settings")
BARE = ("bare:application", "bare_settings")
OK, CREATED, SENT_ON = (200,), (201,), (302,)
FILING_CASES = 1_000
"""How many cases are there before filing is compared with the floor."""
_LONGEST = 1_800.0
"""Seconds that one helper process may take, which only a million cases come near to."""


def main(arguments: Sequence[str]) -> int:
    """Measure and report."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, lambda *_given: sys.exit(143))  # so that what was started is ended
    report = Report(machine=machine.described())
    folder = Path(tempfile.mkdtemp(prefix="shenava-benchmark-"))
    try:
        filing(folder, report, seconds=options.seconds, stretches=options.rounds)
        for cases in options.cases:
            pages_over(folder / f"over-{cases}", report, cases=cases, options=options)
        start(folder / "filing", report)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    table = report.text()
    sys.stdout.write(table)
    if options.out:
        options.out.write_text(table, encoding="utf-8")
    for failure in report.failures:
        sys.stderr.write(f"{failure}\n")
    return 1 if report.failures else 0


def filing(folder: Path, report: Report, *, seconds: float, stretches: int) -> None:
    """Compare filing with the floor: the same start, stretches in turn."""
    ours, bare = folder / "filing", folder / "floor"
    _say("filing a start")
    python("seed.py", "--cases", str(FILING_CASES), data=ours)
    shutil.copytree(ours, bare)
    with _served(ours, PRODUCT) as product, _served(bare, FLOOR) as floor:
        drive(product, visits.by_program("first"), clients=16, seconds=1, good=CREATED)  # both workers load the API
        for clients in (1, 16):
            found: dict[str, list[Figures]] = {"floor": [], "program": [], "form": []}
            for number in range(stretches):
                run = f"r{clients}x{number}"
                _say(f"filing, {clients} at a time, stretch {number + 1} of {stretches}")
                waited = python("inside.py", "challenges", f"f{run}", data=ours)
                makers: dict[str, tuple[Pages, Callable[[int], bytes], tuple[int, ...]]] = {
                    "floor": (floor, visits.by_program(run), CREATED),
                    "program": (product, visits.by_program(run), CREATED),
                    "form": (product, visits.by_form(product, f"f{run}", waited), SENT_ON),
                }
                for name, (pages, make, good) in makers.items():
                    drive(pages, visits.by_program(f"w{run}{name}"), clients=clients, seconds=0.2, good=CREATED)
                    found[name].append(drive(pages, make, clients=clients, seconds=seconds, good=good))
            report.filing(clients, {name: median(figures) for name, figures in found.items()})
    report.worker(python("inside.py", "work", data=ours))


def pages_over(data: Path, report: Report, *, cases: int, options: argparse.Namespace) -> None:
    """Measure pages, filing, search and memory over so many cases; pages take turns with a bare list of fifty rows."""
    _say(f"{cases:,} cases")
    report.seeded(cases, python("seed.py", "--cases", str(cases), data=data), size=_size(data))
    codes = python("inside.py", "codes", data=data)
    with _served(data, PRODUCT) as pages, _served(data, BARE) as bare:
        fresh = machine.pss_mb(pages.workers)
        made = _pages(pages, codes) | {"filing: API": visits.by_program("over")}
        for name, make in made.items():
            good = CREATED if name.startswith("filing") else OK
            for clients in (1, 16):
                ours, floor = [], []
                for number in range(options.rounds):
                    _say(f"{name} over {cases:,}, {clients} at a time, stretch {number + 1} of {options.rounds}")
                    drive(pages, make, clients=2, seconds=0.3, good=good)
                    floor.append(drive(bare, visits.look("/list/"), clients=clients, seconds=options.seconds / 3))
                    ours.append(drive(pages, make, clients=clients, seconds=options.seconds, good=good))
                report.page(cases, name, clients, median(ours), median(floor))
        workers, whole = machine.pss_mb(pages.workers), machine.pss_mb(pages.pids)
        report.memory(cases, fresh=fresh, after=workers, whole=whole)
    if cases:
        report.engine(cases, python("inside.py", "engine", data=data))
    shutil.rmtree(data, ignore_errors=True)


def start(data: Path, report: Report) -> None:
    """Measure the check of a token, and our start and a bare one in turn."""
    report.token(python("inside.py", "token", data=data))
    took: dict[tuple[str, str], list[Start]] = {PRODUCT: [], BARE: []}
    for number in range(5):
        _say(f"start {number + 1} of 5")
        for what, starts in took.items():
            with _served(data, what, workers=1) as pages:
                starts.append(Start(pages.answered_after, machine.cpu_ms(pages.pids) / 1000))
    report.start(_median(took[PRODUCT]), _median(took[BARE]))


def _median(starts: list[Start]) -> Start:
    return Start(
        statistics.median(one.seconds for one in starts),
        statistics.median(one.cpu for one in starts),
    )


def _pages(pages: Pages, codes: list[list[str]]) -> dict[str, Callable[[int], bytes]]:
    """Return the pages there are; without cases nobody has one to look at."""
    office = visits.signed_in(pages, "office")
    found = {
        "queue": visits.look("/desk/?scope=all", office),
        "search": visits.look_in_turn(visits.searches("/desk/search/?q={}"), office),
    }
    if codes:
        mine = visits.admitted(pages, codes[0])
        found |= {
            "case page": visits.look(f"/desk/cases/{codes[0][0]}/", office),
            "tracking page": visits.look(f"/fa/complaints/{codes[0][0]}/", mine),
        }
    return found


@contextmanager
def _served(data: Path, what: tuple[str, str], *, workers: int = 2) -> Iterator[Pages]:
    application, settings = what
    with Pages(data=data, application=application, settings=settings, workers=workers) as pages:
        yield pages


def python(script: str, *arguments: str, data: Path) -> Any:  # noqa: ANN401 - JSON
    """Run a script of this folder on a data folder and return what it prints."""
    data.mkdir(exist_ok=True)
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        [sys.executable, str(HERE / script), *arguments],
        env=environment(data),
        stdout=subprocess.PIPE,
        timeout=_LONGEST,
        check=True,
    )
    return json.loads(done.stdout)


def _size(data: Path) -> float:
    return sum(path.stat().st_size for path in data.glob("shenava.sqlite3*")) / 1e6


def _say(what: str) -> None:
    sys.stderr.write(f"{what} (load {machine.load()}) ...\n")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description=__doc__)
    parser.add_argument(
        "--cases", type=_numbers, default=[1_000], help="over how many cases pages are measured: 0,1000,100000 (1000)"
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each stretch lasts (3)")
    parser.add_argument("--rounds", type=int, default=3, help="how often we and the floors take turns (3)")
    parser.add_argument("--out", type=Path, help="file for the table, besides the terminal")
    return parser.parse_args(arguments)


def _numbers(text: str) -> list[int]:
    return sorted(int(number) for number in text.split(","))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
