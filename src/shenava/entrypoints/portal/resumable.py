"""Files sent ahead of their form, piece by piece, so that a bad line loses nothing (after tus 1.0: begin, ask, append).

The id of a file is signed with the token of its form: whoever has one without the other has nothing.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse

from shenava.entrypoints.portal import addresses, uploads
from shenava.entrypoints.portal.draft import is_token
from shenava.foundation import clock
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.files import parts
from shenava.foundation.files.errors import FileTooLarge, PartOutOfPlace
from shenava.foundation.files.parts import Part
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of
from shenava.foundation.web.problems import problem_response

OFFSET = "Upload-Offset"
FORM = "X-Form-Token"
_SALT = "portal.upload"
_CREATED = 201
_MEGABYTE = 1_000_000


def begin(request: HttpRequest) -> HttpResponse:
    """Promise room for a file of this ``name`` and ``size``, and name the place its pieces go to."""
    at, network = clock.now(), network_of(client_address(request))
    try:
        size = _number(request.POST.get("size", ""))
        limits.check(limits.named("upload"), network, at=at)
        limits.check(limits.named("upload_megabytes"), network, at=at, amount=1 + size // _MEGABYTE)
        part = parts.begin(name=request.POST.get("name", ""), size=size, at=at)
        upload = _signer(request).sign(part.key)
    except Problem as problem:
        return problem_response(problem, request)
    answer = _told(part, status=_CREATED)
    answer["Location"] = addresses.to("upload", upload)
    return answer


def piece(request: HttpRequest, upload: str) -> HttpResponse:
    """Say how much is here, take the next piece, or forget the file."""
    try:
        limits.check(limits.named("upload_piece"), network_of(client_address(request)), at=clock.now())
        part = _find(request, upload)
        if request.method == "DELETE":
            parts.drop(part)
            return HttpResponse(status=204)
        if request.method == "PATCH":
            _append(request, part)
        return _told(part)
    except Problem as problem:
        answer = problem_response(problem, request)
        if isinstance(problem, PartOutOfPlace):
            answer[OFFSET] = str(problem.offset)
        return answer


def _append(request: HttpRequest, part: Part) -> None:
    if _number(request.headers.get("Content-Length", "")) > parts.LONGEST_PIECE:
        raise FileTooLarge(limit=parts.LONGEST_PIECE // _MEGABYTE)
    if parts.kept(part) is None:
        parts.append(part, request, offset=_number(request.headers.get(OFFSET, "")))


def _told(part: Part, *, status: int = 200) -> HttpResponse:
    """Tell how far a file is; a whole one is inspected and comes with the mark that its form sends."""
    told: dict[str, object] = {"offset": part.offset, "size": part.size, "longest": parts.LONGEST_PIECE}
    if told["offset"] == part.size:
        done = parts.finish(part, at=clock.now())
        [(mark, name)] = uploads.marks_of([done])
        told |= {"mark": mark, "name": name, "digest": done.file.sha256, "kept": done.file.size}
    answer = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    answer[OFFSET] = str(told["offset"])
    answer["Cache-Control"] = "private, no-store"
    return answer


def _find(request: HttpRequest, upload: str) -> Part:
    try:
        return parts.find(_signer(request).unsign(upload), at=clock.now())
    except signing.BadSignature:
        raise NotFound from None


def _signer(request: HttpRequest) -> signing.Signer:
    token = request.headers.get(FORM, "")
    if not is_token(token):
        raise NotFound
    return signing.Signer(salt=f"{_SALT}.{token}")


def _number(text: str) -> int:
    """Read a length as it stands in a header; anything else is like none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0  # noqa: PLR2004 - digits
