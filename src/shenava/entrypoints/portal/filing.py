"""Filing a complaint step by step; we hold nothing of it on our side until the person has looked over it and sends."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import Act
from shenava.domain.catalogue import queries as catalogue
from shenava.entrypoints.portal import (
    addresses,
    answers,
    arrival,
    asking,
    device,
    guard,
    journey,
    page,
    parts,
    question_files,
    questions,
    sending,
    uploads,
)
from shenava.entrypoints.portal.asking import Refused
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.portal.steps import PARTS, Part, Step, Way, way_of
from shenava.foundation import clock
from shenava.foundation.errors import Problem
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.lifecycle import converse

_FILES = ((Part.FILES, "files", "kept"), (Part.YOU, "document_files", "document"))
"""Where files are asked for, by which field, and the field that carries what has arrived."""


@dataclass(frozen=True)
class Turn:
    """One sending of a form of ours: which step it shows, what was typed, and which files were refused."""

    request: HttpRequest
    way: Way
    step: Step
    draft: Draft
    refused: Mapping[str, str] = field(default_factory=dict)

    def show(self, step: Step, refused: Refused | None = None) -> HttpResponse:
        """Show a step with what was typed so far."""
        return asking.show(self.request, self.way, step, self.draft, refused)


def filing(request: HttpRequest) -> HttpResponse:
    """Take one step: ``step`` was filled in; ``go`` is where to, and nothing where the person simply goes on."""
    if not switches.is_on(Switch.FILING):
        return page.show(request, "filing/closed", status=503)
    draft, way = Draft.read(request.POST), way_of(catalogue.default_brand().filing_way)
    turn = Turn(request, way, way.read(request.POST.get("step", "")), draft)
    if request.method != "POST":
        return replace(turn, draft=arrival.draft_of(request)).show(turn.step)
    if request.POST.get("add_to"):
        return _add_to_open_case(turn, request.POST["add_to"])
    turn = _with_files(turn)
    go = request.POST.get("go", "")
    is_asked = Part.QUESTIONS in PARTS[turn.step]
    if is_asked and questions.is_regrouping(questions.fields_of(parts.category_of(draft)), draft):
        return turn.show(turn.step)
    return _go_on(turn) if not go else turn.show(_wanted(turn, go))


def _wanted(turn: Turn, go: str) -> Step:
    if go == "back":
        return turn.way.before(turn.step)
    return turn.way.read(go) if go in turn.way.steps else turn.step


def _with_files(turn: Turn) -> Turn:
    """Keep the files that came along, whichever way the person goes from here."""
    for part, sent, kept in _FILES:
        if part in PARTS[turn.step]:
            taken = uploads.take(turn.request, sent, already=turn.draft.many(kept), at=clock.now())
            marks = [mark for mark, _name in uploads.marks_of(taken.files)]
            refused = {**turn.refused, **({sent: taken.problem} if taken.problem else {})}
            turn = replace(turn, draft=turn.draft.having(**{kept: marks}), refused=refused)
    if Part.QUESTIONS not in PARTS[turn.step]:
        return turn
    draft, problem = question_files.take(turn.request, turn.draft, at=clock.now())
    return replace(turn, draft=draft, refused={**turn.refused, **({"files": problem} if problem else {})})


def _go_on(turn: Turn) -> HttpResponse:
    errors = {**answers.errors_of(turn.step, turn.draft), **turn.refused}
    if errors:
        return turn.show(turn.step, Refused(errors=errors))
    if turn.step is Step.CHECK:
        return _send(turn)
    if not turn.draft.one("seen"):
        return turn.show(turn.way.after(turn.step))
    missing = answers.first_wrong(turn.way, turn.draft)
    return turn.show(missing[0] if missing else Step.CHECK)


def _send(turn: Turn) -> HttpResponse:
    missing = answers.first_wrong(turn.way, turn.draft)
    if missing:
        step, errors = missing
        return turn.show(step, Refused(errors=errors))
    if turn.draft.one("privacy") != str(catalogue.default_brand().privacy_version):
        sentence = _("What we say about privacy has changed meanwhile. Please read it below, and send once more.")
        return turn.show(Step.CHECK, Refused(sentence=sentence))
    if told := guard.refusal(turn.request, turn.draft, at=clock.now()):
        return turn.show(Step.CHECK, Refused(sentence=told, status=429))
    sent = sending.send(turn.request, turn.draft, at=clock.now())
    if not isinstance(sent, Refused):
        journey.ended(turn.request, turn.draft, "sent")
        return sent
    turn = replace(turn, draft=sent.draft or turn.draft)
    return turn.show(turn.way.step_of(Part.QUESTIONS) if sent.errors else Step.CHECK, sent)


def _add_to_open_case(turn: Turn, tracking_code: str) -> HttpResponse:
    draft = turn.draft
    case, actor = device.admit(turn.request, tracking_code)
    try:
        converse.hear(
            case.id,
            body=draft.one("text"),
            act=Act.ASKED,
            files=uploads.earlier(draft.many("kept")),
            key=draft.one("token"),
            actor=actor,
            at=clock.now(),
        )
    except Problem as problem:
        sentence = _("It could not be added: %(reason)s") % {"reason": problem}
        return turn.show(turn.way.step_of(Part.CATEGORY), Refused(errors={"category": sentence}))
    journey.ended(turn.request, draft, "added")
    return HttpResponseRedirect(f"{addresses.to('complaint', case.tracking_code)}?done=added")
