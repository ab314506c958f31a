"""Rendering with what every public page shows: the organization, its links and the languages."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from shenava.domain.catalogue import branding, speaking
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Brand
from shenava.domain.catalogue.rules import contact
from shenava.entrypoints.portal import addresses
from shenava.entrypoints.portal.dress import SIMPLE
from shenava.entrypoints.ui import brand_look

_LINKED = (
    *("home", "track", "own", "contact", "handling", "promises", "lessons", "verify", "privacy", "accessibility"),
    "simple_home",
)


def show(
    request: HttpRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a page from ``portal/<template>.html``."""
    brand = catalogue.default_brand()
    look = look_of(brand)
    shown = {
        "brand": brand,
        "organization": {"name": brand.name, "contact": contact.read(brand.contact, get_language() or "fa"), **look},
        "brand_stylesheet": look["brand_stylesheet"],
        "portal_urls": {name: addresses.to(name) for name in _LINKED},
        "language_links": addresses.languages(request),
        "address": addresses.to,
        "manifest_href": addresses.to("manifest"),
        "journey": getattr(request, "journey", None),
        "spoken_href": _spoken(brand, template) if template.startswith(SIMPLE.folder) else "",
        **(context or {}),
    }
    return render(request, f"portal/{template}.html", shown, status=status)


def look_of(brand: Brand) -> dict[str, str]:
    """Return the addresses of a brand's stylesheet and logo, empty where it has none of its own."""
    return brand_look.addresses(
        code=brand.code, palette=branding.palette_of(brand), logo_sha256=brand.logo.sha256 if brand.logo else ""
    )


def _spoken(brand: Brand, template: str) -> str:
    """Return the address of what this page says aloud, empty where nothing was recorded."""
    page, language = template.rpartition("/")[2], get_language() or ""
    recorded = speaking.prompts(brand.id).get((page, language))
    return f"/brand/{brand.code}/spoken/{page}/{language}/{recorded.sha256[:16]}/" if recorded else ""


def show_privately(
    request: HttpRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """Return a page that no cache and no back button of the next person may keep."""
    response = show(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
