"""What a visitor sets for this device: calendar, digits, and whether it remembers their complaints."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from shenava.entrypoints.portal import addresses, device
from shenava.entrypoints.portal.home import YEAR
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text.digits import Digits

_CHOICES = {"calendar": frozenset(CalendarSystem), "digits": frozenset(Digits)}


def choose(request: HttpRequest) -> HttpResponse:
    """Remember calendar and digits, and go back to the page, which shows them at once."""
    response = HttpResponseRedirect(addresses.back_to(request.POST.get("next", "")))
    for name, known in _CHOICES.items():
        chosen = request.POST.get(name, "")
        if chosen in known:
            response.set_cookie(name, chosen, max_age=YEAR, samesite="Lax")
    return response


def forget(_request: HttpRequest) -> HttpResponse:
    """Let this device forget every complaint; the codes open them again."""
    response = HttpResponseRedirect(addresses.to("home"))
    device.forget(response)
    return response
