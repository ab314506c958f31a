"""The first page, and the way to it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from shenava.entrypoints.portal import addresses, device, journey, page, parts
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.portal.dress import FULL, Dress
from shenava.entrypoints.portal.steps import PARTS, Step
from shenava.entrypoints.ui import preferences
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

YEAR = 365 * 86_400


def front_door(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the first page in their language."""
    response = HttpResponseRedirect(addresses.to("home", language=preferences.language_of(request)))
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def home(request: HttpRequest, *, dress: Dress = FULL) -> HttpResponse:
    """Show what this is, and the first question."""
    draft = Draft({})
    journey.shown(request, draft, journey.SEEN)
    context: dict[str, object] = {
        "draft": draft,
        "errors": {},
        "step": Step.WORDS,
        "carried": draft.hidden(),
        "is_open": switches.is_on(Switch.FILING),
        "open_cases": device.open_cases(request),
    }
    for part in PARTS[Step.WORDS]:
        context |= parts.shown(part, request, draft, {})
    response = page.show_privately(request, dress.template("home"), context)
    response.set_cookie("language", get_language() or "fa", max_age=YEAR, samesite="Lax")
    return response
