"""Raise a case level by level as its time runs out, and at once for what can't wait; lower it only with a reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import (
    CaseAnswered,
    CaseAssigned,
    CaseChased,
    CaseClosed,
    CaseRouted,
    CaseWalled,
    CaseWithdrawn,
    MessageReceived,
)
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Author, Deed, Kind
from shenava.domain.intelligence.rules.cues import cues_of
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import Cue
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.organization.models import Staff
from shenava.domain.policies import attention, raising
from shenava.domain.policies import queries as policies
from shenava.domain.policies.events import PromiseMoved
from shenava.domain.policies.models import Raising
from shenava.domain.policies.raising import Why
from shenava.domain.policies.rules import ladder
from shenava.domain.policies.rules.ladder import Step
from shenava.domain.policies.vocabulary import DelayReason, Level, RaisingCause, Recipient, Trigger
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.events.contract import DeliveryContext
from shenava.foundation.text.masking import mask
from shenava.foundation.text.money import scale_of

_AT_ONCE = 200
_CUES = {Cue.VULNERABLE: Trigger.VULNERABLE, Cue.LEGAL_MEDIA: Trigger.LEGAL_MEDIA}
LONGEST_SNOOZE = timedelta(days=3)


class WhyThisLevel(Problem):
    """A case raised or lowered by hand without a reason, or to where it is."""

    code = "why_this_level"
    status = 422
    sentence = _("Choose another level and write why. The reason stays with the case.")


class WhySnoozed(Problem):
    """A notice put aside without a reason."""

    code = "why_snoozed"
    status = 422
    sentence = _("Write in a few words why this can wait until then.")


def raise_by_clock(*, at: datetime) -> int:
    """Raise what has come to its next level; returns how many promises were looked at, at most two hundred."""
    due = attention.to_climb(at=at, most=_AT_ONCE)
    for promise_id in due:
        with transaction.atomic():
            _look(promise_id, at=at)
    return len(due)


def heed_filing(fact: CaseRouted, context: DeliveryContext) -> None:
    """Raise at once what can't wait by its words, its distress or the amount it is about."""
    case = cases.hold(fact.subject)
    said = [one.body for one in case_queries.words_of(case.id) if one.author == Author.COMPLAINANT]
    found = set(_named(said, case.language))
    rules = attention.rules()
    if case.distress >= rules[Trigger.DISTRESS].threshold:
        found.add(Trigger.DISTRESS)
    least = rules[Trigger.VALUE].threshold * scale_of(case.brand.currency)
    if ladder.claimed(case.answers, currency=case.brand.currency) >= max(least, 1):
        found.add(Trigger.VALUE)
    _raise_for(case, found, at=context.at)


def heed_words(fact: MessageReceived, context: DeliveryContext) -> None:
    """Raise at once when what came in names a court, a regulator, the press, or somebody who needs special care."""
    case = cases.hold(fact.subject)
    said = [one.body for one in case_queries.words_of(case.id) if one.id == fact.message]
    _raise_for(case, set(_named(said, case.language)), at=context.at)


def heed_chase(fact: CaseChased, context: DeliveryContext) -> None:
    """Raise at once when the complainant had to ask too often."""
    if fact.count >= attention.rules()[Trigger.THIRD_CONTACT].threshold:
        _raise_for(cases.hold(fact.subject), {Trigger.THIRD_CONTACT}, at=context.at)


def heed_wall(fact: CaseWalled, context: DeliveryContext) -> None:
    """Raise at once what is about a colleague or unit of ours; past them, whoever they are."""
    case = cases.hold(fact.subject)
    if case.is_walled:
        _raise_for(case, {Trigger.STAFF_CONDUCT}, at=context.at)


def settle_by_hand(fact: CaseAssigned | PromiseMoved, context: DeliveryContext) -> None:
    """Take a case off the lists once somebody took it, handed it over, or gave a later date with a reason."""
    is_automatic = isinstance(fact, PromiseMoved) and fact.reason == DelayReason.AUTOMATIC
    if context.actor_ref.startswith("staff:") and not is_automatic:
        raising.settle(fact.subject, at=context.at)


def come_down(fact: CaseAnswered | CaseClosed | CaseWithdrawn, context: DeliveryContext) -> None:
    """Take an answered or closed case off the lists and down to where it began."""
    case = cases.hold(fact.subject)
    raising.settle(case.id, at=context.at)
    if not case.is_open and case.level:
        _set(case, Level.NONE, Why(cause=RaisingCause.ANSWERED), at=context.at)


