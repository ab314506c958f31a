"""The codes that this browser has asked for in the last minutes; no other browser can use them."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shenava.domain.people.models import OneTimeCode
from shenava.domain.people.rules.entering import CODE_LIVES

_COOKIE = "own-asked"
_SALT = "portal.own.asked"
_MOST = 3


def codes(request: HttpRequest) -> list[UUID]:
    """Return the codes of this browser, the newest last."""
    try:
        return [
            UUID(hex=one) for one in signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=CODE_LIVES)
        ]
    except (signing.BadSignature, ValueError, TypeError):
        return []


def remember(request: HttpRequest, response: HttpResponseBase, code: OneTimeCode) -> None:
    """Let this browser use one more code, also one that was asked for in another tab."""
    _set(response, [*codes(request), code.id][-_MOST:])


def forget(response: HttpResponseBase) -> None:
    """Forget the codes of this browser."""
    response.delete_cookie(_COOKIE, samesite="Lax")


def _set(response: HttpResponseBase, ids: Sequence[UUID]) -> None:
    response.set_cookie(
        _COOKIE,
        signing.dumps([one.hex for one in ids], salt=_SALT),
        max_age=CODE_LIVES,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
