"""Middleware that knows each request by an id and keeps plain HTTP on this machine."""

import re
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from shenava.foundation.database.ids import new_id
from shenava.foundation.web.addresses import is_loopback

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
REFUSAL = (
    "Shenava answers plain HTTP on this machine only.\n"
    "To serve other machines, put a proxy that speaks HTTPS in front of it and start it with --behind-proxy.\n"
)

Answer = Callable[[HttpRequest], HttpResponseBase]


def current_request_id() -> str:
    """Return the id of the request that is being answered; empty outside of one."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


class RequestIdentity:
    """Gives each request an id: the caller's ``X-Request-ID`` when it is well formed, else a new one.

    The id is in every log line written meanwhile, in audit rows and in the response.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the id bound."""
        given = request.headers.get(HEADER, "")
        identity = given if WELL_FORMED.fullmatch(given) else new_id().hex
        with structlog.contextvars.bound_contextvars(request_id=identity):
            response = self._get_response(request)
        response[HEADER] = identity
        return response


class LoopbackOnly:
    """Refuses plain HTTP from other machines unless the operator says that a proxy stands in front."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse in words that an operator can act on."""
        is_welcome = settings.BEHIND_PROXY or is_loopback(request.META.get("REMOTE_ADDR", "")) or request.is_secure()
        if not is_welcome:
            return HttpResponse(REFUSAL, status=403, content_type="text/plain; charset=utf-8")
        return self._get_response(request)