def set_level(case_id: UUID, *, level: Level, reason: str, by: Staff, actor: Actor, at: datetime) -> None:
    """Raise or lower a case by hand, with a reason; whoever looks after that level is told when it rises."""
    words = mask(reason.strip()).text
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.RAISE, case)
        if not words or level == case.level:
            raise WhyThisLevel(fields={"reason": WhyThisLevel.sentence})
        raising.settle(case.id, at=at)
        _set(case, level, Why(cause=RaisingCause.PERSON, words=words, by=by), actor=actor, at=at)


def snooze(case_id: UUID, *, raising_id: UUID, until: datetime, reason: str, actor: Actor, at: datetime) -> None:
    """Put one notice aside for a while, with a reason."""
    words = mask(reason.strip()).text
    if not words or not at < until <= at + LONGEST_SNOOZE:
        raise WhySnoozed(fields={"reason": WhySnoozed.sentence})
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.DO_TASK, case)
        raising.snooze(_waiting(case, raising_id), until=until, words=words, actor=actor, at=at)


def _waiting(case: Case, raising_id: UUID) -> Raising:
    found = attention.raising(raising_id, case_id=case.id)
    if found is None:
        raise NotFound
    return found


def _look(promise_id: UUID, *, at: datetime) -> None:
    promise = attention.promise(promise_id)
    case = cases.hold(promise.case_id)
    if promise.kept_at or promise.replaced_at or not case.is_open or case.kind != Kind.COMPLAINT:
        raising.climb_again(promise, climb_at=None)
        return
    steps = attention.ladders()[case.urgency]
    step = ladder.reached(steps, made_at=promise.made_at, due_at=promise.due_at, at=at)
    if step and step.level > case.level and not attention.was_raised(promise_id=promise.id, level=step.level):
        _set(case, step.level, Why(cause=RaisingCause.CLOCK, promise_id=promise.id), at=at)
    next_at = ladder.next_moment(steps, made_at=promise.made_at, due_at=promise.due_at, at=at)
    raising.climb_again(promise, climb_at=next_at)


def _named(said: Iterable[str], language: str) -> Iterable[Trigger]:
    keys = {cue.key for words in said for cue in cues_of(Reading(words), language)}
    return (trigger for cue, trigger in _CUES.items() if cue in keys)


def _raise_for(case: Case, found: set[Trigger], *, at: datetime) -> None:
    """Raise to the highest level that one of these asks for, once under each promise."""
    rules = [rule for trigger, rule in attention.rules().items() if trigger in found and rule.is_on]
    if not rules or not case.is_open or case.kind != Kind.COMPLAINT:
        return
    rule = max(rules, key=lambda one: one.level)
    standing = policies.standing_promise(case.id)
    promise_id = standing.id if standing else None
    if rule.level > case.level and not attention.was_raised(promise_id=promise_id, level=rule.level):
        why = Why(cause=RaisingCause(rule.trigger.value), promise_id=promise_id)
        _set(case, rule.level, why, at=at)


def _set(case: Case, level: Level, why: Why, *, actor: Actor = SYSTEM, at: datetime) -> None:
    was = Level(case.level)
    told = _whom(case, level, at=at) if level > was else None
    made = raising.note(case, level=level, was=was, why=why, told=told, at=at)
    cases.set_level(case, level=level, raising_id=made.id, cause=why.cause, told=told, actor=actor, at=at)


def _whom(case: Case, level: Level, *, at: datetime) -> Staff | None:
    """Return who is told: whom the matrix names, their deputy, else a manager, else the complaints office.

    Never somebody whom the case is about, nor anybody who may not see it.
    """
    step = next(one for one in attention.ladders()[case.urgency] if one.level == level)
    barrier = walls.barrier_of(case)

    def may(one: Staff) -> bool:
        return not barrier.bars(one) and access.sees(organization.actor_of(one, at=at), case)

    return organization.first_there(_wanted(case, step), may=may, at=at)


def _wanted(case: Case, step: Step) -> list[UUID]:
    managers, office = organization.managers_of(case.unit_id), organization.office_people()
    above = organization.managers_of(case.unit.parent_id) if case.unit else []
    named: dict[Recipient, list[UUID | None]] = {
        Recipient.OWNER: [case.owner_id],
        Recipient.UNIT_MANAGER: [*managers],
        Recipient.UPPER_MANAGER: [*above, *office],
        Recipient.OFFICE: [*office],
        Recipient.PERSON: [step.staff_id],
    }
    return [one for one in (*named[step.recipient], *managers, *office) if one]
