"""What both sides said, as the complainant's page shows it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shenava.domain.cases import access, queries, walls
from shenava.domain.cases.models import Attachment, Case, Message
from shenava.domain.cases.vocabulary import Act, Author
from shenava.entrypoints.portal import addresses, device, page, reading
from shenava.entrypoints.ui import filters
from shenava.foundation.files import thumbnails
from shenava.foundation.files.kinds import Family
from shenava.foundation.realtime import tokens

LISTENS_TO = "cases.message_sent cases.message_received cases.files_added"
_SIDES = {Author.COMPLAINANT: "mine", Author.STAFF: "theirs", Author.SYSTEM: "system"}
_DRAWINGS = {Family.PICTURE: "image", Family.SOUND: "audio"}


@dataclass(frozen=True)
class Bubble:
    """One message; ``attachments`` as the component takes them."""

    id: str
    side: str
    author: str
    moment: datetime
    body: str
    language: str
    attachments: list[dict[str, str]] = field(default_factory=list)


def fragment(request: HttpRequest, tracking_code: str) -> HttpResponse:
    """Return the messages alone, for a page that is open already."""
    case, actor = device.admit(request, tracking_code)
    reading.read_as_chosen(request, case)
    shown = bubbles(case, access.visible_files(actor, case))
    return page.show_privately(request, "conversation_fragment", {"bubbles": shown})


def bubbles(case: Case, files: Iterable[Attachment]) -> list[Bubble]:
    """Return the conversation, oldest first, each message with those of the visible files that hang on it."""
    by_message = defaultdict(list)
    for one in files:
        by_message[one.message_id].append(_file(case, one))
    return [_bubble(message, by_message[message.id]) for message in queries.said_by_both(case.id)]


def other_files(case: Case, files: Iterable[Attachment]) -> list[dict[str, str]]:
    """Return those of the visible files that hang on no message."""
    return [_file(case, one) for one in files if one.message_id is None]


def live_address(case: Case, *, at: datetime) -> str:
    """Return where the page hears of new messages, for the next quarter of an hour; it polls after that."""
    return f"{settings.LIVE_URL}/live?token={tokens.sign(walls.room_of(case.id, is_walled=case.is_walled), at=at)}"


def _bubble(message: Message, files: list[dict[str, str]]) -> Bubble:
    return Bubble(
        id=f"m-{message.id.hex}",
        side=_SIDES[Author(message.author)],
        author=_author(message),
        moment=message.sent_at,
        body=message.body or _wordless(message),
        language=message.language,
        attachments=files,
    )


def _author(message: Message) -> str:
    if message.author == Author.COMPLAINANT:
        return _("You")
    return message.staff.name if message.staff else str(Author.SYSTEM.label)


def _wordless(message: Message) -> str:
    """Return what a message without words did."""
    if message.act == Act.CHASED:
        return _("You asked where it is.")
    if message.act == Act.WITHDREW:
        return _("You withdrew the complaint.")
    return ""


def _file(case: Case, attachment: Attachment) -> dict[str, str]:
    stored = attachment.file
    return {
        "name": attachment.name,
        "href": addresses.to("file", case.tracking_code, attachment.id),
        "size": filters.file_size(stored.size),
        "kind": _DRAWINGS.get(stored.kind.family, "file"),
        "small": addresses.to("thumbnail", case.tracking_code, attachment.id) if thumbnails.has(stored) else "",
    }
