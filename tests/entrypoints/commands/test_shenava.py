"""The command line: what it answers, where, and with which code."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from shenava import __version__

pytestmark = pytest.mark.slow_start

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_version_is_told(shenava: Run) -> None:
    done = shenava("--version")

    assert (done.returncode, done.stdout) == (0, f"Shenava {__version__}\n")


def test_help_lists_every_command_on_stdout(shenava: Run) -> None:
    done = shenava("--help")

    assert done.returncode == 0
    for name in ("backup", "doctor", "restore", "upgrade", "verify-audit"):
        assert f"  {name} " in done.stdout


def test_saying_nothing_is_a_usage_error(shenava: Run) -> None:
    done = shenava()

    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: bin/shenava" in done.stderr


def test_a_mistyped_command_is_a_usage_error_with_a_suggestion(shenava: Run) -> None:
    done = shenava("docter")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no command docter. Did you mean doctor?\n"


def test_a_wrong_option_is_a_usage_error(shenava: Run) -> None:
    assert shenava("backup", "--nonsense").returncode == 2


def test_the_doctor_names_what_is_missing_and_what_to_do(shenava: Run) -> None:
    done = shenava("doctor")

    assert done.returncode == 1
    assert "WRONG  Database suits this version\n       Run: bin/shenava upgrade\n" in done.stdout


def test_the_doctor_sees_keys_that_others_may_read(installation: tuple[Path, Run]) -> None:
    data, run = installation
    keyring = data / "keys" / "keyring.json"
    keyring.chmod(0o644)

    done = run("doctor")

    assert done.returncode == 1
    assert f"Run: chmod 600 {keyring}" in done.stdout
    assert "well   Database suits this version" in done.stdout
