"""Files and letters of a case, for the device that may see it."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shenava.domain.cases import access, queries
from shenava.entrypoints.portal import device
from shenava.foundation.errors import NotFound
from shenava.foundation.files import serving


def attachment(request: HttpRequest, tracking_code: str, attachment_id: UUID) -> HttpResponseBase:
    """Hand out one file of this case; a file of another one isn't there."""
    case, actor = device.admit(request, tracking_code)
    found = access.visible_files(actor, case).filter(pk=attachment_id).first()
    if found is None:
        raise NotFound
    return serving.response(found.file, name=found.name, inline=True, wanted=request.headers.get("Range", ""))


def thumbnail(request: HttpRequest, tracking_code: str, attachment_id: UUID) -> HttpResponseBase:
    """Hand out the small picture of one picture of this case."""
    case, actor = device.admit(request, tracking_code)
    found = access.visible_files(actor, case).filter(pk=attachment_id).first()
    if found is None:
        raise NotFound
    return serving.thumbnail(found.file)


def letter(request: HttpRequest, tracking_code: str, number: int) -> HttpResponseBase:
    """Hand out the written answer of one round."""
    case, _actor = device.admit(request, tracking_code)
    found = queries.responses(case).filter(round=number).first()
    if found is None or found.file is None:
        raise NotFound
    return serving.response(found.file, name=f"{case.tracking_code}-{number}.pdf", inline=False)
