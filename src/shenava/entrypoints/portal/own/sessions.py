"""Where a person is signed in, and signing out there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from shenava.domain.people import queries
from shenava.domain.people.models import OwnSession
from shenava.entrypoints.portal import addresses, page
from shenava.entrypoints.portal.own import session
from shenava.foundation import clock
from shenava.lifecycle import identify


@session.signed_in
def sessions(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """List the browsers."""
    context = {"session": signed_in, "others": queries.sessions_at(signed_in.lookup, at=clock.now())}
    return page.show_privately(request, "own/sessions", context)


@session.signed_in
def end(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """Sign one browser out, or all of them."""
    at, which = clock.now(), request.POST.get("which", "")
    if which == "all":
        identify.sign_out_everywhere(signed_in, at=at)
        response = HttpResponseRedirect(addresses.to("home"))
        session.end(response)
        return response
    other = _id(which)
    if other and other != signed_in.id:
        identify.end_other(signed_in, other=other, at=at)
    return HttpResponseRedirect(addresses.to("sessions"))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
