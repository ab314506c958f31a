"""Deciding a case and sending the answer."""

from datetime import date
from typing import Annotated, Literal

from ninja import Router, Status
from pydantic import BaseModel, ConfigDict, Field

from shenava.domain.cases import access
from shenava.domain.cases.rules.response import IssueDraft, RemedyDraft
from shenava.entrypoints.api import case_details, refusals, statuses
from shenava.entrypoints.api.case_details import IssueDecided
from shenava.entrypoints.api.credentials import StaffRequest, Token
from shenava.entrypoints.api.statuses import Letter
from shenava.entrypoints.api.sums import Sum
from shenava.foundation import clock
from shenava.lifecycle import resolve

router = Router(tags=["Cases"], auth=Token("cases:decide"))
_ANSWERS = {**refusals.WITH_BODY, **refusals.FOR_STAFF}
_Text = Annotated[str, Field(max_length=10_000)]
_Line = Annotated[str, Field(max_length=200)]


class Remedy(BaseModel):
    """What is given; one in progress needs what, who and when before the answer can be sent."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Literal["refund", "compensation", "replacement", "repair", "correction", "apology", "goodwill", "other"]
    state: Literal["done", "in_progress"] = "done"
    what: _Text = ""
    amount: Sum | None = None
    who: Annotated[str, Field(max_length=120)] = ""
    due_on: Annotated[date, Field(strict=False)] | None = None


class Issue(BaseModel):
    """One thing that the complaint is about, decided on its own; a draft may be incomplete."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: _Line
    finding: _Text = ""
    outcome: Literal["", "upheld", "partly", "not_upheld", "withdrawn", "referred"] = ""
    reason_kind: Literal["", "legal", "practical", "technical", "evidence"] = ""
    reason: _Text = ""
    reference: _Line = ""
    remedy: Remedy | None = None


class Decision(BaseModel):
    """The whole decision; it replaces what was drafted before."""

    model_config = ConfigDict(extra="forbid", strict=True)

    issues: Annotated[list[Issue], Field(min_length=1, max_length=20)]


class Decided(BaseModel):
    """The decision as it is kept."""

    issues: list[IssueDecided]


@router.put(
    "/cases/{tracking_code}/decision",
    operation_id="draftDecision",
    summary="Draft the decision",
    response={200: Decided, **_ANSWERS},
)
def draft_decision(request: StaffRequest, tracking_code: str, payload: Decision) -> Decided:
    """Keep the decision as far as it has come; nothing is sent."""
    case = access.find(request.auth.actor, statuses.number_of(tracking_code))
    issues = [_draft(one) for one in payload.issues]
    saved = resolve.save_decision(case.id, issues=issues, actor=request.auth.actor, at=clock.now())
    return Decided(issues=[case_details.issue(one) for one in saved])


@router.post(
    "/cases/{tracking_code}/response",
    operation_id="sendResponse",
    summary="Send the answer",
    response={201: Letter, 507: refusals.ProblemDocument, **_ANSWERS},
)
def send_response(request: StaffRequest, tracking_code: str) -> Status[Letter]:
    """Set the decision as a letter and send it; flaws are told by issue. It takes no body."""
    actor = request.auth.actor
    case = access.find(actor, statuses.number_of(tracking_code))
    response = resolve.respond(case.id, staff=request.auth.staff, actor=actor, at=clock.now())
    return Status(201, statuses.letter(response, response.case))


def _draft(issue: Issue) -> IssueDraft:
    return IssueDraft(
        title=issue.title,
        finding=issue.finding,
        outcome=issue.outcome.upper(),
        reason_kind=issue.reason_kind.upper(),
        reason=issue.reason,
        reference=issue.reference,
        remedy=_remedy(issue.remedy) if issue.remedy else None,
    )


def _remedy(remedy: Remedy) -> RemedyDraft:
    return RemedyDraft(
        kind=remedy.kind.upper(),
        state=remedy.state.upper(),
        what=remedy.what,
        amount=remedy.amount.amount if remedy.amount else None,
        currency=remedy.amount.currency if remedy.amount else "",
        who=remedy.who,
        due_on=remedy.due_on,
    )
