"""Measures the portal in Chromium as somebody with a cheap phone on a thin line meets it; prints goals and figures.

Usage: python benchmarks/portal.py [--address http://localhost:8000] [--out table.md]

Without an address an installation with a small bank is made in a temporary folder and ended afterwards. A thin line has
400 kbit/s and answers after 400 ms; a cheap phone is four times slower than this machine. Server and browser are warm:
every page is asked for before it is measured, so that no language pays for the first start, and a figure is the median
of three loads. One interaction is a tap: on a button, a choice, a box that is then written in, or a picture.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from pages import Pages
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from run import PRODUCT, python
from thumb import Filing

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PHONE = {"width": 390, "height": 844}
LINE = {"offline": False, "latency": 400, "downloadThroughput": 400 * 1000 / 8, "uploadThroughput": 400 * 1000 / 8}
SLOWER = 4
LANGUAGES = ("fa", "ar", "en")
ASKED = 20
LOADS = 3
SIMPLE = "simple/file/"

INTERACTIONS, SCRIPT_KB, ALL_KB, SIMPLE_KB, USABLE_MS, SERVER_MS = 12, 60, 150, 100, 2500, 100

_WATCH = """
    window.found = { shift: 0, paint: 0, usable: 0 };
    const watch = (type, tell) => new PerformanceObserver((list) => list.getEntries().forEach(tell))
        .observe({ type, buffered: true });
    watch('layout-shift', (one) => { if (!one.hadRecentInput) window.found.shift += one.value; });
    watch('paint', (one) => { if (one.name === 'first-contentful-paint') window.found.paint = one.startTime; });
    const look = () => {
        const box = document.querySelector('main textarea, main input:not([type=hidden])');
        if (window.found.paint && box && box.checkVisibility()) window.found.usable = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""


@dataclass
class Opened:
    """What opening one page cost."""

    paint: float = 0.0
    usable: float = 0.0
    shift: float = 0.0
    bytes: dict[str, int] = field(default_factory=dict)

    @property
    def script(self) -> float:
        """Return the kilobytes of scripts."""
        return self.bytes.get("Script", 0) / 1000

    @property
    def fonts(self) -> float:
        """Return the kilobytes of fonts."""
        return self.bytes.get("Font", 0) / 1000

    @property
    def rest(self) -> float:
        """Return the kilobytes of everything but fonts."""
        return self.everything - self.fonts

    @property
    def everything(self) -> float:
        """Return all kilobytes."""
        return sum(self.bytes.values()) / 1000


def main(arguments: Sequence[str]) -> int:
    """Measure and report."""
    options = _options(arguments)
    with _installation(options.address) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        rows = [*_openings(browser, address), *_filings(browser, address), *_answers(address)]
        browser.close()
    table = "\n".join(["| What | Found | Goal |", "|---|---|---|", *(f"| {' | '.join(row[:3])} |" for row in rows), ""])
    sys.stdout.write(table)
    if options.out:
        options.out.write_text(table, encoding="utf-8")
    return 1 if any(row[3] for row in rows) else 0


Row = tuple[str, str, str, bool]
"""What, found, goal, and whether the goal is missed."""


def _openings(browser: Browser, address: str) -> Iterator[Row]:
    _warm(browser, address)
    for language in LANGUAGES:
        one = usual(browser, f"{address}/{language}/")
        name = f"first page, {language}, empty cache, thin line"
        yield (f"{name}: can be written in after", f"{one.usable:.0f} ms", f"{USABLE_MS} ms", one.usable > USABLE_MS)
        yield (f"{name}: first words after", f"{one.paint:.0f} ms", "–", False)
        yield (f"{name}: scripts", f"{one.script:.1f} KB", f"{SCRIPT_KB} KB", one.script > SCRIPT_KB)
        yield (f"{name}: everything but fonts", f"{one.rest:.1f} KB", f"{ALL_KB} KB", one.rest > ALL_KB)
        yield (f"{name}: fonts", f"{one.fonts:.1f} KB", "–", False)
        yield (f"{name}: layout shift", f"{one.shift:.3f}", "0", one.shift > 0)
    for language in LANGUAGES:
        one = usual(browser, f"{address}/{language}/{SIMPLE}")
        name = f"first simple page, {language}, empty cache, thin line"
        yield (f"{name}: can be written in after", f"{one.usable:.0f} ms", f"{USABLE_MS} ms", one.usable > USABLE_MS)
        yield (f"{name}: everything", f"{one.everything:.1f} KB", f"{SIMPLE_KB} KB", one.everything > SIMPLE_KB)


def _warm(browser: Browser, address: str) -> None:
    """Ask for every page once or more, so that nothing that is measured is the first of its kind."""
    for language in LANGUAGES:
        for path in ("", SIMPLE):
            answered(address, f"/{language}/{path}")
            with _phone(browser) as context:
                context.new_page().goto(f"{address}/{language}/{path}", wait_until="load")


def _filings(browser: Browser, address: str) -> Iterator[Row]:
    for language in LANGUAGES:
        with _phone(browser) as context:
            filing = Filing(context.new_page(), f"{address}/{language}/")
            began = time.monotonic()
            filing.finish()
            what = f"filing with category, two fields and a photo, {language}"
            yield (f"{what}: interactions", str(filing.taps), str(INTERACTIONS), filing.taps > INTERACTIONS)
            yield (f"{what}: screens", str(filing.screens), "–", False)
            yield (f"{what}: by a script without pause", f"{time.monotonic() - began:.1f} s", "–", False)


def _answers(address: str) -> Iterator[Row]:
    for path in ("/fa/", "/ar/", "/en/", "/fa/track/"):
        took = answered(address, path)
        yield (f"server, {path}: median of {ASKED}", f"{took:.0f} ms", f"{SERVER_MS} ms", took > SERVER_MS)


def usual(browser: Browser, address: str) -> Opened:
    """Open a page several times, each with an empty cache; times are medians, bytes and shifts those of the worst."""
    found = [opened(browser, address) for _load in range(LOADS)]
    return Opened(
        paint=statistics.median(one.paint for one in found),
        usable=statistics.median(one.usable for one in found),
        shift=max(one.shift for one in found),
        bytes=max((one.bytes for one in found), key=lambda kinds: sum(kinds.values())),
    )


def opened(browser: Browser, address: str) -> Opened:
    """Open a page with nothing in the cache, on a thin line and a slow processor."""
    with _phone(browser) as context:
        page = context.new_page()
        page.add_init_script(_WATCH)
        devtools = context.new_cdp_session(page)
        found, kinds = Opened(), dict[str, str]()
        devtools.on("Network.responseReceived", lambda said: kinds.__setitem__(said["requestId"], said["type"]))
        devtools.on("Network.loadingFinished", lambda said: _count(found, kinds, said))
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", LINE)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="load", timeout=60_000)
        page.wait_for_timeout(1500)
        told = page.evaluate("window.found")
        found.paint, found.usable, found.shift = told["paint"], told["usable"], told["shift"]
        return found


def _count(found: Opened, kinds: dict[str, str], said: dict[str, object]) -> None:
    kind = kinds.get(str(said["requestId"]), "Other")
    found.bytes[kind] = found.bytes.get(kind, 0) + int(float(str(said["encodedDataLength"])))


def answered(address: str, path: str) -> float:
    """Return the median milliseconds until the first byte of a page, without a throttle."""
    parts = urlsplit(address)
    times = []
    for _each in range(ASKED):
        connection = HTTPConnection(parts.hostname or "localhost", parts.port or 80, timeout=30)
        connection.connect()
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        connection.getresponse()
        times.append((time.perf_counter() - began) * 1000)
        connection.close()
    return statistics.median(times)


@contextmanager
def _phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=2)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def _installation(address: str) -> Iterator[str]:
    if address:
        yield address.rstrip("/")
        return
    folder = Path(tempfile.mkdtemp(prefix="shenava-portal-"))
    try:
        python("seed.py", "--cases", "20", data=folder / "data")
        with Pages(data=folder / "data", application=PRODUCT[0], settings=PRODUCT[1]) as pages:
            yield f"http://localhost:{pages.port}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/portal.py", description=__doc__)
    parser.add_argument("--address", default="", help="a running installation; without it one is made for the while")
    parser.add_argument("--out", type=Path, help="file for the table, besides the terminal")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
