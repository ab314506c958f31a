"""What the database itself refuses, proved by trying."""

from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, transaction
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import operations, queries
from shenava.domain.cases.models import (
    Case,
    DocumentRequest,
    FilingReceipt,
    Issue,
    Message,
    Objection,
    Referral,
    Remedy,
    Response,
    Task,
)
from shenava.domain.cases.references import new_tracking_code
from shenava.domain.cases.vocabulary import Act, Author, ReferralState, Stage, TaskKind
from shenava.foundation.events.models import FactRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house)


def refused() -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError)


@pytest.mark.parametrize("code", ["1234567890", "123456789012", "1234567890a", "۱۲۳۴۵۶۷۸۹۰۱", ""])
def test_a_tracking_code_is_eleven_ascii_digits(case: Case, code: str) -> None:
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(tracking_code=code)


def test_a_tracking_code_belongs_to_one_case(house: House, case: Case) -> None:
    other = builders.a_filed_case()
    with refused(), transaction.atomic():
        Case.objects.filter(pk=other.case.pk).update(tracking_code=case.tracking_code)


def test_a_closed_case_knows_when_it_was_closed(case: Case) -> None:
    with refused(), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(stage=Stage.CLOSED, closed_at=None)


def test_one_referral_is_open_at_a_time(house: House, case: Case) -> None:
    asked = {"case": case, "unit": house.loans, "from_staff": house.officer, "note": "?", "due_at": MORNING}
    Referral.objects.create(**asked, sent_at=MORNING, state=ReferralState.ACCEPTED)
    with refused(), transaction.atomic():
        Referral.objects.create(**asked, sent_at=MORNING)
    Referral.objects.create(**asked, sent_at=MORNING, state=ReferralState.RETURNED)


def test_a_repeated_message_is_one_message(case: Case) -> None:
    said = {
        "case": case,
        "author": Author.COMPLAINANT,
        "act": Act.ASKED,
        "channel": "WEB",
        "body": "سلام",
        "language": "fa",
        "sent_at": MORNING,
    }
    Message.objects.create(**said, key="k")
    Message.objects.create(**said)
    Message.objects.create(**said)
    with refused(), transaction.atomic():
        Message.objects.create(**said, key="k")


def test_a_filing_key_is_used_once(case: Case) -> None:
    FilingReceipt.objects.create(key="k", body="b", case=case, until=MORNING)
    with refused(), transaction.atomic():
        FilingReceipt.objects.create(key="k", body="b", case=case, until=MORNING)


def test_an_issue_has_one_number_a_round_and_one_remedy(case: Case) -> None:
    issue = Issue.objects.create(case=case, round=1, number=1, title="x")
    Issue.objects.create(case=case, round=2, number=1, title="x")
    with refused(), transaction.atomic():
        Issue.objects.create(case=case, round=1, number=1, title="y")
    Remedy.objects.create(issue=issue, kind="REFUND")
    with refused(), transaction.atomic():
        Remedy.objects.create(issue=issue, kind="REFUND")


def test_there_is_one_answer_a_round_and_one_objection(house: House) -> None:
    case = builders.a_case(house=house, stage=Stage.RESPONDED)
    answer = queries.responses(case).get()
    with refused(), transaction.atomic():
        Response.objects.create(
            case=case,
            round=1,
            language="fa",
            file=answer.file,
            sha256=answer.sha256,
            verification_code="another",
            signed_by=house.officer,
            issued_at=MORNING,
        )
    Objection.objects.create(case=case, response=answer, reason="x", made_at=MORNING)
    with refused(), transaction.atomic():
        Objection.objects.create(case=case, response=answer, reason="y", made_at=MORNING)


def test_the_same_cause_opens_one_task(house: House, case: Case) -> None:
    cause = {"kind": TaskKind.CONTACT, "key": "call", "due_at": MORNING, "owner": None}
    actor = builders.actor(house.officer)
    first = operations.open_task(case, **cause, actor=actor, at=MORNING)
    second = operations.open_task(case, **cause, actor=actor, at=MORNING + timedelta(days=1))

    assert first == second
    assert FactRow.objects.filter(subject=case.pk, name="cases.task_opened").count() == 1
    with refused(), transaction.atomic():
        Task.objects.create(case=case, kind=TaskKind.CONTACT, key="call", due_at=MORNING, opened_at=MORNING)


def test_what_others_stand_on_cannot_be_deleted(house: House) -> None:
    from django.db.models import ProtectedError  # noqa: PLC0415 - this test only

    case = builders.a_case(house=house, stage=Stage.RESPONDED)
    for held in (house.officer, house.cards, house.brand, queries.responses(case).get().file):
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            held.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        case.delete()


def test_every_change_counts_the_version_up_and_leaves_a_fact_and_a_line_in_the_log(house: House, case: Case) -> None:
    from shenava.foundation.audit.models import Entry  # noqa: PLC0415 - this test only

    facts, lines, version = FactRow.objects.count(), Entry.objects.count(), case.version
    operations.note(case, body="یادداشت", staff=house.officer, actor=builders.actor(house.officer), at=MORNING)

    assert (FactRow.objects.count(), Entry.objects.count()) == (facts + 1, lines + 1)
    assert Case.objects.get(pk=case.pk).version == version + 1


def test_an_automatic_act_does_not_count_as_touched_by_a_person(house: House) -> None:
    untouched = builders.a_case(house=house, stage=Stage.ACKNOWLEDGED)

    assert untouched.last_touched_at is None
    operations.note(untouched, body="x", staff=house.officer, actor=builders.actor(house.officer), at=MORNING)
    assert untouched.last_touched_at == MORNING


def test_a_taken_number_is_drawn_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = builders.a_filed_case().case.tracking_code
    draws = iter([taken, taken, new_tracking_code()])
    monkeypatch.setattr("shenava.domain.cases.operations.filing.new_tracking_code", lambda: next(draws))

    filed = builders.a_filed_case()

    assert filed.case.tracking_code != taken
    assert Message.objects.filter(case=filed.case).count() == 1


def test_documents_hang_on_their_request(house: House, case: Case) -> None:
    request = DocumentRequest.objects.create(case=case, staff=house.officer, asked_at=MORNING, due_at=MORNING)
    assert not queries.has_waiting_documents(request)
