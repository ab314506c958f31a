"""Decide, answer in writing, close; withdraw, object, and take up again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import CaseAnswered, CaseObjected, CaseReopened, CaseWithdrawn
from shenava.domain.cases.models import Case, Issue, Response
from shenava.domain.cases.rules import response as response_rules
from shenava.domain.cases.rules.response import IssueDraft
from shenava.domain.cases.vocabulary import Act, Deed, ResponseFlaw, WaitingOn
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.organization.models import Staff
from shenava.domain.policies import operations as policies
from shenava.domain.policies import queries as policy_queries
from shenava.foundation.errors import Problem
from shenava.foundation.events.contract import DeliveryContext
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text.masking import mask
from shenava.lifecycle import letter, tell


class AnswerHasFlaws(Problem):
    """Something keeps the answer from being sent; ``flaws`` are (number of the issue, flaw)."""

    code = "answer_has_flaws"
    status = 422
    sentence = _("The answer can't be sent yet.")

    def __init__(self, flaws: Sequence[tuple[int, ResponseFlaw]]) -> None:
        self.flaws = list(flaws)
        super().__init__(fields={f"issue-{number}": flaw.label for number, flaw in reversed(self.flaws)})


class TooLate(Problem):
    """The time to object or reopen is over."""

    code = "too_late"
    status = 409
    sentence = _("The time for this is over. You can file a new complaint and name this code in it.")


class AlreadyObjected(Problem):
    """A second objection."""

    code = "already_objected"
    status = 409
    sentence = _("You have objected once already, and another officer has reviewed it.")


class ReasonNeeded(Problem):
    """An objection or reopening without a reason."""

    code = "reason_needed"
    status = 422
    sentence = _("Please write in a few words what is still wrong.")


def save_decision(case_id: UUID, *, issues: Sequence[IssueDraft], actor: Actor, at: datetime) -> list[Issue]:
    """Keep the decision as far as it has come; flaws are allowed in a draft."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.DECIDE, case)
        return cases.save_issues(case, issues=issues, round=case_queries.round_of(case), actor=actor, at=at)


