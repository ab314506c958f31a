"""Beside every stage: keep promised dates, or say a later one, with an apology and a reason, before they pass."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases.events import CaseAnswered, CaseWithdrawn
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, Deed, TaskKind, WaitingOn
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.organization.events import CalendarChanged
from shenava.domain.organization.models import Staff
from shenava.domain.policies import operations as policies
from shenava.domain.policies import queries as policy_queries
from shenava.domain.policies import recounting
from shenava.domain.policies.events import PromiseMoved
from shenava.domain.policies.models import Promise
from shenava.domain.policies.rules import watching
from shenava.domain.policies.rules.due import Due
from shenava.domain.policies.vocabulary import DelayReason, Look
from shenava.foundation.calendars.defaults import preference_for
from shenava.foundation.calendars.presentation import long
from shenava.foundation.errors import Problem
from shenava.foundation.events.contract import DeliveryContext, outside
from shenava.foundation.text.masking import mask
from shenava.lifecycle import tell

LONGEST_DELAY = timedelta(days=180)
_AT_ONCE = 100
_BREACH_ANSWERED_WITHIN = timedelta(days=1)
_GIVEN_BY_PEOPLE = set(DelayReason) - {DelayReason.AUTOMATIC}
_SORRY = _("We are sorry: we could not finish in time, and want you to hear it before the date passes.")
_YOU_MAY = _("You may complain about this to:")
_STILL_WAITING = _("We are sorry: we still wait for the documents that we asked you for, so it takes longer.")


class DelayUnexplained(Problem):
    """A later date without words for the complainant."""

    code = "delay_unexplained"
    status = 422
    sentence = _("Please write in a sentence or two why it takes longer. The complainant reads it.")


class DateNotLater(Problem):
    """A new date that is no later than the promised one, has passed, or lies too far ahead."""

    code = "date_not_later"
    status = 422
    sentence = _("Choose a date after the promised one and still to come, at most half a year ahead.")


class BeyondTheLaw(Problem):
    """A later date beyond the limit of a pack that governs the case, while that limit can still be kept."""

    code = "beyond_the_law"
    status = 422
    sentence = _("The law wants this answer by %(limit)s. Choose that date or an earlier one.")


class NoticeLacksBody(Problem):
    """A notice that must name the body outside the house, which isn't written in the complainant's language."""

    code = "notice_lacks_body"
    status = 422
    sentence = _(
        "The law wants the body outside our house in this notice, in the language of the complaint. "
        "An administrator writes it on the page of the organization."
    )


class NothingPromised(Problem):
    """A case whose answer is not awaited."""

    code = "nothing_promised"
    status = 409
    sentence = _("No answer is promised here any more, so there is no date to move.")


def delay(
    case_id: UUID, *, due_at: datetime, reason: str, words: str, staff: Staff, actor: Actor, at: datetime
) -> Promise:
    """Give the complainant a later date, with the officer's words; they hear it at once.

    ``reason`` is a ``DelayReason`` that people give. Raises ``DelayUnexplained``, ``DateNotLater``, ``BeyondTheLaw``,
    ``NoticeLacksBody`` and ``NothingPromised``.
    """
    said = mask(words.strip()).text
    if not said or reason not in _GIVEN_BY_PEOPLE:
        raise DelayUnexplained(fields={"words": DelayUnexplained.sentence})
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.DELAY, case)
        standing = policy_queries.standing_promise(case.id)
        if standing is None or standing.kept_at:
            raise NothingPromised
        if not max(standing.due_at, at) < due_at <= at + LONGEST_DELAY:
            raise DateNotLater(fields={"due": DateNotLater.sentence})
        said += _what_the_law_adds(case, reason, due_at=due_at, at=at)
        moved = policies.delay(standing, due_at=due_at, reason=DelayReason(reason), actor=actor, at=at)
        _say(case, said, due_at=due_at, staff=staff, actor=actor, at=at)
    return moved


def watch(*, at: datetime) -> int:
    """Look at every promise whose moment has come, each in its own transaction; returns how many, at most a hundred."""
    due = policy_queries.to_look_at(at=at, most=_AT_ONCE)
    for promise_id, case_id in due:
        with transaction.atomic():
            _look_at(promise_id, case_id, at=at)
    return len(due)


def settle_reminders(fact: CaseAnswered | CaseWithdrawn | PromiseMoved, context: DeliveryContext) -> None:
    """Tick off what reminded of a date that has been kept, moved or given up."""
    case = cases.hold(fact.subject)
    cases.settle_tasks(case, kind=TaskKind.PROMISE, opened_before=context.occurred_at, actor=SYSTEM, at=context.at)


@outside  # reads much and writes little; a second run finds nothing left to move
def recount_limits(fact: CalendarChanged, context: DeliveryContext) -> None:
    """Count the open limits of packs anew when an office works at other times, each in its own transaction."""
    for one in recounting.moved(fact.subject, since=context.at):
        with transaction.atomic():
            _move(one.row.case_id, one.row.id, one.due, at=context.at)


def _move(case_id: UUID, clock_id: UUID, due: Due, *, at: datetime) -> None:
    """Move one limit, and bring the promise forward that would come after it."""
    case = cases.hold(case_id)
    row = policy_queries.clocks_of(case.id).filter(pk=clock_id, kept_at__isnull=True).first()
    if row is None or row.due_at == due.at:
        return
    policies.move_limit(row, due=due, actor=SYSTEM, at=at)
    standing = policy_queries.standing_promise(case.id)
    limit = policy_queries.limit_of(case.id)
    if limit and standing and standing.kept_at is None and at < limit < standing.due_at:
        policies.bring_forward(standing, due_at=limit, reason="calendar", at=at)
        cases.set_due(case, due_at=limit, actor=SYSTEM, at=at)


def _look_at(promise_id: UUID, case_id: UUID, *, at: datetime) -> None:
    case = cases.hold(case_id)
    promise = policy_queries.standing_promise(case.id)
    if promise is None or promise.id != promise_id or promise.kept_at:
        return
    may_renew = _may_renew(case, promise)
    match watching.look(promise.made_at, promise.due_at, at=at, may_renew=may_renew):
        case Look.BREAK:
            _break(case, promise, at=at)
        case Look.RENEW:
            _renew(case, promise, at=at)
        case Look.REMIND:
            _remind(case, promise, at=at)
            policies.look_again(promise, watch_at=watching.next_look(promise.made_at, promise.due_at, at=at))
        case Look.WAIT:
            policies.look_again(promise, watch_at=watching.next_look(promise.made_at, promise.due_at, at=at))


def _what_the_law_adds(case: Case, reason: str, *, due_at: datetime, at: datetime) -> str:
    """Return what a notice beyond the law's limit must say besides, nothing for any other notice.

    A house's date is never later than the law's, unless the pack knows a notice for this reason before the limit
    (RG 271.64 to .66). Once the limit has passed, an honest date is better than none.
    """
    limit = policy_queries.limit_of(case.id)
    if limit is None or not at <= limit < due_at:
        return ""
    if not policy_queries.extends(case.id, reason=reason.lower()):
        reads = preference_for(get_language() or case.language, case.brand.zone)
        raise BeyondTheLaw(limit=long(limit, reads))
    body = case.brand.external_body.get(case.language, "").strip()
    if not body:
        raise NoticeLacksBody
    return f"\n\n{tell.in_language(case, _YOU_MAY)}\n{body}"


def _remind(case: Case, promise: Promise, *, at: datetime) -> None:
    cases.open_task(
        case,
        kind=TaskKind.PROMISE,
        key=f"promise:{promise.id}",
        due_at=promise.due_at,
        owner=case.owner or walls.in_charge_of(case, at=at),
        actor=SYSTEM,
        at=at,
    )


def _may_renew(case: Case, promise: Promise) -> bool:
    limit = policy_queries.limit_of(case.id)
    if limit is not None and limit <= promise.due_at:
        return False
    return policy_queries.renewals_in_a_row(case.id) < watching.MOST_RENEWALS


def _renew(case: Case, promise: Promise, *, at: datetime) -> None:
    due_at, due = _later(case, promise)
    policies.delay(promise, due_at=due_at, reason=DelayReason.AUTOMATIC, due=due, actor=SYSTEM, at=at)
    is_theirs = case.waiting_on == WaitingOn.COMPLAINANT
    words = tell.in_language(case, _STILL_WAITING if is_theirs else _SORRY)
    _say(case, words, due_at=due_at, staff=None, actor=SYSTEM, at=at)


def _later(case: Case, promise: Promise) -> tuple[datetime, Due | None]:
    """The limit where the date was nearer than it, else a fifth of the goal more."""
    if promise.latest_at and promise.latest_at > promise.due_at:
        return promise.latest_at, None
    answer = policy_queries.extended(
        brand_id=case.brand_id, urgency=case.urgency, unit_id=case.unit_id, start=promise.due_at
    )
    limit = policy_queries.limit_of(case.id)
    return (limit, None) if limit and limit < answer.due.at else (answer.due.at, answer.due)


def _break(case: Case, promise: Promise, *, at: datetime) -> None:
    policies.note_broken(promise, actor=SYSTEM, at=at)
    cases.open_task(
        case,
        kind=TaskKind.BREACH,
        key=f"breach:{promise.id}",
        due_at=at + _BREACH_ANSWERED_WITHIN,
        owner=walls.in_charge_of(case, at=at) or case.owner,
        actor=SYSTEM,
        at=at,
    )


def _say(case: Case, words: str, *, due_at: datetime, staff: Staff | None, actor: Actor, at: datetime) -> None:
    cases.say(
        case,
        body=words,
        act=Act.DELAYED,
        channel=Channel.WEB,
        language=case.language,
        staff=staff,
        actor=actor,
        at=at,
    )
    cases.set_due(case, due_at=due_at, actor=actor, at=at)
