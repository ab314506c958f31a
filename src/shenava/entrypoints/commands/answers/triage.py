"""Answers ``bin/shenava intelligence triage``: one line for every line, whatever stands in it."""

import hashlib
import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from shenava.domain.catalogue.sectors import kits
from shenava.domain.intelligence.rules import first_look
from shenava.domain.intelligence.rules.category import CategorySeeds
from shenava.domain.intelligence.rules.first_look import FirstLook
from shenava.foundation.text import masking

USAGE = 2
KEYS = (
    "language",
    "type",
    "type_confidence",
    "category",
    "urgency",
    "distress",
    "masked_text",
    "model_version",
)

Answer = dict[str, Any]


class Unreadable(Exception):  # noqa: N818 - reads as what happened
    """A line that can't be answered; the text says why."""


def answer(given: Namespace) -> int:
    """Print a line for every line of stdin; returns the exit code."""
    try:
        sector = _known_sector(given.sector)
    except Unreadable as why:
        sys.stderr.write(f"{why}\n")
        return USAGE
    out = sys.stdout.buffer
    for found in answers(sys.stdin.buffer, sector):
        line = json.dumps(found, ensure_ascii=False) if given.json else _readable(found)
        # Half a character, which JSON may hold, is written as JSON writes it.
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")
        out.flush()
    return 0


def answers(lines: Iterable[bytes], sector: str = "") -> Iterator[Answer]:
    """Yield what is told of each line; what can't be read has nothing but ``error`` and ``model_version``."""
    for line in lines:
        try:
            yield _told(_asked(line), sector)
        except Unreadable as why:
            yield {**dict.fromkeys(KEYS), "model_version": version(), "error": str(why)}


@cache
def version() -> str:
    """Return a name that changes with the rules, their words and the kits of the sectors."""
    room = resources.files("shenava.domain.intelligence")
    files = [file for folder in ("data", "rules") for file in (room / folder).iterdir() if file.is_file()]
    known = [file.read_bytes() for file in sorted(files, key=lambda file: file.name)]
    known.append(json.dumps(dict(kits()), sort_keys=True).encode())
    return "rules-" + hashlib.sha256(b"\0".join(known)).hexdigest()[:12]


def _asked(line: bytes) -> Mapping[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("This line is no JSON in UTF-8.") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Unreadable('This line has no "text".')
    return asked


def _told(asked: Mapping[str, Any], sector: str) -> Answer:
    own = asked.get("sector")
    seeds = _seeds(_known_sector(str(own)) if own else sector)
    # Masked first: what is shown of a text, the words of its reasons too, holds no card and no code.
    masked = masking.mask(asked["text"]).text
    seen = first_look.look(masked, seeds, language=str(asked.get("language") or ""))
    return {
        "language": seen.language,
        "type": seen.message.value,
        "type_confidence": seen.confidence,
        "category": _category(seen),
        "urgency": _urgency(seen),
        "distress": seen.understanding.distress.score,
        "masked_text": masked,
        "model_version": version(),
    }


def _category(seen: FirstLook) -> Answer | None:
    if not seen.understanding.categories:
        return None
    best = seen.understanding.categories[0]
    return {"code": best.code, "confidence": best.confidence, "words": best.words}


def _urgency(seen: FirstLook) -> Answer:
    assessed = seen.understanding.urgency
    reasons = [{"code": reason.code, "level": reason.level.value, "words": reason.words} for reason in assessed.reasons]
    return {"level": assessed.level.value, "reasons": reasons}


@cache
def _seeds(sector: str) -> tuple[CategorySeeds, ...]:
    return tuple(
        CategorySeeds(
            code=one["code"],
            names=one["name"],
            keywords=one.get("keywords", {}),
            descriptions=one.get("description", {}),
        )
        for kit in kits().values()
        if not sector or kit["code"] == sector
        for one in kit["categories"]
    )


def _known_sector(code: str | None) -> str:
    known = [kit["code"] for kit in kits().values()]
    if code and code.upper() not in known:
        raise Unreadable(f"There is no sector {code}. There are: {', '.join(known)}.")
    return (code or "").upper()


def _readable(found: Answer) -> str:
    if "error" in found:
        return str(found["error"])
    category = found["category"]["code"] if found["category"] else "-"
    reasons = ", ".join(reason["code"] for reason in found["urgency"]["reasons"]) or "-"
    return "\t".join([found["urgency"]["level"], found["type"], category, str(found["distress"]), reasons])
