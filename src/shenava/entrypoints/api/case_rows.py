"""What a member of staff reads of a case in a list."""

from uuid import UUID

from django.utils.translation import get_language
from pydantic import BaseModel, Field

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.touchpoints import queries as touchpoints
from shenava.entrypoints.api import statuses
from shenava.entrypoints.api.moments import Moment, local
from shenava.foundation.text import multilingual


class UnitName(BaseModel):
    """A unit."""

    code: str
    name: str


class StaffName(BaseModel):
    """A member of staff."""

    id: UUID
    name: str


class CaseRow(BaseModel):
    """One case in a list; codes in small letters, moments in the brand's zone."""

    tracking_code: str
    stage: PublicStage
    waiting_on: str
    kind: str
    urgency: str
    severity: str
    category: str | None
    unit: UnitName | None
    owner: StaffName | None
    headline: str
    language: str
    channel: str
    source: str | None = Field(description="The code of the touchpoint it came from.")
    received_at: Moment
    due_at: Moment | None = Field(description="When the next thing is due.")
    answered_at: Moment | None
    closed_at: Moment | None


def row_of(case: Case) -> CaseRow:
    """Return the row of a case."""
    return CaseRow(
        tracking_code=case.tracking_code,
        stage=statuses.stage_of(case),
        waiting_on=case.waiting_on.lower(),
        kind=case.kind.lower(),
        urgency=case.urgency.lower(),
        severity=case.severity.lower(),
        category=case.category.code if case.category else None,
        unit=unit(case.unit) if case.unit else None,
        owner=staff(case.owner) if case.owner else None,
        headline=case.headline,
        language=case.language,
        channel=case.channel.lower(),
        source=touchpoints.code_of(case.touchpoint_id),
        received_at=local(case.received_at, case),
        due_at=local(case.next_due_at, case),
        answered_at=local(case.responded_at, case),
        closed_at=local(case.closed_at, case),
    )


def unit(row: Unit) -> UnitName:
    """Return a unit with its name in the language that is active."""
    return UnitName(code=row.code, name=multilingual.text(row.name, get_language() or "en"))


def staff(row: Staff) -> StaffName:
    """Return a member of staff by name."""
    return StaffName(id=row.id, name=row.name)
