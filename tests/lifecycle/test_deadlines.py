"""Promised dates: a reminder first, then a later date with words, and a broken one is written down."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, Stage, TaskKind
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.organization.actors import SYSTEM
from shenava.domain.organization.vocabulary import Role
from shenava.domain.policies import operations as promises
from shenava.domain.policies import queries as policies
from shenava.domain.policies.events import PromiseBroken, PromiseMoved
from shenava.domain.policies.models import Promise
from shenava.domain.policies.rules import watching
from shenava.domain.policies.vocabulary import DelayReason
from shenava.foundation.errors import NotAllowed
from shenava.foundation.events.queries import facts_about
from shenava.lifecycle import deadlines, investigate, resolve

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
WORDS = "متأسفیم؛ بررسی شعبه دو روز بیشتر زمان می‌برد."


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


def standing(case: Case) -> Promise:
    found = policies.standing_promise(case.id)
    assert found
    return found


def watch_at(moment: datetime) -> None:
    while deadlines.watch(at=moment):
        builders.let_everything_happen(at=moment)


def open_tasks(case: Case, kind: TaskKind) -> list[object]:
    return [task.owner for task in queries.tasks(case) if task.kind == kind and not task.done_at]


def said(case: Case) -> list[str]:
    return [one.body for one in queries.conversation(case) if one.act == Act.DELAYED]


def sent(case: Case) -> list[str]:
    return [one.body for one in OutboundMessage.objects.filter(about=case.id)]


def delay(house: House, case: Case, *, by: timedelta = timedelta(days=2), at: datetime = MORNING) -> None:
    deadlines.delay(
        case.id,
        due_at=standing(case).due_at + by,
        reason=DelayReason.COMPLEX,
        words=WORDS,
        staff=house.officer,
        actor=builders.actor(house.officer),
        at=at,
    )


@pytest.mark.requirement("S1-67.1", "S1-68.1")
def test_a_later_date_is_told_with_the_officers_words_before_the_first_has_passed(house: House, case: Case) -> None:
    first = standing(case)
    delay(house, case)
    builders.let_everything_happen()

    moved = standing(case)
    assert moved.due_at == first.due_at + timedelta(days=2)
    assert queries.case(case.id).next_due_at == moved.due_at
    assert said(case) == [WORDS]
    assert any(WORDS in letter and case.tracking_code in letter for letter in sent(case))
    (fact,) = [one.fact for one in facts_about(case.id) if isinstance(one.fact, PromiseMoved)]
    assert (fact.was, fact.now, fact.reason) == (first.due_at, moved.due_at, DelayReason.COMPLEX)


def test_the_first_date_is_the_one_that_is_measured(house: House, case: Case) -> None:
    first = standing(case)
    delay(house, case)
    builders.an_answer(queries.case(case.id), by=house.officer, at=first.due_at + timedelta(hours=1))
    builders.let_everything_happen(at=first.due_at + timedelta(hours=1))

    everything = {"since": MORNING, "until": first.due_at + timedelta(days=30)}
    assert policies.answers_due(access.visible_to(SYSTEM), **everything) == (0, 1)


def test_an_answer_by_the_first_date_was_kept_although_a_later_one_was_told(house: House, case: Case) -> None:
    first = standing(case)
    delay(house, case)
    builders.an_answer(queries.case(case.id), by=house.officer, at=first.due_at - timedelta(hours=1))
    builders.let_everything_happen(at=first.due_at)

    everything = {"since": MORNING, "until": first.due_at + timedelta(days=30)}
    assert policies.answers_due(access.visible_to(SYSTEM), **everything) == (1, 1)


@pytest.mark.parametrize("words", ["", "   "])
def test_a_later_date_without_words_is_refused(house: House, case: Case, words: str) -> None:
    with pytest.raises(deadlines.DelayUnexplained):
        deadlines.delay(
            case.id,
            due_at=standing(case).due_at + timedelta(days=1),
            reason=DelayReason.LOAD,
            words=words,
            staff=house.officer,
            actor=builders.actor(house.officer),
            at=MORNING,
        )
    assert not said(case)


def test_only_the_watch_gives_no_reason(house: House, case: Case) -> None:
    with pytest.raises(deadlines.DelayUnexplained):
        deadlines.delay(
            case.id,
            due_at=standing(case).due_at + timedelta(days=1),
            reason=DelayReason.AUTOMATIC,
            words=WORDS,
            staff=house.officer,
            actor=builders.actor(house.officer),
            at=MORNING,
        )


@pytest.mark.parametrize("by", [timedelta(), timedelta(days=-1), timedelta(days=400)])
def test_a_new_date_lies_after_the_promised_one_and_within_half_a_year(house: House, case: Case, by: timedelta) -> None:
    with pytest.raises(deadlines.DateNotLater):
        delay(house, case, by=by)


def test_where_no_answer_is_promised_any_more_no_date_is_moved(house: House) -> None:
    filed = builders.a_case(house=house)
    resolve.withdraw(filed.id, actor=builders.as_complainant(filed), at=MORNING)
    builders.let_everything_happen()
    with pytest.raises(access.StageNotReachable):
        delay(house, filed)


def test_a_promise_that_was_kept_is_not_moved(house: House, case: Case) -> None:
    promises.keep(case.id, at=MORNING)
    with pytest.raises(deadlines.NothingPromised):
        delay(house, case)


def test_who_may_not_see_the_case_moves_no_date(house: House, case: Case) -> None:
    stranger = builders.a_colleague("stranger", Role.OFFICER, house.loans)
    with pytest.raises(NotAllowed):
        deadlines.delay(
            case.id,
            due_at=standing(case).due_at + timedelta(days=1),
            reason=DelayReason.LOAD,
            words=WORDS,
            staff=stranger,
            actor=builders.actor(stranger),
            at=MORNING,
        )


@pytest.mark.requirement("S2-14.3", "S0-67.3")
def test_the_owner_is_reminded_once_and_an_answer_ticks_it_off(house: House, case: Case) -> None:
    first = standing(case)
    reminded = watching.remind_at(first.made_at, first.due_at)
    watch_at(reminded - SECOND)
    assert not open_tasks(case, TaskKind.PROMISE)

    watch_at(reminded)
    watch_at(reminded + timedelta(minutes=1))
    assert open_tasks(case, TaskKind.PROMISE) == [house.officer]

    builders.an_answer(queries.case(case.id), by=house.officer, at=reminded + timedelta(minutes=2))
    builders.let_everything_happen(at=reminded + timedelta(minutes=2))
    assert not open_tasks(case, TaskKind.PROMISE)


@pytest.mark.requirement("S1-41.1", "S0-67.3", "S1-38.2")
def test_who_hears_nothing_from_people_hears_a_later_date_before_the_first_passes(case: Case) -> None:
    first = standing(case)
    renewed = watching.renew_at(first.made_at, first.due_at)
    watch_at(renewed)

    moved = standing(case)
    assert renewed < first.due_at < moved.due_at
    assert len(said(case)) == 1
    assert any(said(case)[0] in letter for letter in sent(case))
    assert not [one for one in facts_about(case.id) if isinstance(one.fact, PromiseBroken)]


@pytest.mark.requirement("S2-1.1")
def test_after_two_dates_without_a_word_of_ours_it_is_broken_and_the_manager_has_it(house: House, case: Case) -> None:
    for _round in range(3):
        promise = standing(case)
        watch_at(watching.remind_at(promise.made_at, promise.due_at))
        watch_at(watching.renew_at(promise.made_at, promise.due_at))
    assert len(said(case)) == watching.MOST_RENEWALS

    last = standing(case)
    watch_at(last.due_at)
    assert not open_tasks(case, TaskKind.BREACH)
    watch_at(last.due_at + SECOND)
    watch_at(last.due_at + timedelta(days=3))
    assert len(open_tasks(case, TaskKind.BREACH)) == 1
    broken = [one.fact for one in facts_about(case.id) if isinstance(one.fact, PromiseBroken)]
    assert [fact.due_at for fact in broken] == [last.due_at]

    delay(house, case, by=timedelta(days=9), at=last.due_at + timedelta(days=3))
    assert standing(case).due_at == last.due_at + timedelta(days=9)


def test_a_kept_promise_is_left_in_peace(house: House) -> None:
    answered = builders.a_case(house=house, stage=Stage.RESPONDED)
    promise = Promise.objects.filter(case=answered).latest("id")
    watch_at(promise.due_at + timedelta(days=10))
    assert not said(answered)
    assert not open_tasks(answered, TaskKind.BREACH)


def test_while_we_wait_for_documents_the_automatic_words_say_so(house: House, case: Case) -> None:
    promise = standing(case)
    investigate.ask_for_documents(
        case.id,
        items=[("رسید", "برای تاریخ")],
        message="",
        due_at=promise.due_at,
        staff=house.officer,
        actor=builders.actor(house.officer),
        at=MORNING,
    )
    watch_at(watching.renew_at(promise.made_at, promise.due_at))
    with translation.override(case.language):
        assert said(case) == [str(deadlines._STILL_WAITING)]
