"""One page with every component and each of its states, in any language and theme, at either door."""

import json
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from typing import Final, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.safestring import mark_safe

from shenava.entrypoints.ui import context, filters, preferences
from shenava.foundation.typesetting import qr

SAMPLES = Path(__file__).with_name("gallery.json")
DOORS = ("portal", "desk")
REGISTERED = datetime(2025, 8, 9, 11, 0, tzinfo=UTC)
SCANNED: Final = "14048273951"
BY_DAY: Final = (48, 31, 27, 22, 19, 9, 4)
HARD: Final = (
    "کد 1404-8273 ثبت شد",
    "رقم التتبع ١٤٠٤-٨٢٧٣",
    "فایل report_v2 (final).pdf پیوست شد",
    "تست فارسی و English با هم",
    "قیمت 2,500,000 ریال (٪10 تخفیف)",
)
"""Words in which a wrong direction shows at once."""

Words: TypeAlias = dict[str, str | list[str]]


def gallery(request: HttpRequest) -> HttpResponse:
    """Show the components; ``door``, ``language`` and ``theme`` choose how, ``words=hard`` fills them with ``HARD``."""
    asked = request.GET.get("door", "portal")
    door = asked if asked in DOORS else "portal"
    language = request.GET.get("language", "")
    if language not in preferences.LANGUAGES:
        language = preferences.reader().language
    else:
        preferences.read_as(preferences.preferred(language=language))
    theme = request.GET.get("theme", "")
    shown = samples(language, hard=request.GET.get("words") == "hard")
    if theme in context.THEMES:
        shown["theme"] = theme
    with translation.override(language):
        return render(request, "ui/gallery.html", {"layout": f"ui/{door}.html", "door": door, **shown})


def samples(language: str, *, hard: bool = False) -> dict[str, object]:
    """Return the sample words of a language (English for one without samples) and the sample moments."""
    words = sample_words()
    say = words.get(language, words["en"])
    if hard:
        say = hardened(say)
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


def hardened(say: Words) -> Words:
    """Return the samples with every text replaced by one of the hard ones."""
    hard = cycle(HARD)
    return {key: [next(hard) for _each in text] if isinstance(text, list) else next(hard) for key, text in say.items()}


@lru_cache(maxsize=1)
def sample_words() -> dict[str, Words]:
    """Return the sample words of every language."""
    words: dict[str, Words] = json.loads(SAMPLES.read_text(encoding="utf-8"))
    return words
