"""Coming in: a contact, the code that was sent there, and, where several people share it, a name."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.people import proofs, queries
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.portal import addresses, page
from shenava.entrypoints.portal.own import asking, session, ways
from shenava.entrypoints.ui import devices
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.foundation.web.limits import TooMany
from shenava.lifecycle import identify

_LONGEST = 254
_LONGEST_NAME = 200


def enter(request: HttpRequest) -> HttpResponse:
    """Ask for a contact, and send a code there; the answer is the same whether anybody is known by it."""
    if session.current(request):
        return HttpResponseRedirect(addresses.to("own"))
    if request.method != "POST":
        return _ask(request)
    typed, at = request.POST.get("contact", "")[:_LONGEST], clock.now()
    region = catalogue.default_brand().region
    read = ways.read(typed, region=region)
    if read is None:
        return _ask(request, typed=typed, error=ways.what_is_wrong(typed, region=region))
    kind, address = read
    if kind not in ways.open_now(request):
        return _ask(request, typed=typed, error=ways.not_open(kind))
    try:
        _count(request, kind, address, at=at)
    except TooMany as problem:
        return _later(request, problem)
    code = identify.ask_for_code(kind=kind, address=address, language=get_language() or "fa", at=at)
    response = HttpResponseRedirect(addresses.to("code"))
    asking.remember(request, response, code)
    return response


def code(request: HttpRequest) -> HttpResponse:
    """Take the code, and open the page that it is for."""
    at = clock.now()
    if request.method != "POST":
        return _ask_for_code(request, at=at)
    limit, subject = limits.named("one_time_code_wrong"), network_of(client_address(request))
    try:
        limits.check_only(limit, subject, at=at)
        opened = identify.sign_in(
            asked=asking.codes(request),
            typed=request.POST.get("code", "")[:_LONGEST],
            device=devices.described(request.headers.get("User-Agent", "")),
            is_kept=bool(request.POST.get("keep")),
            at=at,
        )
    except TooMany as problem:
        return _later(request, problem)
    except Problem as problem:
        limits.count(limit, subject, at=at)
        return _ask_for_code(request, error=str(problem), at=at)
    response = HttpResponseRedirect(addresses.to("own"))
    session.begin(response, opened.session, opened.secret)
    asking.forget(response)
    return response


def who(request: HttpRequest) -> HttpResponse:
    """Ask by name who of several people at one contact somebody is; no name of another is shown."""
    signed_in = session.current(request)
    if signed_in is None:
        return HttpResponseRedirect(addresses.to("enter"))
    typed, error = request.POST.get("name", "")[:_LONGEST_NAME], ""
    if request.method == "POST":
        at, limit, subject = clock.now(), limits.named("one_time_code_wrong"), f"name:{signed_in.lookup}"
        try:
            limits.check_only(limit, subject, at=at)
            identify.be(signed_in, name=typed, at=at)
        except TooMany as problem:
            return _later(request, problem)
        except Problem as problem:
            limits.count(limit, subject, at=at)
            error = str(problem)
        else:
            return HttpResponseRedirect(addresses.to("own"))
    context = {"session": signed_in, "typed": typed, "error": error}
    return page.show_privately(request, "own/who", context, status=422 if error else 200)


def leave(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    signed_in = session.current(request)
    if signed_in:
        identify.sign_out(signed_in, at=clock.now())
    response = HttpResponseRedirect(addresses.to("home"))
    session.end(response)
    return response


def _ask(request: HttpRequest, *, typed: str = "", error: str = "") -> HttpResponse:
    kinds = ways.open_now(request)
    context = {"kinds": kinds, "label": ways.label(kinds), "typed": typed, "error": error}
    return page.show_privately(request, "own/enter", context, status=422 if error else 200)


def _ask_for_code(request: HttpRequest, *, error: str = "", at: datetime) -> HttpResponse:
    live = queries.live_codes(asking.codes(request), at=at).first()
    if live is None and not error:
        return HttpResponseRedirect(addresses.to("enter"))
    shown = proofs.code_of(live) if live and ways.is_shown(request, ContactKind(live.kind)) else ""
    context = {"asked": live, "error": error, "shown": shown}
    return page.show_privately(request, "own/code", context, status=422 if error else 200)


def _later(request: HttpRequest, problem: TooMany) -> HttpResponse:
    response = page.show_privately(request, "own/later", status=problem.status)
    response["Retry-After"] = str(problem.retry_after)
    return response


def _count(request: HttpRequest, kind: ContactKind, address: str, *, at: datetime) -> None:
    """Count the asking for the contact, for the network, and for the whole house, whose messages cost money."""
    for name, subject in (
        ("one_time_code_network", network_of(client_address(request))),
        ("one_time_code", queries.lookup_of(kind, address)),
        ("one_time_code_everybody", "all"),
    ):
        limits.check(limits.named(name), subject, at=at)
