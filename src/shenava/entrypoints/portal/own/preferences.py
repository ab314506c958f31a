"""How a person wants to read and be told, for all that is open and all that is to come; and one tap from our mail."""

from datetime import time

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from shenava.domain.organization.actors import complainant
from shenava.domain.people.models import OwnSession
from shenava.domain.people.rules import hearing
from shenava.domain.people.vocabulary import ContactKind, HowOften
from shenava.entrypoints.portal import addresses, page
from shenava.entrypoints.portal.own import session
from shenava.entrypoints.ui import preferences
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation import clock
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.errors import NotFound
from shenava.foundation.text import digits
from shenava.foundation.text.digits import Digits
from shenava.foundation.text.direction import isolate_ltr
from shenava.lifecycle import inform, tell

_YEAR = 365 * 86_400
_HOURS = [time(hour).isoformat("minutes") for hour in range(24)]
_CHOICES: dict[str, frozenset[str]] = {
    "language": frozenset(LANGUAGES),
    "calendar": frozenset(CalendarSystem),
    "digits": frozenset(Digits),
    "channel": frozenset({"", *ContactKind}),
    "how_often": frozenset(HowOften),
    "quiet_from": frozenset({"", *_HOURS}),
    "quiet_to": frozenset({"", *_HOURS}),
}
_ON_THE_DEVICE = ("calendar", "digits")


@session.signed_in
def wishes(request: HttpRequest, signed_in: OwnSession) -> HttpResponseBase:
    """Show what was chosen, or keep what is chosen now."""
    actor = session.actor(request)
    if request.method == "POST" and signed_in.person and actor:
        chosen = {name: request.POST[name] for name in _CHOICES if request.POST.get(name) in _CHOICES[name]}
        inform.prefer_everywhere(signed_in.person, preference=chosen, actor=actor, at=clock.now())
        to = addresses.to("wishes", language=chosen.get("language", ""))
        response = HttpResponseRedirect(f"{to}?kept=1")
        for name in _ON_THE_DEVICE:
            if chosen.get(name):
                response.set_cookie(name, chosen[name], max_age=_YEAR, samesite="Lax")
        return response
    return page.show_privately(request, "own/wishes", _shown(request, signed_in))


def how_often(request: HttpRequest, link: str) -> HttpResponse:
    """Take with one tap from our mail how often somebody wants to hear of one case; the link opens nothing else."""
    case_id = tell.case_of_how_often(link)
    if case_id is None:
        raise NotFound
    chosen = request.POST.get("how_often", "")
    is_kept = chosen in set(HowOften)
    if is_kept:
        at = clock.now()
        inform.prefer(case_id, preference={"how_often": chosen}, actor=complainant(case_id), at=at)
    context = {"choices": HowOften.choices, "chosen": chosen, "is_kept": is_kept}
    return page.show_privately(request, "own/how_often", context)


def _shown(request: HttpRequest, signed_in: OwnSession) -> dict[str, object]:
    chosen = signed_in.person.preference if signed_in.person else {}
    reader = preferences.reader()
    return {
        "session": signed_in,
        "chosen": {
            "language": chosen.get("language") or get_language(),
            "calendar": chosen.get("calendar") or reader.calendar.value,
            "digits": chosen.get("digits") or reader.digits.value,
            "channel": chosen.get("channel", ""),
            "how_often": hearing.how_often(chosen),
            "quiet_from": chosen.get("quiet_from", ""),
            "quiet_to": chosen.get("quiet_to", ""),
        },
        "often": HowOften.choices,
        "channels": ContactKind.choices,
        "hours": [(hour, isolate_ltr(digits.write(hour, reader.digits))) for hour in _HOURS],
        "is_kept": bool(request.GET.get("kept")),
    }
