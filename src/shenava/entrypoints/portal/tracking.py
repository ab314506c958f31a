"""The page of one complaint: where it is, what happens next and when, what its complainant can do now."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Deed, PublicStageText
from shenava.domain.organization.actors import Actor
from shenava.domain.people.rules import hearing
from shenava.domain.people.vocabulary import HowOften
from shenava.domain.policies.queries import standing_promise
from shenava.domain.surveys import queries as surveys
from shenava.entrypoints.portal import (
    conversation,
    device,
    done,
    earlier_files,
    opening,
    page,
    prospect,
    reading,
    stages,
    timeline,
    uploads,
)
from shenava.entrypoints.portal.draft import new_token
from shenava.entrypoints.portal.dress import FULL, Dress
from shenava.entrypoints.portal.own import session
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.errors import NotFound
from shenava.foundation.events.queries import facts_about
from shenava.lifecycle import converse, escalate


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a form on this page could not be sent with: its words stay, the error stands beside them."""

    form: str
    body: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    status: int = 422


def complaint(
    request: HttpRequest, tracking_code: str, *, dress: Dress = FULL, template: str = "complaint"
) -> HttpResponse:
    """Show the page; to a device that has not shown the codes, the form for them, whether the number exists or not."""
    try:
        case, actor = device.admit(request, tracking_code)
    except NotFound:
        return opening.ask(request, code=tracking_code, status=404, dress=dress)
    return show(request, case, actor, at=clock.now(), template=dress.template(template))


def show(
    request: HttpRequest,
    case: Case,
    actor: Actor,
    *,
    at: datetime,
    typed: Typed | None = None,
    template: str = "complaint",
) -> HttpResponse:
    """Show everything of one complaint."""
    reading.read_as_chosen(request, case)
    happened = list(facts_about(case.id))
    names = {one.fact.name for one in happened}
    stage = stages.stage_of(case)
    wanted = queries.open_document_request(case) if "cases.documents_requested" in names else None
    invitation = surveys.open_invitation(case.id, at=at) if "surveys.invited" in names else None
    files = list(access.visible_files(actor, case)) if "cases.files_added" in names else []
    reader = preferences.reader()
    converse.note_read(case.id, actor=actor, at=at)
    context = {
        "case": case,
        "stage": stage,
        "sentence": PublicStageText(stage.value).label,
        "steps": stages.steps(case, happened),
        "next": prospect.next_of(case, stage, promise=standing_promise(case.id), request=wanted, at=at),
        "wanted": wanted,
        "entries": timeline.entries(happened),
        "bubbles": conversation.bubbles(case, files),
        "other_files": conversation.other_files(case, files),
        "letters": queries.responses(case) if "cases.answered" in names else (),
        "survey_link": surveys.link_of(invitation) if invitation else "",
        "live_url": conversation.live_address(case, at=at),
        "earlier_files": earlier_files.of_person(request, case) if wanted else [],
        "often": {"chosen": hearing.how_often(case.preference), "choices": HowOften.choices},
        "is_own": session.actor(request) is not None,
        "listens_to": conversation.LISTENS_TO,
        "can": _possible(case, actor, at=at),
        "told": uploads.told_before(),
        "token": new_token(),
        "typed": typed or Typed(form=""),
        "done": done.SENTENCES.get(request.GET.get("done", "")),
        "reader": reader,
    }
    return page.show_privately(request, template, context, status=typed.status if typed else 200)


def _possible(case: Case, actor: Actor, *, at: datetime) -> dict[str, bool]:
    """Return which acts are open now, by the same rules that guard them."""
    can = {deed.name.lower(): access.can(actor, deed, case) for deed in _ACTS}
    in_time = bool(case.objection_until and at <= case.objection_until)
    can["object"] = can["object"] and in_time and not queries.has_objected(case)
    can["escalate"] = can["escalate"] and not escalate.is_escalated(case)
    can["reopen"] = can["reopen"] and bool(case.withdrawn_at or (case.reopen_until and at <= case.reopen_until))
    return can


_ACTS = (Deed.WRITE, Deed.ADD_FILES, Deed.CHASE, Deed.WITHDRAW, Deed.OBJECT, Deed.REOPEN, Deed.ESCALATE)
