"""A complaint about a colleague or a unit: from then on it doesn't exist for them, and somebody outside answers it."""

from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries, walls
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Stage, WallCause
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.vocabulary import SubjectKind
from shenava.domain.organization import operations as organization
from shenava.domain.organization.models import Staff
from shenava.domain.organization.vocabulary import Role
from shenava.foundation.errors import NotAllowed, NotFound
from shenava.lifecycle import escalate, investigate, route, wall
from shenava.lifecycle.investigate import NoSuchUnit
from shenava.lifecycle.route import NobodyThere
from shenava.lifecycle.wall import NobodyLeft, NobodyMeant, WhyLifted

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S1-31.4")]
REASON = "هیچ همکار دیگری برای رسیدگی نیست."


@pytest.fixture
def house() -> House:
    return builders.a_house()


def accuse(case: Case, by: Staff, **about: object) -> None:
    given = {"staff_id": None, "unit_id": None, **about}
    wall.raise_wall(case.id, by=by, actor=builders.actor(by), at=MORNING, **given)  # type: ignore[arg-type] # ids
    builders.let_everything_happen()


def sees(staff: Staff, case: Case) -> bool:
    return access.visible_to(builders.actor(staff)).filter(pk=case.pk).exists()


def test_rule_39_an_owner_who_is_accused_loses_it_at_once_to_the_complaints_office(house: House) -> None:
    case = builders.a_case(house=house)
    task = queries.tasks(case)
    assert case.owner_id == house.officer.id

    accuse(case, house.officer, staff_id=house.officer.id)

    case = queries.case(case.id)
    assert (case.owner_id, case.unit_id) == (house.complaints.id, house.office.id)
    assert not sees(house.officer, case)
    assert sees(house.complaints, case)
    with pytest.raises(NotFound):
        access.find(builders.actor(house.officer), case.tracking_code)
    assert all(one.owner_id != house.officer.id for one in task.all())


def test_nobody_under_an_accused_manager_reviews_it(house: House) -> None:
    case = builders.a_case(house=house)
    accuse(case, house.complaints, staff_id=house.manager.id)

    case = queries.case(case.id)
    assert case.owner_id == house.complaints.id
    for staff in (house.manager, house.officer, house.colleague):
        assert not sees(staff, case)
        with pytest.raises(NobodyThere):
            route.assign(case.id, owner_id=staff.id, actor=builders.actor(house.complaints), at=MORNING)
    with pytest.raises(NobodyThere):
        route.move(case.id, unit_id=house.cards.id, actor=builders.actor(house.complaints), at=MORNING)


def test_rule_39_an_accused_unit_is_neither_asked_nor_given_it_nor_are_units_beneath(house: House) -> None:
    beneath = organization.add_unit(
        code="cards-north", name={"en": "Cards, north"}, calendar=house.cards.calendar, parent=house.cards
    )
    northerner = builders.a_colleague("north", Role.OFFICER, beneath)
    case = builders.a_case(house=house)
    route.assign(case.id, owner_id=house.loan_officer.id, actor=builders.actor(house.complaints), at=MORNING)
    loans = {"staff": house.loan_officer, "actor": builders.actor(house.loan_officer), "at": MORNING}
    later = MORNING + timedelta(days=1)
    investigate.refer(case.id, unit_id=beneath.id, note="چه شد؟", due_at=later, **loans)
    assert sees(northerner, case)

    accuse(case, house.loan_officer, unit_id=house.cards.id)

    case = queries.case(case.id)
    assert case.referred_unit_id is None
    assert case.owner_id == house.loan_officer.id
    assert not any(sees(one, case) for one in (northerner, house.officer, house.manager))
    for unit in (house.cards, beneath):
        with pytest.raises(NoSuchUnit):
            investigate.refer(case.id, unit_id=unit.id, note="چه شد؟", due_at=later, **loans)


def test_whoever_is_named_in_the_form_never_sees_it(house: House) -> None:
    filed = builders.a_filed_case(answers={"branch": "1024", "staff_name": "Colleague"})

    case = queries.case(filed.case.id)
    raised = walls.standing(case).get()
    assert (raised.staff_id, raised.cause) == (house.colleague.id, WallCause.FILED)
    assert case.unit_id == house.office.id
    assert not sees(house.colleague, case)


