"""The documents we asked for: each can be sent, or named as one the person does not have."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from shenava.domain.cases.vocabulary import DocumentState
from shenava.entrypoints.portal import acts, device, tracking, uploads
from shenava.entrypoints.portal.draft import token_of
from shenava.entrypoints.portal.tracking import Typed
from shenava.foundation import clock
from shenava.lifecycle import converse, investigate


def document(request: HttpRequest, tracking_code: str, item_id: UUID) -> HttpResponse:
    """Take the file for one document on the list, or the word that there is none."""
    case, actor = device.admit(request, tracking_code)
    at = clock.now()
    if request.POST.get("have") == "no":
        return acts.attempt(
            request,
            case,
            actor,
            lambda: investigate.settle_document(
                case.id, item_id=item_id, state=DocumentState.UNAVAILABLE, actor=actor, at=at
            ),
            form="unavailable",
            at=at,
        )
    taken = uploads.take(request, at=at)
    if taken.problems:
        typed = Typed(form=str(item_id), errors={"files": taken.problem})
        return tracking.show(request, case, actor, at=at, typed=typed)
    return acts.attempt(
        request,
        case,
        actor,
        lambda: converse.send_document(
            case.id, item_id=item_id, files=taken.files, key=token_of(request.POST), actor=actor, at=at
        ),
        form="documents",
        at=at,
    )
