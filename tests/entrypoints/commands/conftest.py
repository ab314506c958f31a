"""Runs commands as an operator does: each in a process of its own, on a data folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment_of(data: Path) -> dict[str, str]:
    """Return an environment whose installation is in this folder, on SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHENAVA_")}
    return {**kept, "SHENAVA_DATA": str(data)}


def runner(data: Path) -> Run:
    """Return what runs ``bin/shenava`` with arguments for the installation in this folder."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "shenava.entrypoints.commands", *map(str, arguments)],
            env=environment_of(data),
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def runner_of() -> Callable[[Path], Run]:
    return runner


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return environment_of(tmp_path / "data")


@pytest.fixture
def shenava(tmp_path: Path) -> Run:
    return runner(tmp_path / "data")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A migrated installation that the tests of one module share, and what runs commands on it."""
    data = tmp_path_factory.mktemp("installation") / "data"
    run = runner(data)
    made = run("migrate", "--skip-checks", "--verbosity", "0")
    assert made.returncode == 0, made.stderr
    return data, run
