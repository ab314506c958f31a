"""``bin/shenava due``: dates of packs on the command line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow_start

Run = Callable[..., subprocess.CompletedProcess[str]]
SYDNEY = ("--zone", "Australia/Sydney", "--place", "AU-NSW", "--weekend", "sat,sun")


def ask(run: Run, pack: str, clock: str, received: str, *place: str) -> subprocess.CompletedProcess[str]:
    return run("due", "--pack", pack, "--clock", clock, "--received", received, *place)


def test_json_tells_the_moment_the_arithmetic_and_the_source(shenava: Run, tmp_path: Path) -> None:
    done = ask(shenava, "au_rg271", "ack", "2026-01-24T15:00", *SYDNEY, "--json")

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert set(said) == {"due_at", "explanation", "source"}
    assert said["due_at"] == "2026-01-27T23:59:59+11:00"
    assert "Australia Day" in said["explanation"]
    assert said["source"] == "RG 271.51; RG 271.52"
    assert not (tmp_path / "data").exists()


def test_it_speaks_the_language_that_is_asked_for(shenava: Run) -> None:
    iran = ("--zone", "Asia/Tehran", "--place", "IR", "--weekend", "fri")
    done = ask(shenava, "ir_bank", "final", "2027-06-13T09:00", *iran, "--language", "fa")

    assert done.stdout.startswith("2027-")
    assert "عاشورای حسینی. این تاریخ تا تأیید رسمی، تخمینی است." in done.stdout


@pytest.mark.parametrize(
    ("pack", "clock", "received", "told"),
    [
        ("nobody", "ack", "2026-01-24T15:00", "There is no pack nobody"),
        ("au_rg271", "final", "2026-01-24T15:00", "au_rg271 has no clock final. It has: ack, final.standard"),
        ("uk_disp", "ack", "2026-01-24T15:00", "uk_disp has no figure for ack"),
        ("iso_10002", "final", "2026-01-24T15:00", "ISO 10002 sets no numeric time"),
        ("au_rg271", "ack", "2020-01-24T15:00", "was not in force on 2020-01-24"),
        ("au_rg271", "ack", "yesterday", "yesterday is no moment"),
        ("au_rg271", "ack", "9999-12-25T10:00", "Choose a moment between 1970 and 2200"),
    ],
)
def test_what_has_no_answer_is_said_with_code_2(shenava: Run, pack: str, clock: str, received: str, told: str) -> None:
    done = ask(shenava, pack, clock, received, *SYDNEY)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("--zone", "Mars/Phobos", "--place", "AU", "--weekend", "sat,sun"), "There is no time zone Mars/Phobos"),
        (("--zone", "UTC", "--place", "AU-XYZ", "--weekend", "sat,sun"), "No public holidays are known for AU-XYZ"),
        (("--zone", "UTC", "--place", "AU", "--weekend", "mon"), "invalid choice"),
    ],
)
def test_a_place_that_is_nowhere_is_said_with_code_2(shenava: Run, place: tuple[str, ...], told: str) -> None:
    done = ask(shenava, "au_rg271", "ack", "2026-01-24T15:00", *place)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_part_of_a_country_whose_parts_do_not_differ_has_its_holidays(shenava: Run) -> None:
    dubai = ("--zone", "Asia/Dubai", "--place", "AE-DU", "--weekend", "sat,sun", "--json")
    done = ask(shenava, "ae_sanadak", "final", "2026-06-01T10:00", *dubai)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due_at"] == "2026-07-01T23:59:59+04:00"
