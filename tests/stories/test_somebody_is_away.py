"""A colleague is away: new work, tasks and calls go to the deputy, never around a wall; nothing comes back silently."""

from datetime import timedelta

import pytest
import time_machine
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints import forbidden

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.organization import absences
from shenava.domain.organization.absences import AwayForNoTime, AwayTwice, DeputyNeeded
from shenava.domain.organization.models import Absence, Staff
from shenava.domain.organization.vocabulary import Role
from shenava.foundation.errors import NotAllowed, NotFound
from shenava.lifecycle import escalate, route, wall
from shenava.lifecycle.route import NobodyThere

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S2-1.1")]
WEEK = timedelta(days=7)


@pytest.fixture
def house() -> House:
    return builders.a_house()


def is_away(staff: Staff, deputy: Staff | None, *, by: Staff | None = None) -> Absence:
    return absences.mark(
        staff_id=staff.id,
        from_at=MORNING - timedelta(hours=1),
        until_at=MORNING + WEEK,
        deputy_id=deputy.id if deputy else None,
        actor=builders.actor(by or staff),
        at=MORNING,
    )


def sees(staff: Staff, case: Case) -> bool:
    return access.visible_to(builders.actor(staff)).filter(pk=case.pk).exists()


def test_new_cases_go_to_whoever_is_there(house: House) -> None:
    is_away(house.officer, house.colleague)

    given_to = queries.case(builders.a_filed_case().case.id).owner_id
    assert given_to in {house.colleague.id, house.manager.id}


def test_where_nobody_of_a_unit_is_there_a_deputy_of_another_unit_takes_it(house: House) -> None:
    for staff in (house.officer, house.colleague, house.manager):
        is_away(staff, house.loan_officer)

    assert queries.case(builders.a_filed_case().case.id).owner_id == house.loan_officer.id


def test_a_case_given_to_somebody_who_is_away_goes_to_the_deputy(house: House) -> None:
    case = builders.a_case(house=house)
    is_away(house.colleague, house.loan_officer)

    route.assign(case.id, owner_id=house.colleague.id, actor=builders.actor(house.complaints), at=MORNING)

    assert queries.case(case.id).owner_id == house.loan_officer.id


def test_the_deputy_sees_the_cases_and_tasks_only_meanwhile(house: House) -> None:
    case = builders.a_case(house=house)
    escalate.escalate(case.id, reason="چرا؟", actor=builders.as_complainant(case), at=MORNING)
    builders.let_everything_happen()
    assert not sees(house.loan_officer, case)
    is_away(house.officer, house.loan_officer)
    away = is_away(house.manager, house.loan_officer)

    assert sees(house.loan_officer, case)
    assert [one.case_id for one in access.tasks_to_do(builders.actor(house.loan_officer), 9)] == [case.id]
    absences.come_back(away.id, actor=builders.actor(house.manager), at=MORNING)
    assert [one.case_id for one in access.tasks_to_do(builders.actor(house.loan_officer), 9)] == []
    later = builders.actor(house.loan_officer, at=MORNING + WEEK)
    assert not access.visible_to(later).filter(pk=case.pk).exists()


def test_a_deputy_never_gets_around_a_wall(house: House) -> None:
    case = builders.a_case(house=house)
    is_away(house.officer, house.loan_officer)
    wall.raise_wall(
        case.id,
        staff_id=house.loan_officer.id,
        unit_id=None,
        by=house.complaints,
        actor=builders.actor(house.complaints),
        at=MORNING,
    )
    builders.let_everything_happen()

    assert not sees(house.loan_officer, case)
    with pytest.raises(NobodyThere):
        route.assign(case.id, owner_id=house.officer.id, actor=builders.actor(house.complaints), at=MORNING)


def test_a_call_for_the_manager_reaches_the_deputy_then_whoever_is_above(house: House) -> None:
    case = builders.a_case(house=house)
    is_away(house.manager, house.loan_officer)
    escalate.escalate(case.id, reason="چرا؟", actor=builders.as_complainant(case), at=MORNING)
    builders.let_everything_happen()

    assert queries.tasks(case).filter(owner=house.loan_officer).count() == 1


def test_coming_back_restores_nothing_by_itself(house: House) -> None:
    case = builders.a_case(house=house)
    away = is_away(house.officer, house.colleague)
    route.hand_over([case.id], owner_id=house.colleague.id, actor=builders.actor(house.colleague), at=MORNING)

    absences.come_back(away.id, actor=builders.actor(house.officer), at=MORNING + timedelta(hours=2))

    assert queries.case(case.id).owner_id == house.colleague.id
    assert builders.actor(house.colleague, at=MORNING + timedelta(hours=3)).stands_in_for == frozenset()


def test_an_absence_is_marked_by_oneself_ones_manager_or_an_administrator(house: House) -> None:
    for other in (house.colleague, house.loan_officer, house.complaints):
        with pytest.raises(NotAllowed):
            is_away(house.officer, house.colleague, by=other)
    made = is_away(house.officer, house.colleague, by=house.manager)
    with pytest.raises(NotFound):
        absences.come_back(made.id, actor=builders.actor(house.colleague), at=MORNING)
    absences.come_back(made.id, actor=builders.actor(house.administrator), at=MORNING)


def test_an_absence_needs_days_to_come_and_a_deputy_who_is_there(house: House) -> None:
    with pytest.raises(DeputyNeeded):
        is_away(house.officer, None)
    with pytest.raises(DeputyNeeded):
        is_away(house.officer, house.officer)
    with pytest.raises(DeputyNeeded):
        is_away(house.officer, house.compliance)
    is_away(house.colleague, house.loan_officer)
    with pytest.raises(DeputyNeeded):
        is_away(house.officer, house.colleague)
    with pytest.raises(AwayTwice):
        is_away(house.colleague, house.officer)
    for begin, end in ((MORNING, MORNING), (MORNING - WEEK, MORNING - timedelta(days=1))):
        with pytest.raises(AwayForNoTime):
            absences.mark(
                staff_id=house.officer.id,
                from_at=begin,
                until_at=end,
                deputy_id=house.manager.id,
                actor=builders.actor(house.officer),
                at=MORNING,
            )


@time_machine.travel(MORNING, tick=False)
def test_by_screen_what_presses_is_handed_over_in_one_go(house: House) -> None:
    case = builders.a_case(house=house)
    client = forbidden.at_the_desk(house.officer)
    said = {"from": "2026-11-22", "until": "2026-11-29", "deputy": str(house.colleague.id)}
    assert client.post("/desk/me/absence/", {**said, "deputy": ""}).status_code == 422
    offered = client.post("/desk/me/absence/", said, follow=True)
    assert case.tracking_code in offered.content.decode()
    made = Absence.objects.get()
    stranger = forbidden.at_the_desk(builders.a_colleague("elsewhere", Role.OFFICER, house.loans))
    assert stranger.get(f"/desk/me/absence/{made.id}/cases/").status_code == 404

    client.post(f"/desk/me/absence/{made.id}/hand-over/", {"case": [str(case.id)], "owner": str(house.colleague.id)})

    assert queries.case(case.id).owner_id == house.colleague.id
    back = client.post(f"/desk/me/absence/{made.id}/back/", follow=True)
    assert back.status_code == 200
    assert queries.case(case.id).owner_id == house.colleague.id