def propose(case_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Hand the drafted answer to the unit's manager; the complainant reads that it is being approved."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.PROPOSE, case)
        _check_flawless(case)
        cases.propose(case, actor=actor, at=at)


def send_back(case_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Hand a drafted answer back to its author."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.RESPOND, case)
        if case.waiting_on == WaitingOn.APPROVER:
            cases.send_back(case, actor=actor, at=at)


def respond(case_id: UUID, *, staff: Staff, actor: Actor, at: datetime) -> Response:
    """Send the decision: an immutable letter, its hash, and a message; raises ``AnswerHasFlaws``.

    The letter is set before the transaction begins, so that no writer waits for typesetting.
    """
    case = case_queries.case(case_id)
    access.check_can(actor, Deed.RESPOND, case)
    _check_flawless(case)
    version = case.version
    draft = letter.write(case, issues=_issues(case), staff=staff, at=at)
    with transaction.atomic():
        held = cases.hold(case_id)
        access.check_can(actor, Deed.RESPOND, held)
        if held.version != version:
            raise access.StageNotReachable
        response = letter.bind(draft, case=held, round=case_queries.round_of(held), staff=staff, at=at)
        cases.answer(held, response=response, actor=actor, at=at)
        cases.say(
            held,
            body=letter.covering_note(held),
            act=Act.ANSWER,
            channel=Channel.WEB,
            language=held.language,
            staff=staff,
            actor=actor,
            at=at,
        )
    return response


def close(case_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Close an answered case."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.CLOSE, case)
        cases.close(case, actor=actor, at=at)


def close_what_is_over(*, at: datetime) -> int:
    """Close answered cases whose time to object has run out; returns how many."""
    due = list(case_queries.due_to_close(at).values_list("id", flat=True)[:200])
    for case_id in due:
        close(case_id, actor=SYSTEM, at=at)
    return len(due)


def withdraw(case_id: UUID, *, reason: str = "", actor: Actor, at: datetime) -> None:
    """Take the complaint back, as its complainant wishes."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.WITHDRAW, case)
        _hear(case, Act.WITHDREW, reason, actor=actor, at=at)
        cases.withdraw(case, actor=actor, at=at)


def object_to_answer(case_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    """Object to the answer, once, within its time; another officer takes the second review."""
    if not reason.strip():
        raise ReasonNeeded(fields={"reason": ReasonNeeded.sentence})
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.OBJECT, case)
        _check_in_time(case.objection_until, at=at)
        if case_queries.has_objected(case):
            raise AlreadyObjected
        response = case_queries.responses(case).last()
        if response is None:
            raise access.StageNotReachable
        words = _hear(case, Act.OBJECTED, reason, actor=actor, at=at)
        cases.object_to_answer(case, response=response, reason=words, actor=actor, at=at)


def reopen(case_id: UUID, *, reason: str, actor: Actor, at: datetime) -> None:
    """Take the case up again inside its window; number and receipt date stay."""
    if not reason.strip():
        raise ReasonNeeded(fields={"reason": ReasonNeeded.sentence})
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.REOPEN, case)
        if not case.withdrawn_at:
            _check_in_time(case.reopen_until, at=at)
        _hear(case, Act.REOPENED, reason, actor=actor, at=at)
        cases.reopen(case, actor=actor, at=at)


def send_letter(fact: CaseAnswered, context: DeliveryContext) -> None:
    """Send the complainant the letter, with the address where anybody can check it."""
    case = case_queries.case(fact.subject)
    response = case_queries.responses(case).get(pk=fact.response)
    values = {
        "verification_url": tell.verification_address(response.verification_code, response.language),
        "objection_until": tell.moment(case, case.objection_until),
    }
    enclosed = KeptFile(file=response.file, name=f"{case.tracking_code}.pdf") if response.file else None
    tell.tell(case, text="answer", key=f"answer:{response.id}", values=values, enclosed=enclosed, at=context.at)


def keep_promise(fact: CaseAnswered | CaseWithdrawn, context: DeliveryContext) -> None:
    """Note that what was promised has been done."""
    policies.keep(fact.subject, at=context.occurred_at)


def confirm_withdrawal(fact: CaseWithdrawn, context: DeliveryContext) -> None:
    """Confirm a withdrawal, and say how to take it back."""
    case = case_queries.case(fact.subject)
    tell.tell(case, text="withdrawal", key=f"withdrawal:{context.fact_id}", at=context.at)


def promise_again(fact: CaseReopened | CaseObjected, context: DeliveryContext) -> None:
    """Promise a new answer to a case that begins again, and say so."""
    case = cases.hold(fact.subject)
    if policy_queries.is_promised_since(context.occurred_at, case_id=case.id):
        return
    full = case_queries.case(case.id)
    answer = policy_queries.answer_due(
        brand_id=full.brand_id, urgency=full.urgency, unit_id=full.unit_id, start=context.occurred_at
    )
    policies.promise(case_id=full.id, answer=answer, urgency=full.urgency, at=context.at)
    cases.set_due(case, due_at=answer.due.at, actor=SYSTEM, at=context.at)
    values = {"date": tell.moment(full, answer.due.at)}
    tell.tell(full, text="again", key=f"again:{context.fact_id}", values=values, at=context.at)


def _issues(case: Case) -> list[Issue]:
    return list(case_queries.issues(case, round=case_queries.round_of(case)))


def flaws(case: Case, issues: Sequence[Issue]) -> list[tuple[int, ResponseFlaw]]:
    """Return what keeps an answer of these issues from being sent: by the house's rules, and by the packs' letters."""
    drafts = [letter.draft_of(issue) for issue in issues]
    found = response_rules.flaws(drafts)
    names_outside_body = bool(case.brand.external_body.get(case.language, "").strip())
    for pack in policy_queries.governing(case.id):
        for one in pack.letters.values():
            if one.is_answer and one.cited.is_law:
                found += response_rules.flaws_by_law(
                    drafts, blocks=one.blocks, per_issue=one.per_issue, names_outside_body=names_outside_body
                )
    return sorted(dict.fromkeys(found), key=lambda flaw: flaw[0])


def _check_flawless(case: Case) -> None:
    found = flaws(case, _issues(case))
    if found:
        raise AnswerHasFlaws(found)


def _check_in_time(until: datetime | None, *, at: datetime) -> None:
    if until is None or at > until:
        raise TooLate


def _hear(case: Case, act: Act, words: str, *, actor: Actor, at: datetime) -> str:
    said = mask(words.strip()).text
    cases.hear(case, body=said, act=act, channel=Channel.WEB, language=case.language, actor=actor, at=at)
    return said
