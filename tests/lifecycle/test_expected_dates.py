"""The date promised at filing is what comparable complaints have shown, and never later than the limit."""

from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases.models import Case
from shenava.domain.policies import experience, queries
from shenava.domain.policies.models import Promise, Turnaround
from shenava.domain.policies.rules import watching
from shenava.foundation.database.remembered import forget_all
from shenava.lifecycle import deadlines, intake

pytestmark = pytest.mark.django_db
TEXT = "کارمزد بی‌جا از حسابم کم شده و کسی جواب نمی‌دهد."
LONG_AGO = MORNING - timedelta(days=60)
HOUR = timedelta(hours=1)


@pytest.fixture
def house() -> House:
    return builders.a_house()


def file(number: int = 0, *, at: object = MORNING) -> Case:
    return intake.receive(builders.a_filing(text=TEXT, key=f"expected-{number}-{at}"), at=at).case  # type: ignore[arg-type]


def a_past(answered_after: list[timedelta]) -> None:
    """Let complaints be filed, an hour apart, and answered after so long; a letter for each would take minutes."""
    for number, after in enumerate(answered_after):
        received = LONG_AGO + number * HOUR
        filed = file(number, at=received)
        Case.objects.filter(pk=filed.pk).update(responded_at=received + after)


def learn(house: House) -> int:
    found = experience.learn(brand_id=house.brand.id, at=MORNING)
    forget_all()
    return found


def promise(case: Case) -> Promise:
    found = queries.standing_promise(case.id)
    assert found
    return found


@pytest.mark.requirement("S1-40.1")
def test_where_too_little_is_known_the_limit_is_promised_without_a_chance(house: House) -> None:
    a_past([timedelta(hours=5)] * 5)
    assert learn(house) == 0
    given = promise(file())
    assert (given.chance, given.latest_at) == (None, None)
    assert given.basis["steps"]


@pytest.mark.requirement("S1-40.1")
def test_a_nearer_date_is_promised_where_comparable_complaints_were_answered_sooner(house: House) -> None:
    limit = promise(file()).due_at
    a_past([timedelta(hours=3 + number % 5) for number in range(25)])
    assert learn(house)
    given = promise(file(99))
    assert MORNING < given.due_at < limit
    assert (given.chance, given.latest_at) == (80, limit)
    assert given.basis["based_on"] == 25
    assert (given.due_at.minute, given.due_at.second) in {(0, 0), (30, 0)}  # a full hour in Tehran


def test_no_date_is_promised_beyond_the_limit_and_its_chance_is_what_the_limit_reaches(house: House) -> None:
    limit = promise(file()).due_at
    a_past([timedelta(hours=4)] * 14 + [timedelta(days=200)] * 11)
    Case.objects.filter(responded_at__gt=MORNING).update(responded_at=MORNING - HOUR)
    assert learn(house)
    given = promise(file(99))
    assert given.due_at == limit
    assert given.latest_at is None
    assert given.chance is not None
    assert given.chance < 80


def test_a_nearer_date_that_cannot_be_kept_moves_to_the_limit_and_no_further(house: House) -> None:
    a_past([timedelta(hours=4)] * 25)
    learn(house)
    case = file(99)
    first = promise(case)
    deadlines.watch(at=watching.renew_at(first.made_at, first.due_at))
    assert promise(case).due_at == first.latest_at
    assert promise(case).latest_at is None


def test_learning_again_leaves_no_older_lesson(house: House) -> None:
    a_past([timedelta(hours=4)] * 25)
    assert learn(house) == learn(house) == Turnaround.objects.count()
