"""Asking the complainant for documents, ticking them off, and adding files of our own."""

from uuid import UUID

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import DocumentState
from shenava.entrypoints.desk import typed
from shenava.entrypoints.desk.acts import act
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.foundation.errors import NotFound
from shenava.lifecycle import investigate


@act("documents")
def documents(request: StaffRequest, case: Case) -> None:
    """Ask for a list of documents, each with its reason, by a day."""
    given = request.POST
    investigate.ask_for_documents(
        case.id,
        items=list(zip(given.getlist("what"), given.getlist("why"), strict=False)),
        message=given.get("message", ""),
        due_at=typed.end_of(given.get("due", "")),
        staff=request.staff,
        actor=request.actor,
        at=clock.now(),
    )


@act("document")
def document(request: StaffRequest, case: Case, item_id: UUID) -> None:
    """Tick one document off by hand."""
    state = request.POST.get("state", "")
    if state not in set(DocumentState) - {DocumentState.WAITING}:
        raise NotFound
    investigate.settle_document(
        case.id, item_id=item_id, state=DocumentState(state), actor=request.actor, at=clock.now()
    )


@act("evidence")
def evidence(request: StaffRequest, case: Case) -> None:
    """Hang files on the case; internal unless the officer says otherwise."""
    at = clock.now()
    investigate.add_evidence(
        case.id,
        files=typed.kept(request, at=at),
        is_internal=not request.POST.get("is_shown"),
        actor=request.actor,
        at=at,
    )
