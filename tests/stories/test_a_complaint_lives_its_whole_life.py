"""A complaint from its first words to its survey, as the people in it live through it."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests import builders
from tests.builders import MORNING

from shenava.domain.cases import access, queries
from shenava.domain.cases.vocabulary import Act, Outcome, PublicStage, ReferralState, Stage, TaskKind, public_stage
from shenava.domain.channels.queries import messages_about
from shenava.domain.policies.queries import standing_promise
from shenava.domain.surveys import queries as surveys
from shenava.domain.surveys.models import Invitation
from shenava.lifecycle import converse, investigate, resolve, survey

pytestmark = pytest.mark.django_db(transaction=True)


def stage_of(case_id: UUID) -> PublicStage:
    case = queries.case(case_id)
    return public_stage(
        stage=case.stage,
        waiting_on=case.waiting_on,
        is_withdrawn=bool(case.withdrawn_at),
        is_looked_at_again=bool(case.reopened_at),
    )


@pytest.mark.requirement("S0-7.1", "S0-27.1", "S0-63.1", "S0-67.1", "S0-75.1")
def test_a_double_charge_is_answered_in_two_parts_and_a_low_score_is_mended() -> None:
    house = builders.a_house()
    filed = builders.a_filed_case(category="BANK-01", answers=answers_about_fraud())
    case = queries.case(filed.case.id)

    assert case.stage == Stage.ASSIGNED
    assert case.owner == house.officer
    assert case.why_here == {"code": "category", "category": "BANK-01"}
    acknowledged = messages_about(case.id).get()
    assert filed.access_code in acknowledged.body
    assert case.tracking_code in acknowledged.body
    assert filed.expected_at == MORNING + timedelta(hours=24)

    officer = builders.actor(house.officer)
    investigate.ask_for_documents(
        case.id,
        items=[("تصویر صورتحساب", "تا تراکنش را ببینیم")],
        message="لطفاً صورتحساب را بفرستید.",
        due_at=MORNING + timedelta(days=2),
        staff=house.officer,
        actor=officer,
        at=MORNING,
    )
    assert stage_of(case.id) is PublicStage.NEEDS_DOCUMENTS

    me = builders.as_complainant(case)
    converse.hear(case.id, body="این هم صورتحساب", act=Act.DOCUMENTS, files=[builders.a_photo()], actor=me, at=MORNING)
    assert stage_of(case.id) is PublicStage.IN_PROGRESS

    investigate.refer(
        case.id,
        unit_id=house.loans.id,
        note="آیا قسطی کسر شده؟",
        due_at=MORNING + timedelta(hours=8),
        staff=house.officer,
        actor=officer,
        at=MORNING,
    )
    assert stage_of(case.id) is PublicStage.REFERRING
    loans = builders.actor(house.loan_officer)
    assert access.find(loans, case.tracking_code) == case
    investigate.return_referral(case.id, reason="قسطی نبوده", staff=house.loan_officer, actor=loans, at=MORNING)
    assert queries.referrals(case).get().state == ReferralState.RETURNED
    assert not access.visible_to(loans).filter(pk=case.pk).exists()
    assert queries.case(case.id).owner == house.officer

    builders.an_answer(case, by=house.officer)
    assert stage_of(case.id) is PublicStage.ANSWERED
    letter = queries.responses(case).get()
    assert [issue.outcome for issue in queries.issues(case, round=1)] == [Outcome.UPHELD, Outcome.NOT_UPHELD]
    assert queries.response_verified_by(letter.verification_code) == letter
    assert standing_promise(case.id).kept_at == MORNING

    invitation = surveys.invited_by(surveys.link_of(Invitation.objects.get()))
    survey.answer(invitation, solved="PARTLY", speed=4, empathy=2, comment="دیر بود", at=MORNING)
    builders.let_everything_happen()
    assert queries.tasks(case).get().kind == TaskKind.RECOVERY

    resolve.object_to_answer(case.id, reason="کارمزد را قبول ندارم", actor=me, at=MORNING + timedelta(days=3))
    builders.let_everything_happen(at=MORNING + timedelta(days=3))
    again = queries.case(case.id)
    assert again.owner not in {None, house.officer}
    assert stage_of(case.id) is PublicStage.REOPENED
    assert again.received_at == MORNING


def answers_about_fraud() -> dict[str, object]:
    return {"amount": {"amount": "2500000", "unit": "TOMAN"}, "paid_with": "card", "card_last4": "1234"}
