"""What every page may use."""

from typing import Any

from django.http import HttpRequest
from django.utils import translation

from shenava.entrypoints.ui import preferences

THEMES = ("light", "dark")


def for_every_page(request: HttpRequest) -> dict[str, Any]:
    """Return language, direction, theme and the nonce; doors add what they know."""
    theme = request.COOKIES.get("theme", "")
    return {
        "language": preferences.reader().language,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "theme": theme if theme in THEMES else "",
        "csp_nonce": "",
    }
