"""How to reach us, how words are kept private, and who can use these pages."""

from django.http import HttpRequest, HttpResponse

from shenava.entrypoints.portal import page


def contact(request: HttpRequest) -> HttpResponse:
    """Show every way to a person."""
    return page.show(request, "contact")


def privacy(request: HttpRequest) -> HttpResponse:
    """Show what happens with what people send."""
    return page.show(request, "privacy")


def accessibility(request: HttpRequest) -> HttpResponse:
    """Show what these pages promise to people who see, hear or move differently."""
    return page.show(request, "accessibility")
