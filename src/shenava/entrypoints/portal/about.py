"""How to reach us, how words are kept private, and who can use these pages."""

from django.http import HttpRequest, HttpResponse

from shenava.domain.catalogue import queries as catalogue
from shenava.entrypoints.portal import page


def contact(request: HttpRequest) -> HttpResponse:
    """Show every way to a person."""
    return page.show(request, "contact")


def privacy(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Show what happens with what people send, as it is now or as it stood in an earlier version."""
    brand = catalogue.default_brand()
    shown = number or brand.privacy_version
    text = catalogue.privacy_text(brand, number=shown)
    return page.show(request, "privacy", {"text": text, "number": shown, "is_current": shown == brand.privacy_version})


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show what these pages promise to people who see, hear or move differently."""
    return page.show(request, "accessibility")
