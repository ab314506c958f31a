"""How an expected failure is told: problem+json to programs (RFC 9457), a page to people."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi

from shenava.foundation.errors import Problem
from shenava.foundation.web.requests import current_request_id

Response = TypeVar("Response", bound=HttpResponse)
MEDIA_TYPE = "application/problem+json"
TEMPLATE = "ui/problem.html"
PLAIN_PAGE = (
    '<!doctype html><html lang="{}" dir="{}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{}</title><h1>{}</h1><p>{}</p></html>'
)


def problem_response(problem: Problem, request: HttpRequest) -> JsonResponse:
    """Return the problem as problem+json; ``detail`` and ``fields`` are in the language that is active.

    The body holds neither the address nor the id of the request, so that the same refusal is the same byte for byte
    whatever was asked for; the id is in ``X-Request-ID``.
    """
    del request
    body = {
        "type": f"/problems/{problem.code}",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "code": problem.code,
        "detail": str(problem),
        "fields": {name: str(sentence) for name, sentence in problem.fields.items()},
    }
    response = JsonResponse(body, status=problem.status, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = MEDIA_TYPE
    return _with_wait(response, problem)


def problem_page(problem: Problem, request: HttpRequest) -> HttpResponse:
    """Return the problem as a page; a tiny plain one when the proper one can't be had."""
    shown = {"problem": problem, "sentence": str(problem), "status": problem.status, "request_id": current_request_id()}
    try:
        response = render(request, TEMPLATE, shown, status=problem.status)
    except TemplateDoesNotExist:
        response = _plain_page(problem)
    return _with_wait(response, problem)


class ProblemPages:
    """Turns a ``Problem`` raised by a view into its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as ever."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a ``Problem``; leave all else to whoever is next."""
        if not isinstance(exception, Problem):
            return None
        return problem_response(exception, request) if wants_json(request) else problem_page(exception, request)


def wants_json(request: HttpRequest) -> bool:
    """Return whether the answer is for a program."""
    accepts_json = "json" in request.headers.get("Accept", "") and not request.accepts("text/html")
    return request.path.startswith("/api/") or accepts_json


def _plain_page(problem: Problem) -> HttpResponse:
    direction = "rtl" if get_language_bidi() else "ltr"
    title = HTTPStatus(problem.status).phrase
    page = format_html(PLAIN_PAGE, get_language() or "en", direction, title, problem.status, str(problem))
    return HttpResponse(page, status=problem.status)


def _with_wait(response: Response, problem: Problem) -> Response:
    wait = getattr(problem, "retry_after", None)
    if wait is not None:
        response["Retry-After"] = str(wait)
    return response
