"""The page of promised dates: what was kept, by unit, and whether we are as sure as we say."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases.vocabulary import Stage
from shenava.domain.insight.metrics.measure import Share
from shenava.domain.organization.models import Staff
from shenava.domain.policies.models import Promise
from shenava.foundation import clock

AtTheDesk = Callable[[Staff], Client]
pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = MORNING - timedelta(days=14)
PAGE = "/desk/figures/promises/"


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))


def test_an_empty_time_says_so(house: House, at_the_desk: AtTheDesk) -> None:
    assert "figure-sentence" not in at_the_desk(house.manager).get(PAGE).content.decode()


@pytest.mark.requirement("S4-19.1")
def test_kept_and_broken_dates_are_counted_and_a_chance_is_held_against_what_came(
    house: House, at_the_desk: AtTheDesk
) -> None:
    kept = builders.a_case(house=house, stage=Stage.RESPONDED, at=BEFORE)
    late = builders.a_case(house=house, at=BEFORE)
    Promise.objects.filter(case__in=[kept, late]).update(chance=80)
    page = at_the_desk(house.complaints).get(PAGE).content.decode()
    assert "از ۲ تاریخی که وعده دادیم، ۱ تاریخ نگه داشته شد." in page
    assert 'id="chances"' in page


def test_a_manager_counts_only_what_they_may_see(house: House, at_the_desk: AtTheDesk) -> None:
    builders.a_case(house=house, stage=Stage.RESPONDED, at=BEFORE)
    stranger = builders.a_colleague("else", builders.Role.UNIT_MANAGER, house.loans)
    assert "figure-sentence" not in at_the_desk(stranger).get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["officer", "administrator"])
def test_it_is_no_page_for_everybody(house: House, at_the_desk: AtTheDesk, who: str) -> None:
    assert at_the_desk(getattr(house, who)).get(PAGE).status_code == 403


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(8, 10, (49, 95)), (0, 10, (0, 28)), (10, 10, (72, 100)), (800, 1000, (77, 83)), (0, 0, (0, 100))],
)
def test_a_share_of_few_tells_little(part: int, whole: int, expected: tuple[int, int]) -> None:
    assert Share(part, whole).likely == expected
