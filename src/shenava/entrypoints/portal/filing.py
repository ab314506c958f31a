"""Filing a complaint step by step; we hold nothing of it on our side until the person has looked over it and sends."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import Act
from shenava.domain.catalogue import queries as catalogue
from shenava.entrypoints.portal import (
    answers,
    arrival,
    asking,
    device,
    guard,
    journey,
    one_by_one,
    page,
    parts,
    question_files,
    questions,
    sending,
    uploads,
)
from shenava.entrypoints.portal.asking import Refused
from shenava.entrypoints.portal.draft import OTHER, Draft
from shenava.entrypoints.portal.steps import SIMPLY, Part, Step, Way, way_of
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
    """Take one step in the way that the brand has chosen."""
    return _take(request, way_of(catalogue.default_brand().filing_way))


def simply(request: HttpRequest) -> HttpResponse:
    """Take one step of the simple pages, which ask one thing at a time."""
    return _take(request, SIMPLY)


def _take(request: HttpRequest, way: Way) -> HttpResponse:
    """Take one step: ``step`` was filled in; ``go`` is where to, and nothing where the person simply goes on."""
    if not switches.is_on(Switch.FILING):
        return page.show(request, way.dress.template("filing/closed"), status=503)
    draft = Draft.read(request.POST)
    turn = Turn(request, way, way.read(request.POST.get("step", "")), draft)
    if request.method != "POST":
        return replace(turn, draft=arrival.draft_of(request)).show(turn.step)
    if request.POST.get("add_to"):
        return _add_to_open_case(turn, request.POST["add_to"])
    turn = _with_files(turn)
    go = request.POST.get("go", "")
    is_asked = Part.QUESTIONS in way.parts[turn.step]
    if is_asked and questions.is_regrouping(questions.fields_of(parts.category_of(draft)), draft):
        return turn.show(turn.step)
    if go == "skip" and way.asks_one_by_one:
        return replace(turn, draft=one_by_one.afresh(draft).having(category=[OTHER])).show(Step.YOU)
    return _go_on(turn) if not go else turn.show(_wanted(turn, go))


def _wanted(turn: Turn, go: str) -> Step:
    if go == "back":
        return _before(turn)
    return turn.way.read(go) if go in turn.way.steps else turn.step


def _with_files(turn: Turn) -> Turn:
    """Keep the files that came along, whichever way the person goes from here."""
    for part, sent, kept in _FILES:
        if part in turn.way.parts[turn.step]:
            taken = uploads.take(turn.request, sent, already=turn.draft.many(kept), carried_as=kept, at=clock.now())
            marks = [mark for mark, _name in uploads.marks_of(taken.files)]
            refused = {**turn.refused, **({sent: taken.problem} if taken.problem else {})}
            turn = replace(turn, draft=turn.draft.having(**{kept: marks}), refused=refused)
    if Part.QUESTIONS not in turn.way.parts[turn.step]:
        return turn
    fields = questions.fields_of(parts.category_of(turn.draft))
    draft, problems = question_files.take(turn.request, fields, turn.draft, at=clock.now())
    return replace(turn, draft=draft, refused={**turn.refused, **problems})


def _go_on(turn: Turn) -> HttpResponse:
    errors, draft = _looked_at(turn)
    if errors:
        return turn.show(turn.step, Refused(errors=errors))
    turn = replace(turn, draft=draft)
    if turn.step is Step.CHECK:
        return _send(turn)
    if not turn.draft.one("seen"):
        return turn.show(_after(turn))
    missing = answers.first_wrong(turn.way, turn.draft)
    return turn.show(missing[0] if missing else Step.CHECK)


def _looked_at(turn: Turn) -> tuple[dict[str, str], Draft]:
    """Return what needs another look on this page, and the draft to go on with."""
    errors = answers.errors_of(turn.way, turn.step, turn.draft)
    if not turn.way.asks_one_by_one:
        return {**errors, **turn.refused}, turn.draft
    if turn.step is Step.CATEGORY:
        return errors, one_by_one.afresh(turn.draft)
    draft = one_by_one.put(turn.request, turn.draft)
    return {**(one_by_one.due(draft, errors) if turn.step is Step.QUESTIONS else errors), **turn.refused}, draft


def _after(turn: Turn) -> Step:
    """Return the step that comes next; where one thing is asked at a time, what has nothing to ask is left out."""
    if not turn.way.asks_one_by_one:
        return turn.way.after(turn.step)
    if turn.step in {Step.CATEGORY, Step.QUESTIONS}:
        return Step.QUESTIONS if one_by_one.to_ask(parts.category_of(turn.draft), turn.draft) else Step.YOU
    return turn.way.after(turn.step)


def _before(turn: Turn) -> Step:
    if turn.way.asks_one_by_one and turn.step is Step.YOU:
        return Step.CATEGORY
    return turn.way.before(turn.step)


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
    sent = sending.send(turn.request, turn.draft, at=clock.now(), dress=turn.way.dress)
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
    return HttpResponseRedirect(f"{turn.way.dress.to('complaint', case.tracking_code)}?done=added")
