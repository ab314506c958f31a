"""How it ended: the letter, and what a complainant can do about the end."""

from typing import Annotated
from uuid import UUID

from django.http.response import HttpResponseBase
from ninja import Router, Status
from pydantic import BaseModel, ConfigDict, Field

from shenava.domain.cases import access, queries
from shenava.entrypoints.api import refusals, served, statuses
from shenava.entrypoints.api.credentials import AccessCode, ComplainantRequest
from shenava.entrypoints.api.doorway import subject_of
from shenava.foundation import clock
from shenava.foundation.errors import NotFound
from shenava.foundation.web import limits
from shenava.lifecycle import resolve

router = Router(tags=["Complaints"], auth=AccessCode())
_LONGEST = 4000


class Withdrawal(BaseModel):
    """Taking a complaint back; nobody has to say why."""

    model_config = ConfigDict(extra="forbid", strict=True)

    reason: Annotated[str, Field(max_length=_LONGEST)] = ""


class Disagreement(BaseModel):
    """What is still wrong after the answer."""

    model_config = ConfigDict(extra="forbid", strict=True)

    reason: Annotated[str, Field(min_length=1, max_length=_LONGEST)]


@router.get(
    "/complaints/{tracking_code}/letter",
    operation_id="getLetter",
    summary="Get the answer in writing",
    response={200: None, **refusals.ANY},
    openapi_extra=served.PDF,
)
def get_letter(request: ComplainantRequest, tracking_code: str) -> HttpResponseBase:
    """Return the newest letter as a PDF; there is none before the answer."""
    case = access.find(request.auth, statuses.number_of(tracking_code))
    response = queries.responses(case).last()
    if response is None or response.file is None:
        raise NotFound
    return served.download(request, response.file, name=f"{case.tracking_code}.pdf")


@router.post(
    "/complaints/{tracking_code}/withdrawal",
    operation_id="withdrawComplaint",
    summary="Take a complaint back",
    response={201: statuses.ComplaintStatus, **refusals.WITH_BODY},
)
def withdraw(request: ComplainantRequest, tracking_code: str, payload: Withdrawal) -> Status[statuses.ComplaintStatus]:
    """Take the complaint back; it can be reopened."""
    case_id = _admitted(request, tracking_code)
    resolve.withdraw(case_id, reason=payload.reason, actor=request.auth, at=clock.now())
    return _as_it_is_now(request, tracking_code)


@router.post(
    "/complaints/{tracking_code}/objection",
    operation_id="objectToAnswer",
    summary="Object to the answer",
    response={201: statuses.ComplaintStatus, **refusals.WITH_BODY},
)
def object_to_answer(
    request: ComplainantRequest, tracking_code: str, payload: Disagreement
) -> Status[statuses.ComplaintStatus]:
    """Object once, within the time named in the letter; another officer reviews the case."""
    case_id = _admitted(request, tracking_code)
    resolve.object_to_answer(case_id, reason=payload.reason, actor=request.auth, at=clock.now())
    return _as_it_is_now(request, tracking_code)


@router.post(
    "/complaints/{tracking_code}/reopening",
    operation_id="reopenComplaint",
    summary="Reopen a complaint",
    response={201: statuses.ComplaintStatus, **refusals.WITH_BODY},
)
def reopen(request: ComplainantRequest, tracking_code: str, payload: Disagreement) -> Status[statuses.ComplaintStatus]:
    """Have the complaint taken up again, with its number and its date."""
    case_id = _admitted(request, tracking_code)
    resolve.reopen(case_id, reason=payload.reason, actor=request.auth, at=clock.now())
    return _as_it_is_now(request, tracking_code)


def _admitted(request: ComplainantRequest, tracking_code: str) -> UUID:
    limits.check(limits.named("reply"), subject_of(request), at=clock.now())
    return access.find(request.auth, statuses.number_of(tracking_code)).id


def _as_it_is_now(request: ComplainantRequest, tracking_code: str) -> Status[statuses.ComplaintStatus]:
    case = access.find(request.auth, statuses.number_of(tracking_code))
    return Status(201, statuses.status_of(case, request.auth))
