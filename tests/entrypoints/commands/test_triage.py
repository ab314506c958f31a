"""``bin/shenava intelligence triage``: a line for every line, without an installation."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shenava.entrypoints.commands.answers.triage import KEYS, answers

GAS = "بوی گاز میاد، کسی نیست؟"


def told(*lines: str, sector: str = "") -> list[dict[str, Any]]:
    return list(answers([line.encode() for line in lines], sector))


def of(text: str, **more: str) -> dict[str, Any]:
    return told(json.dumps({"text": text, **more}))[0]


@pytest.mark.slow_start
def test_every_line_is_answered_in_its_order_and_no_installation_is_made(tmp_path: Path) -> None:
    lines = [json.dumps({"text": GAS}), "", "{broken", json.dumps({"text": "half a letter \ud800"})]
    done = subprocess.run(
        [sys.executable, "-m", "shenava.entrypoints.commands", "intelligence", "triage", "--json"],
        input="\n".join(lines),
        env={"SHENAVA_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0, done.stderr
    assert [one["masked_text"] for one in said] == [GAS, None, None, "half a letter \ud800"]
    assert not (tmp_path / "data").exists()


def test_danger_in_persian_is_told_with_its_words() -> None:
    said = of(GAS)
    assert list(said) == list(KEYS)
    assert (said["language"], said["type"]) == ("fa", "complaint")
    assert said["urgency"]["level"] == "EMERGENCY"
    assert said["urgency"]["reasons"][0]["words"] == ("بوی گاز",)
    assert said["category"]["code"] == "UTIL-01"


@pytest.mark.parametrize(
    ("text", "language", "message"),
    [
        ("متى تفتحون؟", "ar", "question"),
        ("I suggest a bench at the door", "en", "suggestion"),
        ("از همکار شما سپاسگزارم", "fa", "praise"),
        ("Earn money from home, click here", "en", "noise"),
        ("az hesabam pool bardasht shode chera javab nemidin", "fa-Latn", "complaint"),
        ("شعبه کرج پنجشنبه‌ها باز است؟", "fa", "question"),
        ("پولم را ندادید. کجاست؟", "fa", "complaint"),
        ("", "und", "noise"),
        ("😡😡😡", "und", "noise"),
    ],
)
def test_language_and_type_are_told(text: str, language: str, message: str) -> None:
    said = of(text)
    assert (said["language"], said["type"]) == (language, message)
    assert 0 < said["type_confidence"] < 1


@pytest.mark.parametrize(
    "line", ["", "{broken", "[1]", '{"text": 5}', '{"text": "x", "sector": "MARS"}', "[" * 100_000]
)
def test_what_cannot_be_read_has_a_line_that_says_so(line: str) -> None:
    said = told(line)[0]
    assert said["error"]
    assert {said[key] for key in KEYS if key != "model_version"} == {None}


def test_a_sector_narrows_the_categories_and_the_line_wins_over_the_option() -> None:
    line = json.dumps({"text": "my parcel never arrived"})
    own = json.dumps({"text": "my parcel never arrived", "sector": "ecom"})
    assert told(own, sector="BANK")[0]["category"]["code"].startswith("ECOM")
    narrowed = told(line, sector="BANK")[0]["category"]
    assert narrowed is None or narrowed["code"].startswith("BANK")


def test_nothing_shown_of_a_text_holds_a_card_number() -> None:
    card = "6037" + "9912" + "3456" + "7893"
    shown = json.dumps(of(f"از کارتم {card} برداشت کردن"), ensure_ascii=False)
    assert card[:12] not in shown


def test_a_language_that_is_said_is_believed() -> None:
    assert of("سلام", language="ar")["language"] == "ar"
    assert of("سلام", language="tlh")["language"] in {"fa", "ar"}


def test_a_hundred_kilobytes_are_one_line_like_any_other() -> None:
    assert of("سیم گاز خون بچه آب برق " * 2_500)["masked_text"].startswith("سیم گاز")
