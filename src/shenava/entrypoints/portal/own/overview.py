"""All complaints of one person: where each is, what comes next and when, and what is new for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage, Stage
from shenava.domain.people.models import OwnSession
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.policies import queries as policies
from shenava.entrypoints.portal import addresses, page, prospect, stages
from shenava.entrypoints.portal.own import session
from shenava.entrypoints.portal.prospect import Prospect
from shenava.foundation import clock
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.foundation.web import paging

_SIZE = 20
_OPEN, _CLOSED = "open", "closed"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One complaint on the list."""

    case: Case
    stage: PublicStage
    next: Prospect | None
    unread: int


@session.signed_in
def overview(request: HttpRequest, signed_in: OwnSession) -> HttpResponse:
    """Show the open ones first; the closed ones behind a tab."""
    actor = session.actor(request)
    mine = access.visible_to(actor).select_related("brand") if actor else queries.with_ids([])
    groups = {_OPEN: mine.exclude(stage=Stage.CLOSED), _CLOSED: mine.filter(stage=Stage.CLOSED)}
    counts = {name: group.count() for name, group in groups.items()}
    wanted = request.GET.get("show", "")
    if wanted not in groups:
        wanted = _OPEN if counts[_OPEN] or not counts[_CLOSED] else _CLOSED
    found = paging.after(groups[wanted], order=("-id",), cursor=request.GET.get("after"), size=_SIZE)
    context = {
        "session": signed_in,
        "lines": _lines(found.rows, at=clock.now()),
        "shelves": _tabs(counts, wanted),
        "shows": wanted,
        "next_href": f"?show={wanted}&after={found.next_cursor}" if found.next_cursor else "",
        "is_open": switches.is_on(Switch.FILING),
        "introduction": _introduction(signed_in),
    }
    return page.show_privately(request, "own/overview", context)


def _lines(cases: Sequence[Case], *, at: datetime) -> list[Line]:
    ids = [case.id for case in cases]
    promises, asked, unread = policies.standing_promises(ids), queries.waiting_requests(ids), queries.unread(ids)
    lines = []
    for case in cases:
        stage = stages.stage_of(case)
        comes = prospect.next_of(case, stage, promise=promises.get(case.id), request=asked.get(case.id), at=at)
        lines.append(Line(case=case, stage=stage, next=comes, unread=unread.get(case.id, 0)))
    return lines


def _tabs(counts: dict[str, int], wanted: str) -> list[dict[str, object]]:
    labels = {_OPEN: _("Open complaints"), _CLOSED: _("Closed complaints")}
    return [
        {
            "href": f"{addresses.to('own')}?show={name}",
            "label": labels[name],
            "current": name == wanted,
            "count": counts[name],
        }
        for name in (_OPEN, _CLOSED)
    ]


def _introduction(signed_in: OwnSession) -> list[tuple[str, str]]:
    """Return what the form for another complaint need not ask again."""
    field = "email" if signed_in.kind == ContactKind.EMAIL else "mobile"
    name = [("name", signed_in.person.name)] if signed_in.person and signed_in.person.name else []
    return [*name, (field, signed_in.address)]
