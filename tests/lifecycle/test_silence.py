"""A case that nobody touches is told of once, to whoever is in charge, and again only after it fell silent anew."""

from datetime import datetime, timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case, Task
from shenava.domain.cases.vocabulary import Stage, TaskKind
from shenava.domain.organization import settings
from shenava.domain.organization.models import Unit
from shenava.lifecycle import converse, silence

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


def hear(at: datetime) -> None:
    while silence.settle_what_was_touched(at=at):
        pass
    while silence.tell_of_silence(at=at):
        pass


def told(case: Case) -> list[Task]:
    found = (task for task in queries.tasks(case) if task.kind == TaskKind.SILENCE)
    return sorted(found, key=lambda task: task.opened_at)


def fell_silent_at(case: Case, *, hours: int = 72) -> datetime:
    seen = queries.case(case.id)
    return (seen.last_touched_at or seen.received_at) + hours * HOUR


def reply(house: House, case: Case, *, at: datetime) -> None:
    converse.reply(
        case.id, body="هنوز پیگیرم.", staff=house.officer, seen=None, actor=builders.actor(house.officer), at=at
    )


@pytest.mark.requirement("S1-38.2")
def test_the_manager_hears_once_of_a_case_that_nobody_touches(house: House, case: Case) -> None:
    silent = fell_silent_at(case)
    hear(silent - HOUR)
    assert not told(case)
    for hours in (0, 1, 200):
        hear(silent + hours * HOUR)
    (task,) = told(case)
    assert task.owner == house.manager


def test_a_word_to_the_person_ticks_it_off_and_the_next_silence_is_told_anew(house: House, case: Case) -> None:
    silent = fell_silent_at(case)
    hear(silent)
    reply(house, case, at=silent + HOUR)
    hear(silent + 2 * HOUR)
    assert [bool(task.done_at) for task in told(case)] == [True]
    hear(silent + 74 * HOUR)
    assert [bool(task.done_at) for task in told(case)] == [True, False]


def test_each_unit_says_how_long_a_case_may_lie(house: House, case: Case) -> None:
    unit = Unit.objects.get(pk=queries.case(case.id).unit_id)
    settings.change_unit(unit=unit, changes={"silence_hours": 8}, actor=builders.actor(house.administrator), at=MORNING)
    hear(fell_silent_at(case, hours=8))
    assert len(told(case)) == 1


@pytest.mark.parametrize("hours", [0, 1001])
def test_no_unit_may_be_deaf_or_never_rest(house: House, hours: int) -> None:
    administrator = builders.actor(house.administrator)
    with pytest.raises(settings.SilenceOutOfRange):
        settings.change_unit(unit=house.loans, changes={"silence_hours": hours}, actor=administrator, at=MORNING)


def test_an_answered_case_may_rest(house: House) -> None:
    answered = builders.a_case(house=house, stage=Stage.RESPONDED)
    hear(MORNING + timedelta(days=60))
    assert not told(answered)
