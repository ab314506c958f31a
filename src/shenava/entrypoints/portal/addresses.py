"""Addresses of the portal's own pages, in the language that is active."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from shenava.entrypoints.ui.preferences import LANGUAGES

_PORTAL = "shenava.entrypoints.portal.urls"
"""Looking an address up loads every door beneath; ours alone is enough."""
_NAMES = {"fa": ("فا", "فارسی"), "ar": ("ع", "العربية"), "en": ("En", "English")}


def to(name: str, *parts: object, language: str = "") -> str:
    """Return the address of a page by its name in ``pages``."""
    chosen = language or get_language() or ""
    return reverse(f"{chosen if chosen in LANGUAGES else 'fa'}:{name}", urlconf=_PORTAL, args=parts)


def languages(request: HttpRequest) -> list[dict[str, str]]:
    """Return this same page in each language, for the switch on top."""
    rest = request.path.split("/", 2)[-1]
    query = request.META.get("QUERY_STRING", "")
    return [
        {"code": code, "label": label, "name": name, "href": f"/{code}/{rest}" + (f"?{query}" if query else "")}
        for code, (label, name) in _NAMES.items()
    ]


def back_to(wanted: str) -> str:
    """Return the wanted address if it is one of ours, else the first page."""
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if ours else to("home")
