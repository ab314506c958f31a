"""Decide, answer in writing, close; withdraw, object, take up again."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, Outcome, ResponseFlaw, Stage, WaitingOn
from shenava.domain.catalogue import operations as catalogue
from shenava.domain.policies.queries import promises, standing_promise
from shenava.domain.surveys.models import Invitation
from shenava.foundation.errors import NotAllowed
from shenava.foundation.files import queries as files
from shenava.lifecycle import investigate, resolve, route

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


@pytest.fixture
def answered(house: House) -> Case:
    return builders.a_case(house=house, stage=Stage.RESPONDED)


@pytest.mark.requirement("S0-67.2")
def test_a_refusal_without_a_reason_cannot_be_sent(house: House, case: Case) -> None:
    refusal = replace(builders.two_issues()[1], reason="نه")
    resolve.save_decision(case.id, issues=[refusal], actor=builders.actor(house.officer), at=MORNING)

    with pytest.raises(resolve.AnswerHasFlaws) as flaws:
        resolve.respond(case.id, staff=house.officer, actor=builders.actor(house.officer), at=MORNING)

    assert flaws.value.flaws == [(1, ResponseFlaw.NO_REASON)]
    assert not queries.responses(case).exists()
    assert queries.case(case.id).stage == Stage.ASSIGNED


@pytest.mark.requirement("S0-67.3")
@pytest.mark.parametrize("missing", [{"what": " "}, {"who": ""}, {"due_on": None}])
def test_a_remedy_in_progress_says_what_who_and_when(house: House, case: Case, missing: dict[str, object]) -> None:
    issue = builders.two_issues()[0]
    assert issue.remedy
    issues = [replace(issue, remedy=replace(issue.remedy, **missing))]
    resolve.save_decision(case.id, issues=issues, actor=builders.actor(house.officer), at=MORNING)

    with pytest.raises(resolve.AnswerHasFlaws) as flaws:
        resolve.propose(case.id, actor=builders.actor(house.officer), at=MORNING)

    assert flaws.value.flaws == [(1, ResponseFlaw.OPEN_PROMISE)]


@pytest.mark.requirement("S0-65.1", "S0-67.1")
def test_the_letter_is_the_file_whose_hash_is_kept(answered: Case) -> None:
    letter = queries.responses(answered).get()
    with files.content(letter.file) as content:
        pdf = content.read()

    assert pdf.startswith(b"%PDF")
    assert hashlib.sha256(pdf).hexdigest() == letter.sha256 == letter.file.sha256
    assert queries.response_verified_by(letter.verification_code) == letter


def test_a_letter_that_is_out_does_not_change(house: House, answered: Case) -> None:
    letter = queries.responses(answered).get()
    with pytest.raises(TypeError):
        letter.file.save()
    with pytest.raises(access.StageNotReachable):
        resolve.save_decision(
            answered.id, issues=builders.two_issues()[:1], actor=builders.actor(house.officer), at=MORNING
        )
    with pytest.raises((IntegrityError, access.StageNotReachable)), transaction.atomic():
        resolve.respond(answered.id, staff=house.officer, actor=builders.actor(house.officer), at=MORNING)
    assert queries.responses(answered).count() == 1


def test_a_case_that_changed_while_the_letter_was_set_is_looked_at_again(
    house: House, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = builders.actor(house.officer)
    resolve.save_decision(case.id, issues=builders.two_issues(), actor=officer, at=MORNING)
    write = resolve.letter.write

    def meanwhile(*args: object, **kwargs: object) -> object:
        route.assign(case.id, owner_id=house.colleague.id, actor=officer, at=MORNING)
        return write(*args, **kwargs)  # type: ignore[arg-type] # passed on as given

    monkeypatch.setattr(resolve.letter, "write", meanwhile)
    with pytest.raises(access.StageNotReachable):
        resolve.respond(case.id, staff=house.officer, actor=officer, at=MORNING)
    assert not queries.responses(case).exists()


@pytest.mark.requirement("S0-63.5")
def test_an_answer_can_be_approved_or_sent_back(house: House, case: Case) -> None:
    officer, manager = builders.actor(house.officer), builders.actor(house.manager)
    resolve.save_decision(case.id, issues=builders.two_issues(), actor=officer, at=MORNING)
    resolve.propose(case.id, actor=officer, at=MORNING)
    assert queries.case(case.id).waiting_on == WaitingOn.APPROVER

    resolve.send_back(case.id, actor=manager, at=MORNING)
    assert queries.case(case.id).waiting_on == WaitingOn.US
    resolve.propose(case.id, actor=officer, at=MORNING)
    resolve.respond(case.id, staff=house.manager, actor=manager, at=MORNING)
    assert queries.responses(case).get().signed_by == house.manager


def test_another_officer_takes_the_objection(house: House, answered: Case) -> None:
    me = builders.as_complainant(answered)
    resolve.object_to_answer(answered.id, reason="قبول ندارم", actor=me, at=MORNING)
    builders.let_everything_happen()
    again = queries.case(answered.id)

    assert again.excluded_owner == house.officer
    assert again.owner not in {None, house.officer}
    assert again.stage == Stage.ASSIGNED
    with pytest.raises(NotAllowed):
        resolve.save_decision(
            answered.id, issues=builders.two_issues(), actor=builders.actor(house.officer), at=MORNING
        )
    with pytest.raises(route.NobodyThere):
        route.assign(answered.id, owner_id=house.officer.id, actor=builders.actor(house.complaints), at=MORNING)


def test_an_objection_is_made_once_with_a_reason_and_in_time(answered: Case) -> None:
    me = builders.as_complainant(answered)
    with pytest.raises(resolve.ReasonNeeded):
        resolve.object_to_answer(answered.id, reason=" ", actor=me, at=MORNING)
    assert answered.objection_until
    with pytest.raises(resolve.TooLate):
        resolve.object_to_answer(answered.id, reason="نه", actor=me, at=answered.objection_until + timedelta(seconds=1))
    resolve.object_to_answer(answered.id, reason="نه", actor=me, at=answered.objection_until)


def test_a_second_objection_is_refused(house: House, answered: Case) -> None:
    me, office = builders.as_complainant(answered), builders.actor(house.complaints)
    resolve.object_to_answer(answered.id, reason="نه", actor=me, at=MORNING)
    builders.let_everything_happen()
    resolve.save_decision(answered.id, issues=builders.two_issues(), actor=office, at=MORNING)
    resolve.respond(answered.id, staff=house.complaints, actor=office, at=MORNING)

    with pytest.raises(resolve.AlreadyObjected):
        resolve.object_to_answer(answered.id, reason="باز هم نه", actor=me, at=MORNING)
    assert [letter.round for letter in queries.responses(answered)] == [1, 2]


def test_taking_it_up_again_keeps_number_and_date(answered: Case) -> None:
    later = MORNING + timedelta(days=1)
    resolve.reopen(answered.id, reason="حل نشده", actor=builders.as_complainant(answered), at=later)
    builders.let_everything_happen(at=later)
    again = queries.case(answered.id)

    assert (again.tracking_code, again.received_at) == (answered.tracking_code, answered.received_at)
    assert (again.stage, again.reopened_at, again.closed_at) == (Stage.ASSIGNED, later, None)
    promise = standing_promise(again.id)
    assert promise
    assert promise.due_at == again.next_due_at
    assert promise.due_at > later
    assert promises(again.id).count() == 2


def test_it_is_not_taken_up_again_after_its_time(answered: Case) -> None:
    assert answered.reopen_until
    late = answered.reopen_until + timedelta(seconds=1)
    with pytest.raises(resolve.TooLate):
        resolve.reopen(answered.id, reason="حل نشده", actor=builders.as_complainant(answered), at=late)


def test_a_withdrawn_complaint_can_be_taken_up_again(case: Case) -> None:
    me = builders.as_complainant(case)
    resolve.withdraw(case.id, reason="حل شد", actor=me, at=MORNING)
    builders.let_everything_happen()
    withdrawn = queries.case(case.id)
    assert (withdrawn.stage, withdrawn.withdrawn_at) == (Stage.CLOSED, MORNING)
    assert queries.conversation(case).filter(act=Act.WITHDREW).exists()

    resolve.reopen(case.id, reason="نشد", actor=me, at=MORNING + timedelta(days=1))
    assert queries.case(case.id).withdrawn_at is None


def test_an_answered_case_closes_by_itself_when_nobody_objects(answered: Case) -> None:
    assert answered.objection_until
    assert resolve.close_what_is_over(at=answered.objection_until) == 0
    assert resolve.close_what_is_over(at=answered.objection_until + timedelta(seconds=1)) == 1
    assert queries.case(answered.id).stage == Stage.CLOSED


@pytest.mark.requirement("S2-14.1")
def test_no_case_ends_without_an_answer_that_names_who_else_can_be_asked(house: House, case: Case) -> None:
    catalogue.change_brand(house.brand, external_body={"fa": "اداره نظارت بر بانک‌ها"})
    with pytest.raises(access.StageNotReachable):
        resolve.close(case.id, actor=builders.actor(house.complaints), at=MORNING)
    assert queries.case(case.id).stage == Stage.ASSIGNED

    builders.an_answer(queries.case(case.id), by=house.officer)
    assert queries.responses(case).get().content["rights"]["body"] == {"name": "اداره نظارت بر بانک‌ها"}
    resolve.close(case.id, actor=builders.actor(house.complaints), at=MORNING)
    assert queries.case(case.id).stage == Stage.CLOSED


@pytest.mark.requirement("S0-110.1")
def test_no_refusal_goes_out_that_no_person_has_signed(house: House, case: Case) -> None:
    refusal = builders.two_issues()[1]
    resolve.save_decision(case.id, issues=[refusal], actor=builders.actor(house.officer), at=MORNING)
    with pytest.raises(NotAllowed):
        resolve.respond(case.id, staff=house.officer, actor=builders.as_complainant(case), at=MORNING)
    assert not queries.responses(case).exists()

    response = resolve.respond(case.id, staff=house.officer, actor=builders.actor(house.officer), at=MORNING)
    assert response.signed_by == house.officer
    with pytest.raises(IntegrityError), transaction.atomic():
        type(response).objects.filter(pk=response.pk).update(signed_by=None)


def test_each_answer_is_followed_by_one_survey(answered: Case) -> None:
    assert Invitation.objects.filter(case=answered).count() == 1
    assert [issue.outcome for issue in queries.issues(answered, round=1)] == [Outcome.UPHELD, Outcome.NOT_UPHELD]


@pytest.mark.requirement("S1-28.2")
def test_an_owner_stays_while_a_unit_is_asked(house: House, case: Case) -> None:
    officer = builders.actor(house.officer)
    asked = {"staff": house.officer, "actor": officer, "at": MORNING}
    due = MORNING + timedelta(days=1)
    for wrong, problem in (
        ({"note": " "}, investigate.NothingAskedFor),
        ({"due_at": MORNING}, investigate.DateHasPassed),
        ({"unit_id": case.unit_id}, investigate.NoSuchUnit),
    ):
        with pytest.raises(problem):
            investigate.refer(case.id, **{"unit_id": house.loans.id, "note": "?", "due_at": due, **asked, **wrong})
    investigate.refer(case.id, unit_id=house.loans.id, note="?", due_at=due, **asked)
    with pytest.raises(investigate.ReferralIsOpen):
        investigate.refer(case.id, unit_id=house.triage.id, note="?", due_at=due, **asked)
    assert queries.case(case.id).owner == house.officer

    loans = builders.actor(house.loan_officer)
    investigate.accept_referral(case.id, actor=loans, at=MORNING)
    investigate.answer_referral(case.id, answer="بله", staff=house.loan_officer, actor=loans, at=MORNING)
    assert queries.case(case.id).waiting_on == WaitingOn.US
    with pytest.raises(NotAllowed):
        investigate.answer_referral(case.id, answer="بله", staff=house.loan_officer, actor=loans, at=MORNING)
