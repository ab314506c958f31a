"""What a complainant says after filing, and the files they add."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from ninja import File, Form, Router, Status, UploadedFile
from ninja.decorators import decorate_view
from pydantic import BaseModel, ConfigDict, Field

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Message
from shenava.domain.cases.vocabulary import Act
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import Actor
from shenava.entrypoints.api import keys, refusals, served, statuses
from shenava.entrypoints.api.credentials import AccessCode, ComplainantRequest
from shenava.entrypoints.api.doorway import subject_of
from shenava.entrypoints.api.refusals import MISSING, MediaTypeNotTaken, NotValid
from shenava.foundation import clock
from shenava.foundation.errors import NotFound
from shenava.foundation.files import operations as file_operations
from shenava.foundation.files import uploads
from shenava.foundation.files.errors import FileTooLarge
from shenava.foundation.text.masking import mask
from shenava.foundation.web import limits
from shenava.lifecycle import converse, represent

router = Router(tags=["Complaints"], auth=AccessCode())
MULTIPART = "multipart/form-data"
_ONE_PAPER = _("Please send one file: the paper that shows the mandate.")


class NewMessage(BaseModel):
    """Something the complainant says. A chase may be without words."""

    model_config = ConfigDict(extra="forbid", strict=True)

    body: Annotated[str, Field(max_length=converse.LONGEST)] = ""
    act: Literal["asked", "chased", "documents"] = "asked"


def _multipart_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def checked(request: HttpRequest, **path: Any) -> HttpResponseBase:  # noqa: ANN401 - whatever the address holds
        if request.content_type != MULTIPART:
            raise MediaTypeNotTaken(wanted=MULTIPART)
        return view(request, **path)

    return checked


@router.post(
    "/complaints/{tracking_code}/messages",
    operation_id="writeMessage",
    summary="Ask, chase, or tell more",
    response={201: statuses.Said, **refusals.WITH_BODY},
    openapi_extra=keys.parameter(required=False),
)
def write_message(request: ComplainantRequest, tracking_code: str, payload: NewMessage) -> Status[statuses.Said]:
    """Say something about the complaint; with an Idempotency-Key a repeat is the same message."""
    at, key = clock.now(), keys.optional(request)
    limits.check(limits.named("reply"), subject_of(request), at=at)
    case = access.find(request.auth, statuses.number_of(tracking_code))
    act = Act(payload.act.upper())
    message = converse.hear(
        case.id, body=payload.body, act=act, channel=Channel.API, key=keys.hidden(key), actor=request.auth, at=at
    )
    if key and not _says(message, payload):
        raise keys.KeyReused
    return Status(201, statuses.said(message, case))


@router.post(
    "/complaints/{tracking_code}/attachments",
    operation_id="addAttachments",
    summary="Add files",
    response={201: statuses.Said, 507: refusals.ProblemDocument, **refusals.WITH_BODY},
)
@decorate_view(_multipart_only)
def add_attachments(
    request: ComplainantRequest,
    tracking_code: str,
    files: File[list[UploadedFile]] = [],  # noqa: B006 - read by the library, changed by nobody
    document: Form[UUID | None] = None,
) -> Status[statuses.Said]:
    """Add one to ten files, as documents that were asked for (``document`` says which) or of one's own accord."""
    at = clock.now()
    limits.check(limits.named("upload"), subject_of(request), at=at)
    case = access.find(request.auth, statuses.number_of(tracking_code))
    kept = _kept(request, files, at=at)
    message = _hear_files(case.id, kept, document=document, actor=request.auth, at=at)
    return Status(201, statuses.said(queries.conversation(case).get(pk=message.id), case))


@router.post(
    "/complaints/{tracking_code}/mandate-paper",
    operation_id="showMandate",
    summary="Show the mandate",
    response={201: statuses.File, 507: refusals.ProblemDocument, **refusals.WITH_BODY},
)
@decorate_view(_multipart_only)
def show_mandate(
    request: ComplainantRequest,
    tracking_code: str,
    files: File[list[UploadedFile]] = [],  # noqa: B006 - read by the library, changed by nobody
) -> Status[statuses.File]:
    """Send the one paper that shows for whom somebody speaks; it stays with the name where that is withheld."""
    at = clock.now()
    limits.check(limits.named("upload"), subject_of(request), at=at)
    case = access.find(request.auth, statuses.number_of(tracking_code))
    if len(files) > 1:
        raise NotValid(fields={"files": _ONE_PAPER})
    [paper] = _kept(request, files, at=at)
    return Status(201, statuses.file(represent.show_mandate(case.id, paper=paper, actor=request.auth, at=at)))


@router.get(
    "/complaints/{tracking_code}/attachments/{attachment_id}",
    operation_id="getAttachment",
    summary="Get a file",
    response={200: None, **refusals.ANY},
    openapi_extra=served.ANY_KIND,
)
def get_attachment(request: ComplainantRequest, tracking_code: str, attachment_id: str) -> HttpResponseBase:
    """Return the content of one file of the conversation, as a download."""
    case = access.find(request.auth, statuses.number_of(tracking_code))
    found = access.visible_files(request.auth, case).filter(pk=served.id_of(attachment_id)).first()
    if found is None:
        raise NotFound
    return served.download(request, found.file, name=found.name)


def _says(message: Message, payload: NewMessage) -> bool:
    """Return whether this is the message that was sent: a key that comes again must bring the same."""
    return message.body == mask(payload.body.strip()).text and message.act == payload.act.upper()


def _kept(request: HttpRequest, sent: Sequence[UploadedFile], *, at: datetime) -> list[file_operations.KeptFile]:
    if uploads.too_large(request):
        raise FileTooLarge(limit=settings.FILES_MAX_BYTES // 1_000_000)
    if not sent:
        raise NotValid(fields={"files": MISSING})
    file_operations.check_count(len(sent))
    return [file_operations.keep(one, name=one.name or "", at=at) for one in sent]


def _hear_files(
    case_id: UUID, kept: Sequence[file_operations.KeptFile], *, document: UUID | None, actor: Actor, at: datetime
) -> Message:
    if document:
        return converse.send_document(case_id, item_id=document, files=kept, channel=Channel.API, actor=actor, at=at)
    return converse.hear(case_id, body="", act=Act.DOCUMENTS, channel=Channel.API, files=kept, actor=actor, at=at)
