"""What staff do with a case before it is decided: write, note, assess, and say whose it is."""

from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from ninja import Router, Status
from pydantic import BaseModel, ConfigDict, Field

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.organization import queries as organization
from shenava.domain.organization.models import Staff
from shenava.entrypoints.api import case_details, case_rows, refusals, statuses
from shenava.entrypoints.api.case_details import Noted
from shenava.entrypoints.api.case_rows import CaseRow
from shenava.entrypoints.api.credentials import StaffRequest, Token
from shenava.entrypoints.api.refusals import NotValid
from shenava.foundation import clock
from shenava.lifecycle import converse, route, triage
from shenava.lifecycle.route import NobodyThere

router = Router(tags=["Cases"])
_MESSAGE, _ASSIGN = Token("cases:message"), Token("cases:assign")
_ANSWERS = {**refusals.WITH_BODY, **refusals.FOR_STAFF}
_ONE_OF_TWO = _("Please name either a colleague or a unit.")
_Words = Annotated[str, Field(min_length=1, max_length=converse.LONGEST)]


class Reply(BaseModel):
    """A message to the complainant."""

    model_config = ConfigDict(extra="forbid", strict=True)

    body: _Words
    seen: Annotated[
        Annotated[UUID, Field(strict=False)] | None,
        Field(description="The newest message of ours that was read before; if there is a newer one, 409."),
    ] = None


class NewNote(BaseModel):
    """An internal note, which no complainant ever reads."""

    model_config = ConfigDict(extra="forbid", strict=True)

    body: _Words


class Assignment(BaseModel):
    """Whose case it is: exactly one of the two."""

    model_config = ConfigDict(extra="forbid", strict=True)

    owner: Annotated[str | None, Field(max_length=254, description="An id of a colleague, a login, or me.")] = None
    unit: Annotated[str | None, Field(max_length=40, description="The code of a unit.")] = None


class Assessment(BaseModel):
    """What is absent stays as it is."""

    model_config = ConfigDict(extra="forbid", strict=True)

    category: Annotated[str, Field(max_length=40)] | None = None
    urgency: Literal["emergency", "urgent", "high", "normal"] | None = None
    severity: Literal["life", "serious", "moderate", "minor"] | None = None


class RecordType(BaseModel):
    """What a case is from now on."""

    model_config = ConfigDict(extra="forbid", strict=True)

    record_type: Literal["complaint"]


@router.post(
    "/cases/{tracking_code}/messages",
    auth=_MESSAGE,
    operation_id="replyToComplainant",
    summary="Write to the complainant",
    response={201: statuses.Said, **_ANSWERS},
)
def reply(request: StaffRequest, tracking_code: str, payload: Reply) -> Status[statuses.Said]:
    """Send the complainant a message on every channel they gave."""
    case, caller = _found(request, tracking_code), request.auth
    newest = queries.last_staff_message(case)
    seen = payload.seen or (newest.id if newest else None)
    message = converse.reply(
        case.id, body=payload.body, staff=caller.staff, seen=seen, actor=caller.actor, at=clock.now()
    )
    return Status(201, statuses.said(message, case))


@router.post(
    "/cases/{tracking_code}/notes",
    auth=_MESSAGE,
    operation_id="writeNote",
    summary="Write an internal note",
    response={201: Noted, **_ANSWERS},
)
def write_note(request: StaffRequest, tracking_code: str, payload: NewNote) -> Status[Noted]:
    """Write a note for colleagues."""
    case, caller = _found(request, tracking_code), request.auth
    note = converse.write_note(case.id, body=payload.body, staff=caller.staff, actor=caller.actor, at=clock.now())
    return Status(201, case_details.noted(note, case))


@router.post(
    "/cases/{tracking_code}/assignment",
    auth=_ASSIGN,
    operation_id="assignCase",
    summary="Say whose case it is",
    response={201: CaseRow, **_ANSWERS},
)
def assign(request: StaffRequest, tracking_code: str, payload: Assignment) -> Status[CaseRow]:
    """Give the case to a colleague, or to a unit, where its owner is then chosen."""
    case, actor, at = _found(request, tracking_code), request.auth.actor, clock.now()
    if bool(payload.owner) is bool(payload.unit):
        raise NotValid(fields={"owner": _ONE_OF_TWO, "unit": _ONE_OF_TWO})
    if payload.owner:
        route.assign(case.id, owner_id=_owner(payload.owner, request.auth.staff), actor=actor, at=at)
    else:
        route.move(case.id, unit_id=_unit(payload.unit or ""), actor=actor, at=at)
    case.refresh_from_db()
    return Status(201, case_rows.row_of(case))


@router.post(
    "/cases/{tracking_code}/assessment",
    auth=_ASSIGN,
    operation_id="assessCase",
    summary="Set category, urgency and severity",
    response={201: CaseRow, **_ANSWERS},
)
def assess(request: StaffRequest, tracking_code: str, payload: Assessment) -> Status[CaseRow]:
    """Set what a person decided, over whatever was suggested; a nearer promise follows a higher urgency."""
    case = _found(request, tracking_code)
    category = payload.category or (case.category.code if case.category else "")
    triage.assess(
        case.id,
        category=category,
        urgency=(payload.urgency or case.urgency).upper(),
        severity=(payload.severity or "").upper(),
        actor=request.auth.actor,
        at=clock.now(),
    )
    case.refresh_from_db()
    return Status(201, case_rows.row_of(case))


@router.post(
    "/cases/{tracking_code}/record-type",
    auth=_ASSIGN,
    operation_id="takeAsComplaint",
    summary="Take it as a complaint",
    response={201: CaseRow, **_ANSWERS},
)
def take_as_complaint(request: StaffRequest, tracking_code: str, payload: RecordType) -> Status[CaseRow]:
    """Handle as a complaint what came as something else. The other way round needs two people and is not offered."""
    del payload
    case = _found(request, tracking_code)
    triage.take_as_complaint(case.id, actor=request.auth.actor, at=clock.now())
    case.refresh_from_db()
    return Status(201, case_rows.row_of(case))


def _found(request: StaffRequest, tracking_code: str) -> Case:
    return access.find(request.auth.actor, statuses.number_of(tracking_code))


def _owner(named: str, caller: Staff) -> UUID:
    """Return the id of a colleague; raises ``NobodyThere``."""
    if named == "me":
        return caller.id
    found = organization.staff_named(named)
    if found is None:
        raise NobodyThere(fields={"owner": NobodyThere.sentence})
    return found.id


def _unit(code: str) -> UUID:
    found = organization.active_units().filter(code=code).first()
    if found is None:
        raise NobodyThere(fields={"unit": NobodyThere.sentence})
    return found.id
