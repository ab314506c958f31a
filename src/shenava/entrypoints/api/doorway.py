"""What holds at every address of the API: language, limit, plain text, problem documents, nothing kept by caches."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from shenava.entrypoints.api.refusals import MethodNotAllowed, NotWellFormed
from shenava.foundation import clock
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.foundation.web.problems import problem_response

P = ParamSpec("P")
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def guarded(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Keep a view of the API to the rules of this door. Cookies are never read, so no form can act for anybody."""

    @wraps(view)
    def guarded_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with translation.override(wanted_language(request) or settings.LANGUAGE_CODE):
            response = _answer(view, request, *args, **kwargs)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Vary"] = "Accept-Language, Authorization, X-Access-Code"
        return response

    return csrf_exempt(guarded_view)


@guarded
def nothing_here(_request: HttpRequest) -> HttpResponse:
    """Answer for every address that there is none of."""
    raise NotFound


def wanted_language(request: HttpRequest) -> str:
    """Return the first language of ``Accept-Language`` that we speak; empty when none is asked for."""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:200])
    spoken = (code.partition("-")[0] for code, _weight in asked)
    return next((code for code in spoken if code in LANGUAGES), "")


def subject_of(request: HttpRequest) -> str:
    """Return what the limits count this client by."""
    return network_of(client_address(request))


def _answer(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    request: HttpRequest,
    *args: P.args,
    **kwargs: P.kwargs,
) -> HttpResponseBase:
    try:
        limits.check(limits.named("api"), subject_of(request), at=clock.now())
        _check_plain(request)
        response = view(request, *args, **kwargs)
    except Problem as problem:
        return problem_response(problem, request)
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        refusal = problem_response(MethodNotAllowed(), request)
        refusal["Allow"] = response["Allow"]
        return refusal
    return response


def _check_plain(request: HttpRequest) -> None:
    """Raise ``NotWellFormed`` for NUL, which no database keeps in a text."""
    given = (text for name, values in request.GET.lists() for text in (name, *values))
    if any("\x00" in text for text in (request.path, *given)):
        raise NotWellFormed
