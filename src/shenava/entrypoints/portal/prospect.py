"""What happens next and when: the one date that is the largest thing on the tracking page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from shenava.domain.cases.models import Case, DocumentRequest
from shenava.domain.cases.vocabulary import PublicStage
from shenava.domain.policies.models import Promise
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars import presentation
from shenava.foundation.text import digits

_SOON = timedelta(hours=24)
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Prospect:
    """A label, its moment, how it stands (``on_time``, ``soon``, ``broken``, ``kept``), and a sentence about it."""

    label: str
    moment: datetime
    state: str
    words: str
    more: str = ""


def next_of(
    case: Case, stage: PublicStage, *, promise: Promise | None, request: DocumentRequest | None, at: datetime
) -> Prospect | None:
    """Return the next date of a case, if one stands."""
    if stage is PublicStage.WITHDRAWN:
        return None
    if stage in {PublicStage.ANSWERED, PublicStage.CLOSED}:
        return _rights(case, stage, at=at)
    if request:
        more = _("Our answer is promised for %(date)s; with your documents it is a better one.")
        promised = promise.due_at if promise else None
        return Prospect(
            _("Please send us the documents by"),
            request.due_at,
            _state(request.due_at, at, broken="soon"),
            _words(request.due_at, at),
            more % {"date": presentation.long(promised, preferences.reader())} if promised else "",
        )
    return _answer(promise, at=at) if promise else None


def hour_of(moment: datetime) -> str:
    """Return the hour of a promised date in words."""
    return _("at %(hour)s") % {"hour": presentation.hour(moment, preferences.reader())}


def likelihood(promise: Promise) -> str:
    """Return how sure a promised date is, and the limit beyond it; nothing where too little is known to say."""
    reader = preferences.reader()
    said = []
    if promise.chance:
        chance = {"chance": digits.write(str(promise.chance), reader.digits)}
        said.append(_("Of 100 complaints like this one, %(chance)s were answered in such a time.") % chance)
    if promise.latest_at:
        said.append(_("At the latest by %(date)s.") % {"date": presentation.long(promise.latest_at, reader)})
    return " ".join(said)


def _answer(promise: Promise, *, at: datetime) -> Prospect:
    state = _state(promise.due_at, at)
    if state == "broken":
        sorry = _("We have not kept this date, and we are sorry. Your complaint comes first now; you can ask us below.")
        return Prospect(_("We had promised our answer by"), promise.due_at, state, _words(promise.due_at, at), sorry)
    return Prospect(_("You get our answer by"), promise.due_at, state, _words(promise.due_at, at), likelihood(promise))


def _rights(case: Case, stage: PublicStage, *, at: datetime) -> Prospect | None:
    until = case.objection_until if stage is PublicStage.ANSWERED else case.reopen_until
    if until is None or until < at:
        return None
    label = _("If you do not agree, tell us by") if stage is PublicStage.ANSWERED else _("You can reopen it until")
    return Prospect(label, until, "on_time", _words(until, at))


def _state(moment: datetime, at: datetime, *, broken: str = "broken") -> str:
    if moment <= at:
        return broken
    return "soon" if moment - at < _SOON else "on_time"


def _words(moment: datetime, at: datetime) -> str:
    if abs(moment - at) > _WEEK:
        return hour_of(moment)
    reader = preferences.reader()
    hour = presentation.hour(moment, reader)
    return _("at %(hour)s, %(distance)s") % {"hour": hour, "distance": presentation.relative(moment, at, reader)}
