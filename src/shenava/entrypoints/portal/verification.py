"""Checking a letter: whether it is ours, since when, and whether a copy is unchanged; never whose it is."""

import hashlib
import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shenava.domain.cases import queries
from shenava.domain.cases.models import Response
from shenava.entrypoints.portal import addresses, page
from shenava.foundation import clock
from shenava.foundation.files import uploads
from shenava.foundation.text import identifiers
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_CODE = re.compile(r"[A-Z0-9]{12}")
_HASH = re.compile(r"[0-9a-f]{64}")


def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code that stands in the foot of a letter."""
    typed = request.GET.get("code", "")[:40]
    code = identifiers.clean(typed).upper()
    if _CODE.fullmatch(code):
        return HttpResponseRedirect(addresses.to("verification", code))
    error = _("The code has 12 letters and digits. It stands in the foot of the letter.") if typed else ""
    return page.show(request, "verify", {"code": typed, "error": error}, status=422 if error else 200)


def verification(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a letter with this code is ours, and compare a copy with it."""
    letter = _letter(request, code, at=clock.now())
    if letter is None:
        return page.show(request, "verification", {"letter": None, "code": code[:40]}, status=404)
    context = {"letter": letter, "code": letter.verification_code, "found": ""}
    if request.method == "POST":
        context |= {"found": _compare(request, letter), "typed": request.POST.get("sha256", "")[:200]}
    return page.show(request, "verification", context)


def _letter(request: HttpRequest, code: str, *, at: datetime) -> Response | None:
    """Return the letter; only unknown codes count, so that an office may check many letters."""
    limit, subject = limits.named("verify"), network_of(client_address(request))
    limits.check_only(limit, subject, at=at)
    wanted = identifiers.clean(code).upper()
    found = queries.response_verified_by(wanted) if _CODE.fullmatch(wanted) else None
    if found is None:
        limits.count(limit, subject, at=at)
    return found


def _compare(request: HttpRequest, letter: Response) -> str:
    """Return ``same``, ``other``, ``too_large``, or ``nothing`` when there was nothing to compare."""
    upload = request.FILES.get("file")
    if "file" in uploads.too_large(request):
        return "too_large"
    given = _digest(upload) if upload else identifiers.clean(request.POST.get("sha256", "")).lower()
    if not _HASH.fullmatch(given):
        return "nothing"
    return "same" if given == letter.sha256 else "other"


def _digest(upload: "UploadedFile[bytes]") -> str:
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    return digest.hexdigest()
