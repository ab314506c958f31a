"""How documents are asked for and settled."""

from collections.abc import Sequence
from datetime import datetime

from shenava.domain.cases import queries
from shenava.domain.cases.events import DocumentsRequested, DocumentsSettled
from shenava.domain.cases.models import Attachment, Case, DocumentItem, DocumentRequest
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import DocumentState, WaitingOn
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff


def ask_for_documents(
    case: Case, *, items: Sequence[tuple[str, str]], due_at: datetime, staff: Staff, actor: Actor, at: datetime
) -> DocumentRequest:
    """Ask for a list of (what, why) by a moment; from now on the complainant has the turn."""
    request = DocumentRequest.objects.create(case=case, staff=staff, asked_at=at, due_at=due_at)
    DocumentItem.objects.bulk_create([DocumentItem(request=request, label=what, why=why) for what, why in items])
    case.waiting_on = WaitingOn.COMPLAINANT
    save(case, "waiting_on", actor=actor, at=at)
    record(DocumentsRequested(subject=case.id, request=request.id, due_at=due_at), actor=actor, at=at)
    return request


def receive_document(case: Case, *, item: DocumentItem, attachment: Attachment, actor: Actor, at: datetime) -> None:
    """Tick one document off with the file that came for it."""
    item.attachment = attachment
    _settle(case, item=item, state=DocumentState.RECEIVED, actor=actor, at=at)


def settle_document(case: Case, *, item: DocumentItem, state: DocumentState, actor: Actor, at: datetime) -> None:
    """Tick one document off without a file: the person doesn't have it, or we no longer need it."""
    _settle(case, item=item, state=state, actor=actor, at=at)


def _settle(case: Case, *, item: DocumentItem, state: DocumentState, actor: Actor, at: datetime) -> None:
    item.state = state
    item.settled_at = at
    item.save(update_fields=["state", "settled_at", "attachment"])
    request = item.request
    if queries.has_waiting_documents(request):
        return
    request.settled_at = at
    request.save(update_fields=["settled_at"])
    if case.waiting_on == WaitingOn.COMPLAINANT:
        case.waiting_on = WaitingOn.US
    save(case, "waiting_on", actor=actor, at=at)
    record(DocumentsSettled(subject=case.id, request=request.id), actor=actor, at=at)
