"""A real installation with its four processes, and real browsers that look at it."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Installation:
    """A running installation."""

    address: str
    data: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Make a data folder with the builders' bank and start everything on it."""
    data = tmp_path_factory.mktemp("installation")
    port, live = _free_port(), _free_port()
    address = f"http://localhost:{port}"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SHENAVA_")},
        "SHENAVA_DATA": str(data),
        "SHENAVA_PORT": str(port),
        "SHENAVA_LIVE_PORT": str(live),
        "DJANGO_SETTINGS_MODULE": "shenava.config.settings",
        "PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT}",
    }
    run = [sys.executable, "-m", "shenava.entrypoints.commands"]
    subprocess.run([*run, "migrate", "-v0"], env=environment, check=True)  # noqa: S603 - our own program
    subprocess.run([sys.executable, "-m", "tests.browser.house"], env=environment, check=True, cwd=PROJECT)
    serve = [sys.executable, "-m", "shenava.entrypoints.commands.serve", "--empty", "--data", str(data)]
    with (data / "serve.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 - as above
            [*serve, "--port", str(port), "--live-port", str(live)], env=environment, stdout=log, stderr=log
        )
        try:
            limit = time.monotonic() + 90
            while not _answers(address):
                assert server.poll() is None, (data / "serve.log").read_text()
                assert time.monotonic() < limit, (data / "serve.log").read_text()
                time.sleep(0.2)
            yield Installation(address=address, data=data)
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """Return what starts browsers."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """Start one Chromium."""
    opened = chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield opened
    opened.close()


Visit = Callable[..., Page]


def _let_it_be_a_quiet_day(data: Path) -> None:
    """Forget how often this machine filed in the stories before, or it would look like a flood."""
    with closing(sqlite3.connect(data / "counters.sqlite3", timeout=10)) as counts, counts:
        if _has_counts(counts):
            counts.execute("DELETE FROM counter")


def _has_counts(counts: sqlite3.Connection) -> bool:
    return bool(counts.execute("SELECT 1 FROM sqlite_master WHERE name = 'counter'").fetchall())


@pytest.fixture
def visit(browser: Browser, installation: Installation) -> Iterator[Visit]:
    """Return a function that gives somebody a browser of their own; errors in its console fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    _let_it_be_a_quiet_day(installation.data)

    def open_page(
        *,
        language: str = "fa",
        width: int = PHONE["width"],
        scripts: bool = True,
        dark: bool = False,
        touch: bool = False,
    ) -> Page:
        height = PHONE["height"] if width == PHONE["width"] else DESK["height"]
        context = browser.new_context(
            base_url=installation.address,
            viewport={"width": width, "height": height},
            locale=language,
            java_script_enabled=scripts,
            has_touch=touch,
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for said in complaints if "Failed to load resource" not in said] == []
