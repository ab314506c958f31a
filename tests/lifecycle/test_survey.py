"""Three questions after the answer, once, and what a low score opens."""

from datetime import timedelta

import pytest
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Stage, TaskKind
from shenava.domain.surveys import queries as surveys
from shenava.domain.surveys.models import Answer, Invitation
from shenava.domain.surveys.operations import SurveyIsOver
from shenava.lifecycle import survey

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house, stage=Stage.RESPONDED)


@pytest.fixture
def invitation(case: Case) -> Invitation:
    return Invitation.objects.get(case=case)


def test_the_link_leads_to_its_survey_and_no_other(invitation: Invitation) -> None:
    link = surveys.link_of(invitation)

    assert surveys.invited_by(link) == invitation
    assert surveys.invited_by(f"{link[:-2]}xx") is None
    assert surveys.invited_by("") is None


@pytest.mark.requirement("S0-75.1", "S4-52.1")
def test_it_is_answered_once(invitation: Invitation) -> None:
    survey.answer(invitation, solved="YES", speed=5, empathy=5, at=MORNING)

    with pytest.raises(SurveyIsOver):
        survey.answer(invitation, solved="NO", at=MORNING)
    assert Answer.objects.get().solved == "YES"


def test_it_ends(invitation: Invitation) -> None:
    with pytest.raises(SurveyIsOver):
        survey.answer(invitation, solved="YES", at=invitation.until + timedelta(seconds=1))


@pytest.mark.parametrize("given", [{"speed": 0}, {"speed": 6}, {"empathy": -1}, {"solved": "PERHAPS"}])
def test_only_scores_of_the_scale_are_taken(invitation: Invitation, given: dict[str, object]) -> None:
    with pytest.raises(survey.ScoreOutOfRange):
        survey.answer(invitation, **given, at=MORNING)
    assert not Answer.objects.exists()


@pytest.mark.requirement("S0-75.4")
def test_every_question_may_be_left_open(invitation: Invitation, case: Case) -> None:
    survey.answer(invitation, at=MORNING)
    builders.let_everything_happen()

    assert not queries.tasks(case).exists()


@pytest.mark.requirement("S4-124.1")
@pytest.mark.parametrize(
    ("given", "calls"),
    [({"speed": 2}, True), ({"solved": "NO"}, True), ({"speed": 3, "empathy": 3}, False), ({"solved": "YES"}, False)],
)
def test_a_low_score_opens_a_call(invitation: Invitation, case: Case, given: dict[str, object], calls: bool) -> None:
    survey.answer(invitation, **given, at=MORNING)
    builders.let_everything_happen()

    assert [task.kind for task in queries.tasks(case)] == [TaskKind.RECOVERY] * calls


def test_secrets_in_a_comment_are_masked(invitation: Invitation) -> None:
    survey.answer(invitation, comment="کارتم 6037997599999993 بود", at=MORNING)

    assert "6037997599999993" not in Answer.objects.get().comment
