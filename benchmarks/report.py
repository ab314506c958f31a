"""The figures as a Markdown table, each beside its goal; ratios to the floors of the same run come first."""

from dataclasses import dataclass, field

from load import Figures

_LEAST_SEEDED = 4_000
_ENGINE_MS = 1.0
_FILING = 2.5
_PAGES = {"queue": (8.0, 1.7), "case page": (10.0, 2.1)}
"""The most CPU of a page: in milliseconds on the machine where the goals were set, and times the bare list there."""
_START = (1.0, 2.3)
"""The longest start: in seconds on that machine, and times a bare start there."""
_GROWTH = 1.5
_MANY, _FEW = 1_000_000, 1_000
_HANDFUL = 5
"""Failed requests of one row that may be chance; with more, its figures say nothing."""


@dataclass(frozen=True)
class Start:
    """From exec to the first 200: seconds on the clock, and seconds of CPU of all processes of the server."""

    seconds: float
    cpu: float


@dataclass
class Report:
    """Gathers what was measured; ``text`` is the page."""

    machine: str
    failures: list[str] = field(default_factory=list)
    """Rows that measured refusals instead of work, in words."""
    _goals: list[tuple[str, str, str, bool | None]] = field(default_factory=list)
    _stretches: list[tuple[str, int, Figures]] = field(default_factory=list)
    _questions: dict[str, list[float]] = field(default_factory=dict)
    _queue: dict[int, Figures] = field(default_factory=dict)

    def filing(self, clients: int, found: dict[str, Figures]) -> None:
        """Take filing by program and form, and the floor of the same run."""
        floor, program, form = found["floor"], found["program"], found["form"]
        for name, figures in (("filing: bare Django", floor), ("filing: API", program), ("filing: form", form)):
            self._stretch(name, clients, figures)
        for name, figures in (("API", program), ("form", form)):
            if clients == 1:
                ratio = figures.cpu / floor.cpu
                shown = f"{ratio:.2f} ({figures.cpu:.1f} / {floor.cpu:.1f} ms)"
                what = f"filing by {name}: CPU, times bare Django"
                self._goal(what, f"≤ {_FILING}", shown, reached=ratio <= _FILING)
            else:
                shown = f"{figures.p95:.0f} ms (bare Django {floor.p95:.0f})"
                reached = figures.p95 <= 150  # noqa: PLR2004 - the goal, as shown
                self._goal(f"filing by {name}: p95, 16 at a time", "≤ 150 ms", shown, reached=reached)
                fair = figures.worst / figures.p50
                self._goal(f"filing by {name}: longest, times p50", "≤ 10", f"{fair:.1f}", reached=fair <= 10)  # noqa: PLR2004 - as above

    def worker(self, found: dict[str, float]) -> None:
        """Take what the worker used for each case filed."""
        self._goal("worker: CPU for all that follows from a filing", "", f"{found['cpu_ms']:.0f} ms", reached=None)

    def seeded(self, cases: int, found: dict[str, float], *, size: float) -> None:
        """Take the speed of the seeder and the size of the database."""
        if not cases:
            return
        rate = found["cases_per_second"]
        what = f"bulk writing of {cases:,} cases with search index"
        self._goal(what, "≥ 4,000 cases/s", f"{rate:,}", reached=rate >= _LEAST_SEEDED)
        shown = f"{found['cases_per_cpu_second']:,}"
        self._goal(f"bulk writing of {cases:,} cases, for each second of CPU", "", shown, reached=None)
        self._goal(f"database of {cases:,} cases", "", f"{size:,.0f} MB", reached=None)

    def page(self, cases: int, name: str, clients: int, figures: Figures, floor: Figures) -> None:
        """Take a page, and the bare list that took turns with it."""
        self._stretch(f"{name} over {cases:,}", clients, figures)
        if name == "queue":
            self._stretch(f"bare list over {cases:,}", clients, floor)
        if clients > 1:
            return
        if name == "queue":
            self._queue[cases] = figures
        what = f"{name} over {cases:,}"
        most = _PAGES.get(name)
        if cases and not name.startswith("filing"):  # without cases the bare list has no rows to compare with
            ratio = figures.cpu / floor.cpu
            times = f"{ratio:.2f} ({figures.cpu:.1f} / {floor.cpu:.1f} ms)"
            goal = f"≤ {most[1]}" if most else ""
            self._goal(f"{what}: CPU, times a bare list", goal, times, reached=ratio <= most[1] if most else None)
        if most:
            self._goal(f"{what}: CPU", f"≤ {most[0]:.0f} ms", f"{figures.cpu:.1f} ms", reached=figures.cpu <= most[0])
        if name == "search" and cases:
            shown = f"{figures.p95:.0f} ms (p50 {figures.p50:.0f})"
            self._goal(f"{what}: p95", "≤ 25 ms", shown, reached=figures.p95 <= 25)  # noqa: PLR2004 - the goal, as shown

    def memory(self, cases: int, *, fresh: float, after: float, whole: float) -> None:
        """Take the memory of the two workers, fresh and after the visits, and that of the whole server."""
        shown = f"{after:.0f} MB ({fresh:.0f} fresh)"
        what = f"memory (PSS) of the two page workers over {cases:,}"
        self._goal(what, "≤ 160 MB", shown, reached=after <= 160)  # noqa: PLR2004 - the goal, as shown
        self._goal(f"{what}, with the parent that they share", "", f"{whole:.0f} MB", reached=None)

    def engine(self, cases: int, found: dict[str, list[float]]) -> None:
        """Take the search engine's own times."""
        self._questions |= {f"{kind}, of {cases:,}": figures for kind, figures in found.items()}
        slowest = max(took for took, _hits in found.values())
        what = f"search engine over {cases:,}, slowest kind of question"
        self._goal(what, "≤ 1 ms", f"{slowest:.2f} ms", reached=slowest <= _ENGINE_MS)

    def token(self, took: float) -> None:
        """Take the check of an API token."""
        self._goal("API token: CPU", "≤ 0.3 ms", f"{took:.2f} ms", reached=took <= 0.3)  # noqa: PLR2004 - the goal, as shown

    def start(self, ours: Start, bare: Start) -> None:
        """Take the cold start, ours and a bare one; their CPU is what a busy machine hardly changes."""
        most, times = _START
        for what, mine, floor in (("CPU", ours.cpu, bare.cpu), ("time", ours.seconds, bare.seconds)):
            shown = f"{mine / floor:.2f} ({mine:.2f} / {floor:.2f} s)"
            self._goal(f"cold start: {what}, times a bare one", f"≤ {times}", shown, reached=mine / floor <= times)
        shown = f"{ours.seconds:.2f} s"
        self._goal("cold start, exec to first 200", f"≤ {most} s", shown, reached=ours.seconds <= most)

    def text(self) -> str:
        """Return the page."""
        lines = [f"Machine: {self.machine}.", ""]
        lines += [
            f"**NOT MEASURED: {failure}; the figures of this row count for nothing.**\n" for failure in self.failures
        ]
        lines += ["| What | Goal | Measured | Reached |", "|---|---|---|---|"]
        said = {True: "yes", False: "**no**", None: ""}
        goals = [*self._goals, *self._grown()]
        lines += [f"| {what} | {goal} | {shown} | {said[reached]} |" for what, goal, shown, reached in goals]
        lines += ["", "| | at a time | requests/s | p50 ms | p95 ms | longest ms | CPU ms | failed |"]
        lines += ["|---|---|---|---|---|---|---|---|"]
        lines += [_row(name, clients, figures) for name, clients, figures in self._stretches]
        lines += ["", "| Search engine | newest 20, ms | hits, to 1,001 |", "|---|---|---|"]
        lines += [f"| {kind} | {took:.2f} | {hits:,.0f} |" for kind, (took, hits) in self._questions.items()]
        return "\n".join([*lines, ""])

    def _grown(self) -> list[tuple[str, str, str, bool | None]]:
        """Return how the queue's time grows with the cases there are, when several numbers were measured."""
        if len(self._queue) < 2:  # noqa: PLR2004 - one has nothing to be compared with
            return []
        few = self._queue.get(_FEW) or self._queue[min(self._queue)]
        return [
            (
                f"queue: p50 over {cases:,}, times that over {'1,000' if few is self._queue.get(_FEW) else 'fewest'}",
                f"≤ {_GROWTH}" if cases == _MANY else "",
                f"{figures.p50 / few.p50:.2f} ({figures.p50:.1f} / {few.p50:.1f} ms)",
                figures.p50 / few.p50 <= _GROWTH if cases == _MANY else None,
            )
            for cases, figures in self._queue.items()
            if figures is not few
        ]

    def _goal(self, what: str, goal: str, shown: str, *, reached: bool | None) -> None:
        self._goals.append((what, goal, shown, reached))

    def _stretch(self, name: str, clients: int, figures: Figures) -> None:
        if figures.failures > _HANDFUL:
            self.failures.append(f"{name}, {clients} at a time: {figures.failures:,} requests failed")
        self._stretches.append((name, clients, figures))


def _row(name: str, clients: int, one: Figures) -> str:
    failed = f"**{one.failures:,}**" if one.failures > _HANDFUL else one.failures
    numbers = f"{one.rate:,.0f} | {one.p50:.1f} | {one.p95:.1f} | {one.worst:.0f} | {one.cpu:.1f} | {failed}"
    return f"| {name} | {clients} | {numbers} |"
