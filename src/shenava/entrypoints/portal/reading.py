"""How the reader of a case wants dates and digits: as set on this device, else as chosen when it was filed."""

from django.http import HttpRequest
from django.utils.translation import get_language

from shenava.domain.cases.models import Case
from shenava.entrypoints.ui import preferences


def read_as_chosen(request: HttpRequest, case: Case) -> None:
    """Use that preference for the rest of this request, in the language of the page and the zone of the brand."""
    chosen = {
        **case.preference,
        **{name: request.COOKIES[name] for name in ("calendar", "digits") if request.COOKIES.get(name)},
    }
    preferences.read_as(
        preferences.preferred(
            language=get_language() or "fa",
            calendar=chosen.get("calendar", ""),
            digits=chosen.get("digits", ""),
            zone=chosen.get("zone") or case.brand.zone,
        )
    )
