"""The documents we asked for: each can be sent, or named as one the person does not have."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import DocumentState
from shenava.domain.organization.actors import Actor
from shenava.entrypoints.portal import acts, device, earlier_files, tracking, uploads
from shenava.entrypoints.portal.draft import token_of
from shenava.entrypoints.portal.tracking import Typed
from shenava.foundation import clock
from shenava.foundation.files.operations import KeptFile
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
    if request.POST.get("reuse"):
        return _reuse(request, case, actor, item_id, at=at)
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


def _reuse(request: HttpRequest, case: Case, actor: Actor, item_id: UUID, *, at: datetime) -> HttpResponse:
    """Take a document that the person sent with another complaint, when they agree to its use for this one."""
    chosen = [one for one in earlier_files.of_person(request, case) if str(one.id) == request.POST["reuse"]]
    if not request.POST.get("agreed") or not chosen:
        error = _("Choose the document, and tick that we may use it for this complaint, too.")
        typed = Typed(form=str(item_id), errors={"files": error})
        return tracking.show(request, case, actor, at=at, typed=typed)
    files = [KeptFile(file=one.file, name=one.name) for one in chosen]
    return acts.attempt(
        request,
        case,
        actor,
        lambda: converse.send_document(
            case.id, item_id=item_id, files=files, key=token_of(request.POST), actor=actor, at=at
        ),
        form="documents",
        at=at,
    )
