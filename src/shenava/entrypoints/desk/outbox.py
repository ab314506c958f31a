"""What was written to people: e-mails and SMS with their fate; the words only for those who see the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from shenava.domain.cases import access, references
from shenava.domain.cases.models import Case
from shenava.domain.catalogue import authoring
from shenava.domain.channels import queries
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.channels.vocabulary import Channel, Delivery
from shenava.domain.organization.vocabulary import Role
from shenava.entrypoints.desk import context
from shenava.entrypoints.desk.doors import StaffRequest, staff_view
from shenava.foundation import clock
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound
from shenava.foundation.web import paging

PAGE_SIZE = 50
HIDDEN = "••••"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One message as this reader may see it."""

    message: OutboundMessage
    case: Case | None
    to: str
    channel: str
    state: str
    words: str
    """Which text in which version it was written with; nothing for what was sent before that was kept."""


@require_GET
@staff_view
def outbox(request: StaffRequest) -> HttpResponse:
    """List the messages, the newest first, with how many are in which state."""
    rows = _visible(request)
    wanted = request.GET.get("state", "")
    shown = rows.filter(state=wanted) if wanted in Delivery.values else rows
    found = paging.after(shown, order=("-id",), cursor=request.GET.get("after"), size=PAGE_SIZE)
    page: dict[str, Any] = {
        **context.layout(request, place="outbox"),
        "lines": _lines(request, found.rows),
        "tabs": _tabs(rows, wanted),
        "next_href": f"?state={wanted}&after={found.next_cursor}" if found.next_cursor else "",
    }
    return render(request, "desk/outbox.html", page)


@require_GET
@staff_view
def message(request: StaffRequest, message_id: UUID) -> HttpResponse:
    """Show the words of one message; that somebody read them is written down."""
    row = _visible(request).filter(pk=message_id).first()
    if row is None or request.actor.role == Role.ADMINISTRATOR:
        raise NotFound
    (line,) = _lines(request, [row])
    if line.case is None:
        raise NotFound
    knows_person = access.sees_identity(request.actor, line.case)
    recording.record_read(
        "outbox.read", actor_ref=request.actor.ref, subject_ref=f"case:{line.case.id}", at=clock.now()
    )
    page = {
        **context.layout(request, place="outbox"),
        "line": line,
        "body": _without_used_secrets(line.case, row) if knows_person else "",
    }
    return render(request, "desk/outbox_message.html", page)


def _visible(request: StaffRequest) -> QuerySet[OutboundMessage]:
    """Return the messages about cases that the reader sees; administrators get all, and later no words of any."""
    if request.actor.role == Role.ADMINISTRATOR:
        return queries.outbox().exclude(about__in=access.unseen_by(request.actor))
    return queries.outbox().filter(about__in=access.visible_to(request.actor).values("id"))


def _lines(request: StaffRequest, rows: Sequence[OutboundMessage]) -> list[Line]:
    seen = access.visible_to(request.actor).filter(pk__in={row.about for row in rows})
    cases = {case.id: case for case in seen}
    return [_line(request, row, cases.get(row.about)) for row in rows]


def _line(request: StaffRequest, row: OutboundMessage, case: Case | None) -> Line:
    knows_person = case is not None and access.sees_identity(request.actor, case)
    return Line(
        message=row,
        case=case,
        to=row.to if knows_person else _masked(row.to),
        channel=str(Channel(row.channel).label),
        state=str(Delivery(row.state).label),
        words=_words(row.wording),
    )


def _words(wording: str) -> str:
    if not wording:
        return ""
    key, _language, version = wording.split("/")
    said = {"text": authoring.title(key), "version": version}
    return gettext("%(text)s, as shipped") % said if version == "0" else gettext("%(text)s, version %(version)s") % said


def _tabs(rows: QuerySet[OutboundMessage], wanted: str) -> list[dict[str, Any]]:
    counts = dict(rows.order_by().values_list("state").annotate(amount=Count("pk")))
    return [
        {"href": f"?state={state}", "label": state.label, "current": state == wanted, "count": counts[state]}
        for state in Delivery
        if state in counts
    ]


def _without_used_secrets(case: Case, row: OutboundMessage) -> str:
    """Return the words; an access code that has reached its owner is nobody else's any more."""
    body: str = row.body
    return body.replace(references.access_code(case), HIDDEN) if row.state == Delivery.SENT else body


def _masked(address: str) -> str:
    """Return an address of which only its owner could tell that it is theirs."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}{HIDDEN}@{domain}" if at else f"{address[:4]}{HIDDEN}{address[-2:]}"