def test_a_name_in_words_about_conduct_is_enough(house: House) -> None:
    clerk = builders.a_colleague("clerk", Role.OFFICER, house.cards)
    Staff.objects.filter(pk=clerk.pk).update(name="Sara Karimi")
    filed = builders.a_filed_case(
        text="The employee Sara Karimi was rude to me and shouted.", language="en", category="", answers={}
    )
    other = builders.a_filed_case(text="Sara Karimi helped me to send this.", language="en", category="", answers={})

    assert walls.standing(queries.case(filed.case.id)).get().cause == WallCause.WORDS
    assert not sees(clerk, filed.case)
    assert not walls.standing(queries.case(other.case.id)).exists()


def test_the_branch_is_meant_where_conduct_is_and_nobody_is_named(house: House) -> None:
    Category.objects.filter(code="BANK-10").update(subject=SubjectKind.STAFF)
    from shenava.domain.catalogue import operations as catalogue  # noqa: PLC0415 - forgets what is remembered

    catalogue.forget()
    filed = builders.a_filed_case(answers={"branch": "Cards"})

    assert walls.standing(queries.case(filed.case.id)).get().unit_id == house.cards.id
    assert queries.case(filed.case.id).unit_id == house.office.id


def test_a_call_for_the_manager_passes_the_accused_manager_by(house: House) -> None:
    case = builders.a_case(house=house)
    accuse(case, house.complaints, staff_id=house.manager.id)
    route.move(case.id, unit_id=house.loans.id, actor=builders.actor(house.complaints), at=MORNING)
    Staff.objects.filter(pk=house.manager.pk).update(unit=house.loans)

    escalate.escalate(case.id, reason="کسی جواب نمی‌دهد", actor=builders.as_complainant(case), at=MORNING)
    builders.let_everything_happen()

    assert not queries.tasks(case).filter(owner=house.manager).exists()


def test_rule_39_only_the_complaints_office_lifts_a_wall_and_says_why(house: House) -> None:
    case = builders.a_case(house=house)
    accuse(case, house.complaints, staff_id=house.colleague.id)
    raised = walls.standing(case).get()
    given = {"wall_id": raised.id, "at": MORNING}

    with pytest.raises(NotAllowed):
        wall.lift(case.id, reason=REASON, by=house.officer, actor=builders.actor(house.officer), **given)
    with pytest.raises(NotAllowed):
        wall.lift(case.id, reason=REASON, by=house.colleague, actor=builders.actor(house.colleague), **given)
    with pytest.raises(WhyLifted):
        wall.lift(case.id, reason=" ", by=house.complaints, actor=builders.actor(house.complaints), **given)
    wall.lift(case.id, reason=REASON, by=house.complaints, actor=builders.actor(house.complaints), **given)

    assert sees(house.colleague, case)
    raised.refresh_from_db()
    assert (raised.reason, raised.lifted_by_id) == (REASON, house.complaints.id)
    with pytest.raises(NotFound):
        wall.lift(case.id, reason=REASON, by=house.complaints, actor=builders.actor(house.complaints), **given)


def test_a_wall_needs_somebody_behind_it_and_somebody_before_it(house: House) -> None:
    case = builders.a_case(house=house)
    with pytest.raises(NobodyMeant):
        accuse(case, house.officer)
    for staff in (house.colleague, house.loan_officer, house.triage_officer, house.manager, house.complaints):
        staff.account.is_active = False
        staff.account.save()
    with pytest.raises(NobodyLeft):
        accuse(case, house.officer, staff_id=house.officer.id)
    assert not walls.standing(queries.case(case.id)).exists()


def test_rule_39_where_nobody_else_is_left_a_filing_is_answered_all_the_same_and_says_so(house: House) -> None:
    for staff in (house.officer, house.loan_officer, house.triage_officer, house.manager, house.complaints):
        staff.account.is_active = False
        staff.account.save()

    case = builders.a_filed_case(answers={"branch": "1", "staff_name": "Colleague"}).case

    fallen = walls.of(case).get()
    assert fallen.lifted_at is not None
    assert fallen.lifted_by is None
    assert not queries.case(case.id).is_walled


def test_a_closed_case_stays_closed_when_it_is_walled_off(house: House) -> None:
    case = builders.a_case(house=house, stage=Stage.CLOSED)
    accuse(case, house.complaints, staff_id=house.officer.id)

    case = queries.case(case.id)
    assert case.stage == Stage.CLOSED
    assert not sees(house.officer, case)
