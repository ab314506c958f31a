"""The conversation of a case with its internal notes in the order of time, and the piece that live pages fetch."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shenava.domain.cases import access, walls
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import Attachment, Case, Message, Note
from shenava.domain.cases.vocabulary import Act, Author
from shenava.domain.channels.vocabulary import Channel
from shenava.entrypoints.desk import directory
from shenava.entrypoints.desk.casefile import CaseFile, conversation
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.entrypoints.ui import filters
from shenava.foundation import clock
from shenava.foundation.files import thumbnails
from shenava.foundation.files.kinds import Family
from shenava.foundation.realtime import tokens

EVENTS = (
    "cases.message_received cases.message_sent cases.note_written cases.files_added cases.referral_settled "
    "cases.documents_settled cases.chased"
)
"""What happens on a case that an open page shows."""
_FAMILIES = {Family.PICTURE: "image", Family.SOUND: "audio"}
_PLAIN = {Act.REPLY, Act.ASKED, Act.FILED}


@staff_view
@require_safe
def thread(request: StaffRequest, code: str) -> HttpResponse:
    """Return the conversation alone, for a page that is open already."""
    case = access.find(request.actor, code)
    file_list = list(access.visible_files(request.actor, case))
    files: dict[Any, list[Attachment]] = {}
    for attachment in file_list:
        files.setdefault(attachment.message_id, []).append(attachment)
    sees = access.sees_identity(request.actor, case)
    shown = [
        *(_bubble(one, case, files=files, sees=sees) for one in conversation(case)[1:]),
        *(_note(one) for one in case_queries.notes(case)),
    ]
    return render(request, "desk/case/thread.html", {"items": sorted(shown, key=lambda item: item["moment"])})


def items(file: CaseFile) -> list[dict[str, Any]]:
    """Return what comes after the first message, messages and notes in the order of time."""
    files = file.files_of_messages()
    said = [_bubble(one, file.case, files=files, sees=file.sees_identity) for one in file.messages[1:]]
    return sorted([*said, *(_note(one) for one in file.notes)], key=lambda item: item["moment"])


def first(file: CaseFile) -> dict[str, Any] | None:
    """Return what the person said first."""
    if file.first is None:
        return None
    return _bubble(file.first, file.case, files=file.files_of_messages(), sees=file.sees_identity)


def answering(file: CaseFile) -> dict[str, list[dict[str, Any]]]:
    """Return the files that were sent for a question of the form, by its key."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in file.attachments:
        if one.answers:
            found.setdefault(one.answers, []).append(attached(one, file.case))
    return found


def attached(attachment: Attachment, case: Case) -> dict[str, Any]:
    """Return a file as the thread shows it."""
    address = f"/desk/cases/{case.tracking_code}/files/{attachment.id}/"
    return {
        "name": attachment.name,
        "href": address,
        "size": filters.file_size(attachment.file.size),
        "kind": _FAMILIES.get(attachment.file.kind.family, "file"),
        "small": f"/desk/cases/{case.tracking_code}/files/{attachment.id}/small/"
        if thumbnails.has(attachment.file)
        else "",
        "is_internal": attachment.is_internal,
    }


def live_address(case: Case) -> str:
    """Return the address of the event stream of one case, with a permit for a quarter of an hour."""
    token = tokens.sign(walls.room_of(case.id, is_walled=case.is_walled), at=clock.now())
    return f"{settings.LIVE_URL}/live?{urlencode({'token': token})}"


def _bubble(message: Message, case: Case, *, files: Mapping[Any, list[Attachment]], sees: bool) -> dict[str, Any]:
    is_ours = message.author != Author.COMPLAINANT
    return {
        "kind": "bubble",
        "id": f"m-{message.id}",
        "side": "mine" if is_ours else "theirs",
        "author": _author(message, case, sees=sees),
        "act": "" if message.act in _PLAIN else str(Act(message.act).label),
        "channel": "" if message.channel == Channel.WEB else str(Channel(message.channel).label),
        "moment": message.sent_at,
        "body": message.body,
        "language": message.language,
        "files": [attached(one, case) for one in files.get(message.id, [])],
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": "note",
        "id": f"n-{note.id}",
        "author": note.staff.name,
        "moment": note.written_at,
        "body": note.body,
    }


def _author(message: Message, case: Case, *, sees: bool) -> str:
    if message.author == Author.STAFF and message.staff_id:
        return directory.person_name(message.staff_id)
    if message.author != Author.COMPLAINANT:
        return _("Shenava")
    if not sees:
        return _("Name withheld")
    return case.person.name if case.person and case.person.name else _("The complainant")
