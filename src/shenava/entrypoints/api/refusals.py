"""What goes wrong at this door, and how every failure is told: problem documents (RFC 9457)."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from shenava.foundation.accounts.errors import TokenRefused
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.web.problems import problem_response


class ProblemDocument(BaseModel):
    """Why a request was not done. ``code`` is stable, ``detail`` and ``fields`` are sentences for people."""

    type: str = Field(examples=["/problems/not_valid"])
    title: str
    status: int
    code: str = Field(examples=["not_valid"])
    detail: str
    fields: dict[str, str] = Field(description="Where in the request, as a path with dots, and what to do about it.")


class NotWellFormed(Problem):
    """The body or address can't be read: no JSON, no UTF-8, too deep, or with characters that no text has."""

    code = "not_well_formed"
    status = 400
    sentence = _("We could not read this request. Please send well-formed JSON in UTF-8.")


class MediaTypeNotTaken(Problem):
    """The body is of another media type than this address takes."""

    code = "media_type_not_taken"
    status = 415
    sentence = _("Please send this with the Content-Type “%(wanted)s”.")


class BodyTooLarge(Problem):
    """More bytes than any request of this API needs."""

    code = "body_too_large"
    status = 413
    sentence = _("This request is too large. Please send less at a time.")


class MethodNotAllowed(Problem):
    """The address exists, but does not take this method; ``Allow`` says which ones."""

    code = "method_not_allowed"
    status = 405
    sentence = _("This address does not take this method.")


class NotValid(Problem):
    """Something in the body or the query does not fit the schema; ``fields`` says what."""

    code = "not_valid"
    status = 422
    sentence = _("Some of what was sent needs another look.")


MISSING = _("This is missing.")
UNKNOWN = _("There is no such property. Please check its name.")
_SENTENCES: Mapping[str, str | Promise] = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN,
    "string_type": _("Please send a text here."),
    "string_too_short": _("Please do not leave this empty."),
    "string_too_long": _("This is too long. Please keep it under %(max_length)d characters."),
    "too_long": _("These are too many. At most %(max_length)d can be sent."),
    "too_short": _("These are too few."),
    "literal_error": _("Please choose one of: %(expected)s."),
    "int_type": _("Please send a whole number."),
    "less_than_equal": _("Please send a number no greater than %(le)s."),
    "greater_than_equal": _("Please send a number no smaller than %(ge)s."),
    "bool_type": _("Please send true or false."),
}
_OTHERWISE = _("This value does not fit here.")
_LOOSE = "fields"
"""Below this property every answer has a shape of its own, so that only its name is worth telling."""

ANY: Mapping[int, type[ProblemDocument]] = dict.fromkeys((400, 404, 405, 422, 429), ProblemDocument)
"""What every operation may answer."""
WITH_BODY: Mapping[int, type[ProblemDocument]] = {**ANY, **dict.fromkeys((409, 413, 415), ProblemDocument)}
"""What an operation may answer that takes a body and changes something."""
FOR_STAFF: Mapping[int, type[ProblemDocument]] = dict.fromkeys((401, 403), ProblemDocument)
"""What an operation may answer besides that asks for a token."""


def register(api: NinjaAPI) -> None:
    """Let every failure of this API be told as a problem document."""
    told: Mapping[type[Exception], type[Problem]] = {
        Http404: NotFound,
        AuthenticationError: TokenRefused,
        RequestDataTooBig: BodyTooLarge,
        MultiPartParserError: NotWellFormed,
        SuspiciousOperation: NotWellFormed,
        BadRequest: NotWellFormed,
        UnreadablePostError: NotWellFormed,
    }
    for failure, problem in told.items():
        api.add_exception_handler(failure, _teller(problem))
    api.add_exception_handler(Problem, _tell_problem)
    api.add_exception_handler(HttpError, _tell_cause)
    api.add_exception_handler(ValidationError, _tell_fields)


def tell(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Return the problem as a document; a missing or bad token is told how to ask for one (RFC 6750)."""
    response = problem_response(problem, request)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        reason = ', error="invalid_token"' if "Authorization" in request.headers else ""
        response["WWW-Authenticate"] = f'Bearer realm="Shenava"{reason}'
    return response


def _teller(problem: type[Problem]) -> Callable[[HttpRequest, object], HttpResponse]:
    return lambda request, _failure: tell(request, problem())


def _tell_problem(request: HttpRequest, failure: object) -> HttpResponse:
    return tell(request, failure if isinstance(failure, Problem) else NotWellFormed())


def _tell_cause(request: HttpRequest, failure: object) -> HttpResponse:
    """Tell why a body could not be parsed, which the library wraps."""
    return _tell_problem(request, getattr(failure, "__cause__", None))


def _tell_fields(request: HttpRequest, failure: object) -> HttpResponse:
    errors = failure.errors if isinstance(failure, ValidationError) else []
    fields = {_place(error["loc"]): _sentence(error) for error in reversed(errors)}
    return tell(request, NotValid(fields=fields))


def _place(loc: Sequence[str | int]) -> str:
    """Return the path inside the body, the query, the headers or the files."""
    source, *rest = loc
    path = rest[1:] if source == "body" else rest
    shown = path[:2] if path[:1] == [_LOOSE] else path
    return ".".join(map(str, shown)) or "body"


def _sentence(error: Mapping[str, Any]) -> str:
    sentence = str(_SENTENCES.get(error["type"], _OTHERWISE))
    return sentence % error["ctx"] if "%" in sentence else sentence
