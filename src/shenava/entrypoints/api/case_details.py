"""All that a member of staff reads of one case: what was said and noted, what was decided, and who complains."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case, Issue, Note
from shenava.domain.cases.vocabulary import Deed
from shenava.domain.catalogue.rules import telling
from shenava.domain.catalogue.rules.schema import Form, SchemaError
from shenava.domain.catalogue.vocabulary import WITHHELD_WITH_THE_NAME
from shenava.domain.organization.actors import Actor
from shenava.domain.people import queries as people
from shenava.entrypoints.api import case_rows, statuses
from shenava.entrypoints.api.case_rows import CaseRow, StaffName
from shenava.entrypoints.api.moments import Moment, local
from shenava.entrypoints.api.sums import Sum


class Complainant(BaseModel):
    """Who complains."""

    name: str
    contacts: dict[str, str] = Field(description="By kind: email, mobile.")


class Noted(BaseModel):
    """An internal note."""

    id: UUID
    author: StaffName
    body: str
    written_at: Moment


class RemedyGiven(BaseModel):
    """What is given for an issue."""

    kind: str
    state: str
    what: str
    amount: Sum | None
    who: str
    due_on: str | None


class IssueDecided(BaseModel):
    """One issue, as far as it is decided."""

    number: int
    title: str
    finding: str
    outcome: str
    reason_kind: str
    reason: str
    reference: str
    remedy: RemedyGiven | None


class CaseDetail(CaseRow):
    """A case with all that hangs on it."""

    complainant: Complainant | None = Field(description="None when anonymous, or when the name is withheld.")
    is_name_withheld: bool
    answers: dict[str, Any] = Field(description="To the category's form, by key.")
    answers_deleted: dict[str, int] = Field(description="After how many days, by key, as their form had promised.")
    wish: str
    messages: list[statuses.Said]
    notes: list[Noted]
    files: list[statuses.File]
    issues: list[IssueDecided] = Field(description="Of the present round.")
    can: list[str] = Field(description="What this caller can do now.")


def detail_of(case: Case, actor: Actor) -> CaseDetail:
    """Return a visible case as this actor may read it."""
    sees_identity = access.sees_identity(actor, case)
    files = list(access.visible_files(actor, case))
    seen = {one.id for one in files}
    return CaseDetail(
        **case_rows.row_of(case).model_dump(),
        complainant=_complainant(case) if sees_identity else None,
        is_name_withheld=not sees_identity,
        answers=case.answers if sees_identity else _without_identity(case),
        answers_deleted={path: days for path, days in case.forgotten_answers.items() if days},
        wish=case.wish,
        messages=[statuses.said(message, case, among=seen) for message in queries.conversation(case)],
        notes=[noted(note, case) for note in queries.notes(case)],
        files=[statuses.file(one) for one in files],
        issues=[issue(one) for one in queries.issues(case, round=_round(case))],
        can=[deed.value.lower() for deed in Deed if access.can(actor, deed, case)],
    )


def noted(note: Note, case: Case) -> Noted:
    """Return an internal note."""
    return Noted(
        id=note.id, author=case_rows.staff(note.staff), body=note.body, written_at=local(note.written_at, case)
    )


def issue(row: Issue) -> IssueDecided:
    """Return one issue as it is kept."""
    remedy = getattr(row, "remedy", None)
    return IssueDecided(
        number=row.number,
        title=row.title,
        finding=row.finding,
        outcome=row.outcome.lower(),
        reason_kind=row.reason_kind.lower(),
        reason=row.reason,
        reference=row.reference,
        remedy=remedy
        and RemedyGiven(
            kind=remedy.kind.lower(),
            state=remedy.state.lower(),
            what=remedy.what,
            amount=None if remedy.amount is None else Sum(amount=remedy.amount, currency=remedy.currency),
            who=remedy.who,
            due_on=remedy.due_on and remedy.due_on.isoformat(),
        ),
    )


def _without_identity(case: Case) -> dict[str, Any]:
    """Return the answers without those that would tell whose name is withheld."""
    try:
        form = Form.parse(case.form.schema if case.form else [])
    except SchemaError:
        return {}
    return telling.without(form, case.answers, WITHHELD_WITH_THE_NAME)


def _complainant(case: Case) -> Complainant | None:
    if case.person is None:
        return None
    contacts = {kind.lower(): address for kind, address in people.contacts_of(case.person, reach=case.reach).items()}
    return Complainant(name=case.person.name, contacts=contacts)


def _round(case: Case) -> int:
    """Return the round whose decision is worth reading: the last one told, once it is told."""
    return queries.round_of(case) - (0 if case.is_open else 1) or 1
