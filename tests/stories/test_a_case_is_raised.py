"""A case rises level by level as its time runs out, at once for what can't wait, and tells somebody who is there."""

from datetime import datetime, time, timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries
from shenava.domain.cases.events import CaseLowered, CaseRaised
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act
from shenava.domain.organization import absences
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import Role
from shenava.domain.policies import attention, escalation_settings
from shenava.domain.policies import queries as policies
from shenava.domain.policies.escalation_settings import LevelsOutOfOrder, QuietHalfSaid
from shenava.domain.policies.models import Raising, StaffNotice
from shenava.domain.policies.rules.ladder import DEFAULT_STEPS, Rule, Step
from shenava.domain.policies.vocabulary import Level, RaisingCause, Recipient, Trigger
from shenava.entrypoints.jobs import recurring
from shenava.foundation.errors import NotAllowed, NotFound
from shenava.foundation.events.queries import facts_about
from shenava.lifecycle import climb, converse, route, wall
from shenava.lifecycle.climb import WhySnoozed, WhyThisLevel

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-1.1")]
CALM = "سلام. کارمزد پیامک از حساب من کم شده است. لطفاً توضیح دهید."


@pytest.fixture
def house() -> House:
    return builders.a_house()


def a_calm_case(house: House) -> Case:
    return builders.a_case(house=house, text=CALM)


def moment(case: Case, percent: int) -> datetime:
    promise = policies.standing_promise(case.id)
    assert promise
    return promise.made_at + (promise.due_at - promise.made_at) * percent / 100


def climb_to(case: Case, percent: int) -> Case:
    at = moment(case, percent)
    recurring.raise_by_clock(at)
    builders.let_everything_happen(at=at)
    return queries.case(case.id)


def told(case: Case) -> Staff | None:
    newest = attention.raisings(case.id).last()
    return newest.told if newest else None


def is_away(staff: Staff, deputy: Staff | None) -> None:
    absences.mark(
        staff_id=staff.id,
        from_at=MORNING,
        until_at=MORNING + timedelta(days=60),
        deputy_id=deputy.id if deputy else None,
        actor=builders.actor(Staff.objects.get(account__login="administrator@bank.example")),
        at=MORNING,
    )


def test_each_level_comes_at_its_share_once_and_tells_its_own_people(house: House) -> None:
    above = Unit.objects.create(code="region", name={"en": "Region"}, calendar=house.cards.calendar)
    Unit.objects.filter(pk=house.cards.pk).update(parent=above)
    director = builders.a_colleague("director", Role.UNIT_MANAGER, above)
    case = a_calm_case(house)
    owner = case.owner

    seen = [climb_to(case, percent).level for percent in (10, 50, 60, 75, 90, 100, 150, 500)]

    assert seen == [0, 1, 1, 2, 3, 4, 5, 5]
    who = [one.told for one in attention.raisings(case.id)]
    assert who == [owner, house.manager, director, director, house.complaints]
    happened = [one.fact for one in facts_about(case.id) if isinstance(one.fact, CaseRaised)]
    assert [one.now for one in happened] == [1, 2, 3, 4, 5]


