"""One page with every component and a sample of what it shows, in the language that is active."""

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from shenava.entrypoints.ui import filters
from shenava.foundation.typesetting import qr

SAMPLES = Path(__file__).with_name("gallery.json")
DOORS = ("portal", "desk")
REGISTERED = datetime(2025, 8, 9, 11, 0, tzinfo=UTC)
SCANNED = "14048273951"
BY_DAY = (48, 31, 27, 22, 19, 9, 4)

Words: TypeAlias = dict[str, str | list[str]]


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components as the public counter has them, or as the desk has them with ``?door=desk``."""
    asked = request.GET.get("door", "portal")
    door = asked if asked in DOORS else "portal"
    return render(request, "ui/gallery.html", {"layout": f"ui/{door}.html", "door": door, **samples(get_language())})


def samples(language: str | None) -> dict[str, object]:
    """Return the sample words of a language (English for one without samples) and the sample moments."""
    words = sample_words()
    say = words.get((language or "").partition("-")[0], words["en"])
    return {
        "say": say,
        "days": [
            {"label": name, "value": filters.in_digits(count), "share": 100 * count // max(BY_DAY)}
            for name, count in zip(say["days"], BY_DAY, strict=True)
        ],
        "drawn": mark_safe(qr.svg(SCANNED)),  # noqa: S308 - our own drawing of our own words
        "registered": REGISTERED,
        "answered": REGISTERED + timedelta(hours=3),
        "due": REGISTERED + timedelta(days=3),
    }


@lru_cache(maxsize=1)
def sample_words() -> dict[str, Words]:
    """Return the sample words of every language."""
    words: dict[str, Words] = json.loads(SAMPLES.read_text(encoding="utf-8"))
    return words
