"""The page of a case: who may open it, what it shows, and what can be done on it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case, Message, Note
from shenava.domain.cases.vocabulary import ReplyMark, Stage
from shenava.domain.organization.events import CalendarChanged
from shenava.domain.organization.models import Staff
from shenava.domain.people.events import CodeAsked
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.desk import sentences
from shenava.foundation import clock
from shenava.foundation.audit import queries as audit
from shenava.foundation.audit import reads
from shenava.lifecycle import converse, investigate
from shenava.lifecycle.story import STORY

AtTheDesk = Callable[[Staff], Client]
pytestmark = pytest.mark.django_db
NOW = MORNING + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def case(house: House) -> Case:
    return builders.a_case(house=house, wish="می‌خواهم پولم برگردد")


def address(case: Case, act: str = "") -> str:
    return f"/desk/cases/{case.tracking_code}/{act}"


def text_of(client: Client, case: Case) -> str:
    answer = client.get(address(case))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.requirement("S1-61.1")
def test_the_owner_reads_everything_at_one_glance(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    page = text_of(at_the_desk(house.officer), case)
    for expected in ("از حساب من بدون اجازه پول", "می‌خواهم پولم برگردد", "مریم رضایی", "@example.org"):
        assert expected in page


@pytest.mark.parametrize("who", ["colleague", "manager", "complaints", "compliance"])
def test_those_who_may_see_it_can_open_it(house: House, case: Case, at_the_desk: AtTheDesk, who: str) -> None:
    assert at_the_desk(getattr(house, who)).get(address(case)).status_code == 200


ACTS = (
    "reply/", "note/", "assessment/", "assignment/", "referral/", "referral/acceptance/", "referral/answer/",
    "referral/return/", "referral/recall/", "documents/", "evidence/", "access-code/", "delay/", "closing/",
    "decision/", "approval/", "response/",
)  # fmt: skip


@pytest.mark.parametrize("who", ["loan_officer", "triage_officer", "administrator"])
def test_for_anybody_else_it_is_not_there(house: House, case: Case, at_the_desk: AtTheDesk, who: str) -> None:
    stranger = at_the_desk(getattr(house, who))
    for place in ("", "thread/", "history/", "decision/", f"files/{case.id}/", f"letters/{case.id}/"):
        assert stranger.get(address(case, place)).status_code == 404, place
    for act in ACTS:
        assert stranger.post(address(case, act), {"body": "x"}).status_code == 404, act
    assert not Note.objects.exists()


def test_compliance_reads_and_does_nothing(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    compliance = at_the_desk(house.compliance)
    assert 'action="/desk/cases/' not in text_of(compliance, case)
    assert compliance.post(address(case, "note/"), {"body": "x"}).status_code == 403
    assert not Note.objects.exists()


def test_a_withheld_name_stays_withheld_on_the_page(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house, hides_name=True)
    converse.hear(case.id, body="هنوز منتظرم", actor=builders.as_complainant(case), at=MORNING)
    page = text_of(at_the_desk(house.officer), case)
    assert "مریم رضایی" not in page
    assert "@example.org" not in page
    history = at_the_desk(house.officer).get(address(case, "history/")).content.decode()
    assert "@example.org" not in history
    assert "مریم" not in history


def test_a_withheld_name_is_not_told_by_another_case_of_the_same_person(house: House, at_the_desk: AtTheDesk) -> None:
    me = Introduction(name="مریم رضایی", contacts={ContactKind.EMAIL: "maryam@example.org"})
    hidden = builders.a_case(house=house, introduction=me, hides_name=True)
    known = builders.a_case(house=house, introduction=me)
    again = builders.a_case(house=house, introduction=me)
    officer = at_the_desk(house.officer)
    assert known.person_id == hidden.person_id
    assert known.tracking_code not in text_of(officer, hidden)
    assert hidden.tracking_code not in text_of(officer, known)
    assert again.tracking_code in text_of(officer, known)
    assert known.tracking_code in text_of(at_the_desk(house.complaints), hidden)


@pytest.mark.requirement("S2-5.2")
def test_reading_leaves_a_trace(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    at_the_desk(house.officer).get(address(case))
    reads.flush_reads()
    assert audit.entries(subject_ref=f"case:{case.id}", action="cases.read").count() == 1
    assert audit.entries(subject_ref=f"person:{case.person_id}", action="person.read").count() == 1


@pytest.mark.requirement("S0-31.3")
def test_a_reply_is_sent_and_stands_in_the_conversation(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    answer = officer.post(address(case, "reply/"), {"body": "سلام، بررسی می‌کنیم.", "seen": ""}, follow=True)
    assert "سلام، بررسی می‌کنیم." in answer.content.decode()
    message = queries.last_staff_message(case)
    assert message
    assert message.staff == house.officer


def test_a_note_never_becomes_a_reply(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    at_the_desk(house.officer).post(address(case, "note/"), {"body": "محرمانه"}, follow=True)
    assert Note.objects.get().body == "محرمانه"
    assert not Message.objects.filter(case=case, staff__isnull=False).exists()


@pytest.mark.requirement("S2-12.3")
def test_two_officers_who_reply_at_once_do_not_answer_twice(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer, colleague = at_the_desk(house.officer), at_the_desk(house.colleague)
    officer.post(address(case, "reply/"), {"body": "نخست من", "seen": ""})
    late = colleague.post(address(case, "reply/"), {"body": "سپس من", "seen": ""})
    page = late.content.decode()
    assert late.status_code == 409
    assert "نخست من" in page
    assert "سپس من" in page
    assert Message.objects.filter(case=case, staff__isnull=False).count() == 1
    seen = queries.last_staff_message(case)
    assert seen
    assert f'value="{seen.id}"' in page
    again = colleague.post(address(case, "reply/"), {"body": "سپس من", "seen": str(seen.id)})
    assert again.status_code == 302


@pytest.mark.requirement("S0-55.1")
def test_checking_a_reply_marks_it_and_sends_nothing(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    answer = at_the_desk(house.officer).post(address(case, "reply/"), {"body": "در اسرع وقت", "check": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert all(f"<span>{mark.label}</span>" in page for mark in ReplyMark)
    assert "در اسرع وقت" in page
    assert queries.last_staff_message(case) is None


def test_an_empty_reply_comes_back_with_a_sentence(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.officer).post(address(case, "reply/"), {"body": " ", "seen": ""}).status_code == 422


def test_files_are_served_to_those_who_see_the_case_only(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    photo = [builders.a_photo()]
    (added,) = investigate.add_evidence(
        case.id, files=photo, is_internal=True, actor=builders.actor(house.officer), at=MORNING
    )
    answer = officer.get(address(case, f"files/{added.id}/"))
    assert answer.getvalue()
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert at_the_desk(house.loan_officer).get(address(case, f"files/{added.id}/")).status_code == 404
    other = builders.a_case(house=house)
    assert officer.get(address(other, f"files/{added.id}/")).status_code == 404


def test_assessing_and_handing_over(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    officer = at_the_desk(house.officer)
    officer.post(address(case, "assessment/"), {"category": "BANK-05", "urgency": "HIGH"})
    officer.post(address(case, "assignment/"), {"owner": str(house.colleague.id)})
    changed = queries.case(case.id)
    assert changed.category
    assert (changed.category.code, changed.urgency, changed.owner) == ("BANK-05", "HIGH", house.colleague)
    nonsense = officer.post(address(case, "assessment/"), {"category": "BANK-05", "urgency": "SUPER"})
    assert nonsense.status_code == 422


def test_a_later_date_is_given_in_the_officers_calendar_and_explained(
    house: House, case: Case, at_the_desk: AtTheDesk
) -> None:
    officer = at_the_desk(house.officer)
    assert "delay-words" in officer.get(address(case), {"act": "delay"}).content.decode()

    early = officer.post(address(case, "delay/"), {"due": "1405/09/01", "reason": "LOAD", "words": "کمی صبر کنید."})
    assert early.status_code == 422
    assert "کمی صبر کنید." in early.content.decode()

    given = {"due": "1405/10/30", "reason": "COMPLEX", "words": "بررسی شعبه بیشتر زمان می‌برد."}
    told = officer.post(address(case, "delay/"), given)
    assert told["Location"] == f"{address(case)}?done=delay"
    page = text_of(officer, case)
    assert "بررسی شعبه بیشتر زمان می‌برد." in page
    assert "۳۰ دی ۱۴۰۵" in page


def test_a_case_that_leaves_the_unit_leads_back_to_the_queue(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    answer = at_the_desk(house.officer).post(address(case, "assignment/"), {"unit": str(house.loans.id)})
    assert answer["Location"] == "/desk/?done=assignment"


@pytest.mark.requirement("S2-10.1")
def test_a_case_with_twenty_messages_takes_ten_queries(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    talk(case, house, rounds=10)
    officer = at_the_desk(house.officer)
    officer.get(address(case))
    assert looks(officer, case) <= 10


def test_a_full_case_takes_as_many_queries_for_much_as_for_little(
    house: House, case: Case, at_the_desk: AtTheDesk
) -> None:
    officer = at_the_desk(house.officer)
    fill(case, house)
    officer.get(address(case))
    few = looks(officer, case)
    assert few <= 16
    for _round in range(3):
        fill(case, house)
    talk(case, house, rounds=10)
    officer.get(address(case))
    assert looks(officer, case) == few


def looks(client: Client, case: Case) -> int:
    """Count what the page asks the database; the trace of reading is written by another thread in real life."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address(case))
        return sum(query["sql"].startswith("SELECT") for query in asked.captured_queries)


