"""Files and letters of a case, through the same access as the case itself."""

from uuid import UUID

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from shenava.domain.cases import access
from shenava.domain.cases import queries as case_queries
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotAllowed, NotFound
from shenava.foundation.files import serving


@staff_view
@require_safe
def file(request: StaffRequest, code: str, attachment_id: UUID) -> HttpResponseBase:
    """Hand over one file of a case."""
    case = access.find(request.actor, code)
    attachment = access.visible_files(request.actor, case).filter(pk=attachment_id).first()
    if attachment is None:
        raise NotFound
    recording.record_read(
        "files.read", actor_ref=request.actor.ref, subject_ref=f"attachment:{attachment.id}", at=clock.now()
    )
    wanted = request.headers.get("Range", "")
    return serving.response(attachment.file, name=attachment.name, inline=True, wanted=wanted)


@staff_view
@require_safe
def thumbnail(request: StaffRequest, code: str, attachment_id: UUID) -> HttpResponseBase:
    """Hand over the small picture of a picture; it comes with the case, whose reading is recorded already."""
    case = access.find(request.actor, code)
    attachment = access.visible_files(request.actor, case).filter(pk=attachment_id).first()
    if attachment is None:
        raise NotFound
    return serving.thumbnail(attachment.file)


@staff_view
@require_safe
def letter(request: StaffRequest, code: str, response_id: UUID) -> HttpResponseBase:
    """Hand over a letter as it was sent; it names the person, and so is not for those the name is withheld from."""
    case = access.find(request.actor, code)
    if not access.sees_identity(request.actor, case):
        raise NotAllowed
    response = case_queries.responses(case).filter(pk=response_id).first()
    if response is None or response.file is None:
        raise NotFound
    return serving.response(response.file, name=f"{case.tracking_code}.pdf", inline=False)
