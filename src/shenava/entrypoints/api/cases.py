"""Cases as staff see them: a list and one."""

from django.http.response import HttpResponseBase
from ninja import Query, Router
from pydantic import BaseModel, Field

from shenava.domain.cases import access
from shenava.domain.cases.models import Case
from shenava.entrypoints.api import case_details, case_filters, case_rows, refusals, served, statuses
from shenava.entrypoints.api.case_details import CaseDetail
from shenava.entrypoints.api.case_filters import CaseFilters
from shenava.entrypoints.api.case_rows import CaseRow
from shenava.entrypoints.api.credentials import StaffRequest, Token
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound
from shenava.foundation.web import paging

router = Router(tags=["Cases"], auth=Token(access.READ_SCOPE))


class CasePage(BaseModel):
    """One page of a list, newest cases first."""

    cases: list[CaseRow]
    next: str | None = Field(description="The cursor of the page that follows; none on the last.")


@router.get(
    "/cases",
    operation_id="listCases",
    summary="List cases",
    response={200: CasePage, **refusals.ANY, **refusals.FOR_STAFF},
)
def list_cases(request: StaffRequest, filters: Query[CaseFilters]) -> CasePage:
    """Return the cases that the token's owner may see, newest first."""
    case_filters.check_known(request.GET)
    actor, at = request.auth.actor, clock.now()
    found = case_filters.narrowed(access.visible_to(actor), filters, actor=actor, at=at)
    rows = found.select_related("brand", "category", "unit", "owner")
    page = paging.after(rows, order=("-id",), cursor=filters.after, size=filters.limit)
    return CasePage(cases=[case_rows.row_of(case) for case in page.rows], next=page.next_cursor)


@router.get(
    "/cases/{tracking_code}",
    operation_id="getCase",
    summary="See a case",
    response={200: CaseDetail, **refusals.ANY, **refusals.FOR_STAFF},
)
def get_case(request: StaffRequest, tracking_code: str) -> CaseDetail:
    """Return one case; one that may not be seen is told like one that isn't there. The look is written down."""
    case = _seen(request, tracking_code)
    return case_details.detail_of(case, request.auth.actor)


@router.get(
    "/cases/{tracking_code}/attachments/{attachment_id}",
    operation_id="getCaseAttachment",
    summary="Get a file of a case",
    response={200: None, **refusals.ANY, **refusals.FOR_STAFF},
    openapi_extra=served.ANY_KIND,
)
def get_attachment(request: StaffRequest, tracking_code: str, attachment_id: str) -> HttpResponseBase:
    """Return the content of one file, internal ones too, as a download."""
    case = _seen(request, tracking_code)
    files = access.visible_files(request.auth.actor, case)
    found = files.filter(pk=served.id_of(attachment_id)).first()
    if found is None:
        raise NotFound
    return served.download(request, found.file, name=found.name)


def _seen(request: StaffRequest, tracking_code: str) -> Case:
    actor = request.auth.actor
    case = access.find(actor, statuses.number_of(tracking_code))
    recording.record_read("cases.seen", actor_ref=actor.ref, subject_ref=f"case:{case.id}", at=clock.now())
    return case