def talk(case: Case, house: House, *, rounds: int) -> None:
    actor, me = builders.actor(house.officer), builders.as_complainant(case)
    for number in range(rounds):
        converse.hear(case.id, body=f"پرسش {number}", actor=me, at=MORNING)
        seen = queries.last_staff_message(case)
        converse.reply(
            case.id, body="پاسخ", staff=house.officer, seen=seen.id if seen else None, actor=actor, at=MORNING
        )


def fill(case: Case, house: House) -> None:
    actor = builders.actor(house.officer)
    due = MORNING + timedelta(days=2)
    given = {"staff": house.officer, "actor": actor, "at": MORNING}
    converse.write_note(case.id, body="یادداشت", **given)
    investigate.ask_for_documents(case.id, items=[("رسید", "تا ببینیم")], message="", due_at=due, **given)
    investigate.add_evidence(case.id, files=[builders.a_photo()], is_internal=True, actor=actor, at=MORNING)
    investigate.refer(case.id, unit_id=house.loans.id, note="نظر شما؟", due_at=due, **given)
    investigate.recall_referral(case.id, **given)


def test_every_fact_of_the_story_has_a_sentence() -> None:
    of_no_case = {CodeAsked, CalendarChanged}
    assert set(STORY) - of_no_case <= set(sentences.SENTENCES)


def test_the_thread_alone_is_what_live_pages_fetch(house: House, case: Case, at_the_desk: AtTheDesk) -> None:
    talk(case, house, rounds=1)
    fragment = at_the_desk(house.officer).get(address(case, "thread/")).content.decode()
    assert "<html" not in fragment
    assert fragment.count("<li") == 2


@pytest.mark.parametrize("stage", list(Stage))
def test_a_case_can_be_opened_at_every_stage(house: House, at_the_desk: AtTheDesk, stage: Stage) -> None:
    case = builders.a_case(stage=stage, house=house) if stage not in {Stage.ACKNOWLEDGED, Stage.ASSESSED} else None
    if case:
        text_of(at_the_desk(house.complaints), case)
