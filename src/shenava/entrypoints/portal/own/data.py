"""One's own data: taken away as a file, printed as a page, or wished to be forgotten."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.people import queries
from shenava.domain.people.models import OwnSession
from shenava.domain.people.vocabulary import ErasureState
from shenava.entrypoints.portal import addresses, page
from shenava.entrypoints.portal.own import account, printed, session
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound
from shenava.foundation.typesetting import letters
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.lifecycle import retain


@session.signed_in
def data(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """Show what can be done with one's own data, and how a wish to be forgotten stands."""
    wished = queries.erasure_of(signed_in.person) if signed_in.person else None
    context = {
        "session": signed_in,
        "wished": wished,
        "is_waiting": wished is not None and wished.state == ErasureState.WAITING,
    }
    return page.show_privately(request, "own/data", context)


@session.signed_in
def as_json(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """Hand out everything as JSON, for another program."""
    told = _export(request, signed_in, kind="json", at=clock.now())
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = 'attachment; filename="complaints.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@session.signed_in
def as_pdf(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """Hand out everything as PDF, to be read and printed."""
    at = clock.now()
    told = _export(request, signed_in, kind="pdf", at=at)
    set_from = printed.of(told, brand=catalogue.default_brand(), language=get_language() or "fa", at=at)
    response = HttpResponse(
        letters.typeset("own_data", set_from, fonts=settings.FONTS_DIR), content_type="application/pdf"
    )
    response["Content-Disposition"] = 'attachment; filename="complaints.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@session.signed_in
def erase(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """Take the wish to be forgotten; it is asked once whether it is meant, by a tick."""
    actor = session.actor(request)
    if signed_in.person is None or actor is None:
        raise NotFound
    if not request.POST.get("meant"):
        error = _("Please tick that you mean it: what is erased can’t be brought back.")
        context = {"session": signed_in, "error": error, "reason": request.POST.get("reason", "")}
        return page.show_privately(request, "own/data", context, status=422)
    reason = request.POST.get("reason", "")[:2000]
    retain.ask_for_erasure(signed_in.person, actor=actor, reason=reason, at=clock.now())
    return HttpResponseRedirect(f"{addresses.to('data')}?asked=1")


def _export(request: HttpRequest, signed_in: OwnSession, *, kind: str, at: datetime) -> dict[str, Any]:
    """Return the account of a person; that it was taken is written down at once."""
    actor = session.actor(request)
    limits.check(limits.named("export"), network_of(client_address(request)), at=at)
    if actor is None:
        raise NotFound
    detail = {"kind": kind, "purpose": "own_data"}
    recording.record("people.data_exported", actor_ref=actor.ref, subject_ref=actor.ref, at=at, detail=detail)
    return account.of(signed_in, actor, language=get_language() or "fa")
