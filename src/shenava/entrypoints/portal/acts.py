"""What a complainant can do: write, chase, withdraw, object, reopen. A repeat of the same form does nothing twice."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act
from shenava.domain.organization.actors import Actor
from shenava.domain.people.vocabulary import HowOften
from shenava.entrypoints.portal import device, page, reading, tracking, uploads
from shenava.entrypoints.portal.draft import token_of
from shenava.entrypoints.portal.dress import FULL, Dress
from shenava.entrypoints.portal.tracking import Typed
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.text.masking import mask
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.lifecycle import converse, inform, resolve
from shenava.lifecycle import escalate as stage

_ACTS = {"asked": Act.ASKED, "documents": Act.DOCUMENTS, "chased": Act.CHASED}
_MOVED_ON = 409


def write(request: HttpRequest, tracking_code: str, *, dress: Dress = FULL) -> HttpResponse:
    """Take a question, documents, or a chase."""
    case, actor = device.admit(request, tracking_code)
    at = clock.now()
    name = request.POST.get("act", "")
    act, body = _ACTS.get(name, Act.ASKED), request.POST.get("body", "")
    form = name if name in _ACTS else "asked"
    taken = uploads.take(request, at=at)
    if taken.problems:
        errors = {"files": taken.problem}
        typed = Typed(form=form, body=mask(body).text, errors=errors)
        return tracking.show(request, case, actor, at=at, typed=typed, template=dress.template(dress.writing))

    def say() -> None:
        limits.check(limits.named("reply"), network_of(client_address(request)), at=at)
        converse.hear(case.id, body=body, act=act, files=taken.files, key=token_of(request.POST), actor=actor, at=at)

    return attempt(request, case, actor, say, form=form, body=body, at=at, dress=dress)


def withdraw(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Ask once whether it is meant, then take the complaint back."""
    case, actor = device.admit(request, tracking_code)
    if request.method != "POST":
        reading.read_as_chosen(request, case)
        return page.show_privately(request, "withdraw", {"case": case})
    reason, at = request.POST.get("reason", ""), clock.now()
    return attempt(
        request,
        case,
        actor,
        lambda: resolve.withdraw(case.id, reason=reason, actor=actor, at=at),
        form="withdrawn",
        body=reason,
        at=at,
    )


def object_to_answer(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Take the one objection."""
    case, actor = device.admit(request, tracking_code)
    reason, at = request.POST.get("reason", ""), clock.now()
    return attempt(
        request,
        case,
        actor,
        lambda: resolve.object_to_answer(case.id, reason=reason, actor=actor, at=at),
        form="objected",
        body=reason,
        at=at,
    )


def reopen(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Take the case up again."""
    case, actor = device.admit(request, tracking_code)
    reason, at = request.POST.get("reason", ""), clock.now()
    return attempt(
        request,
        case,
        actor,
        lambda: resolve.reopen(case.id, reason=reason, actor=actor, at=at),
        form="reopened",
        body=reason,
        at=at,
    )


def escalate(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Call for the manager, with a reason."""
    case, actor = device.admit(request, tracking_code)
    reason, at = request.POST.get("reason", ""), clock.now()
    return attempt(
        request,
        case,
        actor,
        lambda: stage.escalate(case.id, reason=reason, key=token_of(request.POST), actor=actor, at=at),
        form="escalated",
        body=reason,
        at=at,
    )


def how_often(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Take how often the complainant wants to hear of this case."""
    case, actor = device.admit(request, tracking_code)
    chosen, at = request.POST.get("how_often", ""), clock.now()
    if chosen in set(HowOften):
        inform.prefer(case.id, preference={"how_often": chosen}, actor=actor, at=at)
    return _to(case, "told")


def attempt(
    request: HttpRequest,
    case: Case,
    actor: Actor,
    act: Callable[[], object],
    *,
    form: str,
    body: str = "",
    at: datetime,
    dress: Dress = FULL,
) -> HttpResponse:
    """Do it and go back to the page; what a person can mend is told beside their words, which stay."""
    try:
        act()
    except Problem as problem:
        if problem.status == _MOVED_ON:
            return _to(case, "moved", dress)
        sentence = next(iter(problem.fields.values()), None) or problem
        typed = Typed(form=form, body=mask(body).text, errors={"body": str(sentence)}, status=problem.status)
        template = dress.template(dress.writing)
        return tracking.show(request, case, actor, at=at, typed=typed, template=template)
    return _to(case, form, dress)


def _to(case: Case, word: str, dress: Dress = FULL) -> HttpResponse:
    return HttpResponseRedirect(f"{dress.to('complaint', case.tracking_code)}?done={word}")