def test_an_owner_who_is_away_has_a_deputy(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    is_away(house.officer, house.colleague)

    assert told(climb_to(case, 50)) == house.colleague


def test_where_the_deputy_is_away_too_the_manager_is_told(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    is_away(house.officer, house.colleague)
    Staff.objects.filter(pk=house.colleague.pk).update(role=Role.ADMINISTRATOR)
    is_away(house.colleague, None)

    assert told(climb_to(case, 50)) == house.manager


def test_a_deputy_whom_it_is_about_is_passed_by(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    is_away(house.officer, house.colleague)
    change(house, rules=[Rule(trigger=Trigger.STAFF_CONDUCT, level=Level.MANAGER, is_on=False)])
    wall.raise_wall(
        case.id,
        staff_id=house.colleague.id,
        unit_id=None,
        by=house.complaints,
        actor=builders.actor(house.complaints),
        at=MORNING,
    )

    assert told(climb_to(case, 50)) == house.manager
    assert not attention.raisings(case.id).filter(told=house.colleague).exists()


def test_the_deputy_of_a_manager_in_another_unit_sees_what_they_are_told(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    is_away(house.manager, house.loan_officer)

    reached = climb_to(case, 75)

    assert told(reached) == house.loan_officer
    assert access.sees(builders.actor(house.loan_officer), reached)


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ({"text": f"{CALM} اگر پاسخ ندهید به دادگاه شکایت می‌کنم."}, RaisingCause.LEGAL_MEDIA),
        ({"text": f"{CALM} مادرم معلول است و پول دارو نداریم."}, RaisingCause.VULNERABLE),
    ],
)
def test_some_words_raise_at_once(given: dict[str, str], cause: RaisingCause, house: House) -> None:
    case = builders.a_filed_case(**given).case

    assert cause in {one.cause for one in attention.raisings(case.id)}
    assert queries.case(case.id).level >= Level.LEAD


def test_distress_raises_at_once_as_far_as_the_rule_says(house: House) -> None:
    case = a_calm_case(house)
    Case.objects.filter(pk=case.pk).update(distress=5)
    route.move(case.id, unit_id=house.cards.id, actor=builders.actor(house.complaints), at=MORNING)
    builders.let_everything_happen()

    assert attention.raisings(case.id).get().cause == RaisingCause.DISTRESS


def test_the_third_contact_raises_and_what_is_said_later_too(house: House) -> None:
    case = a_calm_case(house)
    me = builders.as_complainant(case)
    for number in range(3):
        assert queries.case(case.id).level == Level.NONE
        converse.hear(case.id, body=f"چه شد؟ {number}", act=Act.CHASED, actor=me, at=MORNING)
        builders.let_everything_happen()
    assert queries.case(case.id).level == Level.LEAD
    converse.hear(case.id, body="به بانک مرکزی شکایت می‌کنم.", act=Act.ASKED, actor=me, at=MORNING)
    builders.let_everything_happen()

    assert queries.case(case.id).level == Level.MANAGER


def test_what_is_about_a_colleague_is_raised_past_them(house: House) -> None:
    case = builders.a_filed_case(text=CALM, answers={"branch": "1", "staff_name": "Manager"}).case

    assert attention.raisings(case.id).get().cause == RaisingCause.STAFF_CONDUCT
    assert told(case) == house.complaints


def test_the_amount_raises_once_an_organization_says_which(house: House) -> None:
    rules = [Rule(trigger=Trigger.VALUE, level=Level.MANAGER, threshold=1000)]
    change(house, rules=rules)
    small = {"amount": {"amount": 999, "currency": "IRR", "unit": "IRR"}}
    case = a_calm_case(house)
    for answers, level in ((small, Level.NONE), ({"amount": {**small["amount"], "amount": 10**9}}, Level.MANAGER)):
        row = Case.objects.get(pk=case.pk)
        row.answers = answers
        row.save()
        unit = house.cards if queries.case(case.id).unit_id == house.loans.id else house.loans
        route.move(case.id, unit_id=unit.id, actor=builders.actor(house.complaints), at=MORNING)
        builders.let_everything_happen()
        assert queries.case(case.id).level == level


def change(
    house: House,
    *,
    ladders: dict[str, list[Step]] | None = None,
    rules: list[Rule] | None = None,
    quiet: tuple[time | None, time | None] = (None, None),
    at: datetime = MORNING,
) -> None:
    escalation_settings.change(
        ladders=ladders or {}, rules=rules or [], quiet=quiet, actor=builders.actor(house.administrator), at=at
    )


def test_quiet_hours_hold_a_notice_back_until_they_end(house: House) -> None:
    change(house, quiet=(time(0, 0), time(23, 59)))
    case = builders.a_case(house=house, text=CALM)
    climb_to(case, 50)
    at, owner = moment(case, 50), builders.actor(house.officer)

    assert not attention.raised_to(owner, access.visible_to(owner), at=at).exists()
    assert attention.raised_to(owner, access.visible_to(owner), at=at + timedelta(days=1)).exists()


def test_an_administrator_changes_the_matrix_and_open_cases_follow(house: House) -> None:
    case = a_calm_case(house)
    ladders = {
        case.urgency: [
            Step(level=one.level, percent=one.percent, recipient=Recipient.PERSON, staff_id=house.complaints.id)
            for one in DEFAULT_STEPS
        ]
    }
    change(house, ladders=ladders)

    assert told(climb_to(case, 50)) == house.complaints
    wrong = [Step(level=one.level, percent=50, recipient=one.recipient) for one in DEFAULT_STEPS]
    with pytest.raises(LevelsOutOfOrder):
        change(house, ladders={"NORMAL": wrong})
    with pytest.raises(QuietHalfSaid):
        change(house, quiet=(time(22), None))


def test_a_colleague_raises_and_lowers_only_with_a_reason(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    officer = builders.actor(house.officer)
    common = {"by": house.officer, "actor": officer, "at": MORNING}
    for level, reason in ((Level.MANAGER, " "), (Level.NONE, "چون")):
        with pytest.raises(WhyThisLevel):
            climb.set_level(case.id, level=level, reason=reason, **common)
    with pytest.raises(NotAllowed):
        climb.set_level(
            case.id,
            level=Level.MANAGER,
            reason="x",
            by=house.loan_officer,
            actor=builders.actor(house.loan_officer),
            at=MORNING,
        )
    climb.set_level(case.id, level=Level.LEAD, reason="مشتری مهم است.", **common)
    climb.set_level(case.id, level=Level.NONE, reason="حل شد.", **common)

    up, down = attention.raisings(case.id)
    assert (up.told, up.words, down.words, down.told) == (house.manager, "مشتری مهم است.", "حل شد.", None)
    assert up.settled_at
    lowered = [one.fact for one in facts_about(case.id) if isinstance(one.fact, CaseLowered)]
    assert [(one.was, one.now) for one in lowered] == [(Level.LEAD, Level.NONE)]
    assert climb_to(case, 50).level == Level.OWNER


def test_a_notice_ends_when_somebody_takes_the_case_and_rests_with_a_reason(house: House) -> None:
    case = builders.a_case(house=house, text=CALM)
    case = climb_to(case, 75)
    manager, at = builders.actor(house.manager), moment(case, 75)
    (notice,) = attention.raised_to(manager, access.visible_to(manager), at=at)
    for until, reason in ((at + timedelta(hours=2), " "), (at - timedelta(hours=2), "x"), (at + timedelta(9), "x")):
        with pytest.raises(WhySnoozed):
            climb.snooze(case.id, raising_id=notice.id, until=until, reason=reason, actor=manager, at=at)
    later = at + timedelta(hours=2)
    climb.snooze(case.id, raising_id=notice.id, until=later, reason="جلسه", actor=manager, at=at)
    assert not attention.raised_to(manager, access.visible_to(manager), at=at).exists()
    assert attention.raised_to(manager, access.visible_to(manager), at=later).exists()

    route.assign(case.id, owner_id=house.manager.id, actor=manager, at=later)
    builders.let_everything_happen(at=later)

    assert not attention.raised_to(manager, access.visible_to(manager), at=later).exists()
    with pytest.raises(NotFound):
        climb.snooze(case.id, raising_id=notice.id, until=later + timedelta(1), reason="x", actor=manager, at=later)


def test_an_answered_case_comes_down_and_off_the_lists(house: House) -> None:
    case = climb_to(builders.a_case(house=house, text=CALM), 75)
    builders.an_answer(case, by=house.officer)

    assert queries.case(case.id).level == Level.NONE
    assert not Raising.objects.filter(case=case, settled_at__isnull=True).exists()


@pytest.mark.timeout(240)
def test_a_thousand_broken_promises_are_one_list_a_person(house: House) -> None:
    """The job in one go, without the worker in between, as after a night in which nobody looked."""
    cases = [builders.intake.receive(builders.a_filing(text=CALM), at=MORNING).case for _number in range(1000)]
    late = moment(cases[0], 100)
    recurring.raise_by_clock(late)

    assert Raising.objects.filter(level=Level.BREACH).count() == len(cases)
    lists = StaffNotice.objects.values_list("staff_id", flat=True)
    assert len(lists) == len(set(lists)) == 1
    recurring.raise_by_clock(late)
    assert Raising.objects.count() == len(cases)
