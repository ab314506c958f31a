"""What an administrator may not set, and that everything set is written down."""

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.catalogue import settings as catalogue
from shenava.domain.organization import settings as organization
from shenava.domain.policies import settings as policies
from shenava.domain.policies.vocabulary import ClockUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


def test_windows_are_days_that_make_sense(house: House) -> None:
    for days in (-1, 0, 100_000):
        with pytest.raises(catalogue.WindowOutOfRange):
            catalogue.change_brand(
                brand=house.brand,
                changes={"objection_days": days},
                actor=builders.actor(house.administrator),
                at=MORNING,
            )


def test_goals_are_amounts_that_make_sense(house: House) -> None:
    for amount in (0, -1, 10_000):
        with pytest.raises(policies.GoalOutOfRange):
            policies.change_goal(
                brand=house.brand,
                urgency="HIGH",
                amount=amount,
                unit=ClockUnit.BUSINESS_DAYS,
                actor=builders.actor(house.administrator),
                at=MORNING,
            )


def test_units_stay_whole(house: House) -> None:
    by = {"actor": builders.actor(house.administrator), "at": MORNING}
    with pytest.raises(organization.UnitNeeded):
        organization.change_unit(unit=house.triage, changes={"is_active": False}, **by)
    with pytest.raises(organization.UnitInCircle):
        organization.change_unit(unit=house.cards, changes={"parent": house.cards}, **by)
    with pytest.raises(organization.UnitCodeTaken):
        organization.open_unit(
            code="cards", name={"fa": "کارت"}, public_name={}, calendar=house.cards.calendar, parent=None, **by
        )
    with pytest.raises(organization.NameMissing):
        organization.open_unit(
            code="new", name={"fa": " "}, public_name={}, calendar=house.cards.calendar, parent=None, **by
        )


def test_nobody_closes_their_own_account(house: House) -> None:
    me = house.administrator
    with pytest.raises(organization.NotYourself):
        organization.set_active(staff=me, is_active=False, actor=builders.actor(me), at=MORNING)
