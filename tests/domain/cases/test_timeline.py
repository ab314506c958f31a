"""What a complainant may read of the way of their case."""

from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING

from shenava.domain.cases import queries, timeline
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage as Stage
from shenava.lifecycle import converse, investigate, resolve

pytestmark = pytest.mark.django_db


def stages(case: Case) -> list[Stage]:
    return [step.stage for step in timeline.public_steps(case)]


@pytest.mark.requirement("S0-31.3")
def test_the_way_of_a_case_is_told_in_public_words_and_each_step_once() -> None:
    house = builders.a_house()
    case = builders.a_case(house=house)
    officer, loans = builders.actor(house.officer), builders.actor(house.loan_officer)
    begun = [Stage.REGISTERED, Stage.INITIAL_REVIEW, Stage.REFERRING, Stage.IN_PROGRESS]
    assert stages(case) == begun

    converse.write_note(case.id, body="پنهان", staff=house.officer, actor=officer, at=MORNING)
    assert stages(case) == begun

    tomorrow = MORNING + timedelta(days=1)
    investigate.refer(
        case.id, unit_id=house.loans.id, note="؟", due_at=tomorrow, staff=house.officer, actor=officer, at=MORNING
    )
    investigate.accept_referral(case.id, actor=loans, at=MORNING)
    assert stages(case) == [*begun, Stage.REFERRING]
    investigate.answer_referral(case.id, answer="نه", staff=house.loan_officer, actor=loans, at=MORNING)
    builders.an_answer(case, by=house.officer)
    answered = [*begun, Stage.REFERRING, Stage.IN_PROGRESS, Stage.ANSWERED]
    assert stages(case) == answered

    me = builders.as_complainant(case)
    resolve.object_to_answer(case.id, reason="نه", actor=me, at=tomorrow)
    builders.let_everything_happen(at=tomorrow)
    assert queries.case(case.id).owner is not None
    assert stages(case) == [*answered, Stage.REOPENED]

    resolve.withdraw(case.id, actor=me, at=tomorrow)
    assert stages(case) == [*answered, Stage.REOPENED, Stage.WITHDRAWN]
    assert timeline.public_steps(case)[-1].at == tomorrow
