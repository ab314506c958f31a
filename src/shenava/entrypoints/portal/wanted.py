"""How, in which language and when the person wants to be told; whatever is left open follows what they gave."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.ui import preferences
from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation.calendars.vocabulary import CalendarSystem
from shenava.foundation.text.digits import Digits

CHANNELS = (
    ("", gettext_lazy("Every way I gave")),
    (str(ContactKind.MOBILE), gettext_lazy("By text message only")),
    (str(ContactKind.EMAIL), gettext_lazy("By e-mail only")),
)
HOURS = tuple(f"{hour:02d}:00" for hour in range(24))


def problems(draft: Draft) -> dict[str, str]:
    """Return what needs another look: quiet hours need both ends."""
    begin, end = draft.one("quiet_from"), draft.one("quiet_to")
    if bool(begin) == bool(end) and (not begin or begin != end):
        return {}
    return {"quiet_to": _("Please choose two different hours, or none.")}


def read(draft: Draft, request: HttpRequest) -> dict[str, str]:
    """Return what was chosen here, or on this device before; only what exists."""
    chosen = {
        "channel": _known(draft.one("told_by"), {str(kind) for kind in ContactKind}),
        "language": _known(draft.one("told_in"), set(LANGUAGES)),
        "calendar": _known(draft.one("told_calendar"), set(CalendarSystem)) or _of_device(request, "calendar"),
        "digits": _known(draft.one("told_digits"), set(Digits)) or _of_device(request, "digits"),
        "quiet_from": _known(draft.one("quiet_from"), set(HOURS)),
        "quiet_to": _known(draft.one("quiet_to"), set(HOURS)),
    }
    return {name: value for name, value in chosen.items() if value}


def _known(value: str, values: set[str]) -> str:
    return value if value in values else ""


def _of_device(request: HttpRequest, name: str) -> str:
    return str(getattr(preferences.reader(), name)) if request.COOKIES.get(name) else ""
