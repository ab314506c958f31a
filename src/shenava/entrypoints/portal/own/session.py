"""Who is signed in to a page of their own on this device: a signed cookie with the session and its newest secret."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from shenava.domain.organization.actors import Actor, person
from shenava.domain.people import proofs, queries
from shenava.domain.people.models import OwnSession
from shenava.domain.people.rules import entering as rules
from shenava.entrypoints.portal import addresses
from shenava.foundation import clock
from shenava.lifecycle import identify

P = ParamSpec("P")
COOKIE = "own"
_SALT = "portal.own"
_HELD = "own_session"
_NEWEST = "own_session_is_newest"


def current(request: HttpRequest) -> OwnSession | None:
    """Return the session of this device, or nothing; a copied secret ends it for both who hold it."""
    if not hasattr(request, _HELD):
        setattr(request, _HELD, _read(request))
    found: OwnSession | None = getattr(request, _HELD)
    return found


def actor(request: HttpRequest) -> Actor | None:
    """Return the person of this device as one who acts, once it is known who they are."""
    session = current(request)
    if session is None or session.person is None:
        return None
    return person(session.person.id, reach=queries.reach_of(session.person, lookup=session.lookup))


def signed_in(
    view: Callable[Concatenate[HttpRequest, OwnSession, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let a view be seen by those who are signed in; anybody else is asked for a code first."""

    @wraps(view)
    def own(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        session = current(request)
        if session is None:
            return HttpResponseRedirect(addresses.to("enter"))
        at = clock.now()
        identify.recognise(session, at=at)
        if session.person is None and queries.persons_at(session.lookup):
            return HttpResponseRedirect(addresses.to("who"))
        response = view(request, session, *args, **kwargs)
        _keep_up(request, response, session)
        return response

    return own


def begin(response: HttpResponseBase, session: OwnSession, secret: str) -> None:
    """Let this device come again until the session is over."""
    response.set_cookie(
        COOKIE,
        signing.dumps([session.id.hex, secret], salt=_SALT),
        expires=session.until,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def end(response: HttpResponseBase) -> None:
    """Let this device forget whom it knew."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _read(request: HttpRequest) -> OwnSession | None:
    shown = _shown(request)
    session = queries.session(shown[0], at=clock.now()) if shown else None
    if shown is None or session is None:
        return None
    if proofs.is_secret(session.secret, shown[1]):
        setattr(request, _NEWEST, True)
        return session
    if not proofs.is_secret(session.former, shown[1]):
        return None
    if session.former_until and clock.now() > session.former_until:
        identify.end_stolen(session, at=clock.now())
        return None
    return session


def _shown(request: HttpRequest) -> tuple[UUID, str] | None:
    try:
        session_id, secret = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT)
        return UUID(hex=session_id), str(secret)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _keep_up(request: HttpRequest, response: HttpResponseBase, session: OwnSession) -> None:
    """Note that the newest secret came back, and change it when it has served long enough."""
    at = clock.now()
    if not getattr(request, _NEWEST, False) or COOKIE in response.cookies:
        return
    if rules.is_due_for_another(session.changed_at, at=at):
        begin(response, session, identify.renew_secret(session, at=at))
    elif rules.is_due_to_be_noted(session.seen_at, has_former=bool(session.former and not session.former_until), at=at):
        identify.note_seen(session, at=at)
