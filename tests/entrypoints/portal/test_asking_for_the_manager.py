"""Whoever feels unheard calls for the manager, once at each step; and what was sent before needn't be sent again."""

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal.counter import text_of
from tests.entrypoints.portal.own_page import signed_in

from shenava.domain.cases import queries as cases
from shenava.domain.cases import references
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import DocumentState, TaskKind, Urgency
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.lifecycle import escalate, investigate

pytestmark = pytest.mark.django_db
MARYAM = "maryam@example.org"
_HERS = Introduction(name="Maryam", contacts={ContactKind.EMAIL: MARYAM})


def opened(case: Case) -> Client:
    person = Client()
    person.post("/en/track/", {"code": case.tracking_code, "access": references.access_code(case)})
    return person


def call(person: Client, case: Case, reason: str = "Nobody answers me", token: str = "t" * 24) -> str:
    answer = person.post(f"/en/complaints/{case.tracking_code}/escalation/", {"reason": reason, "token": token})
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


def we_ask(case: Case, house: House, items: list[tuple[str, str]]) -> None:
    investigate.ask_for_documents(
        case.id,
        items=items,
        message="",
        due_at=MORNING.replace(month=12),
        staff=house.officer,
        actor=builders.actor(house.officer),
        at=MORNING,
    )


def calls(case: Case) -> list[object]:
    return [task.owner for task in cases.tasks(case) if task.kind == TaskKind.ESCALATION]


def test_the_manager_of_the_unit_gets_a_task_and_the_case_becomes_more_urgent(house: House) -> None:
    case = builders.a_case(house=house)
    person = opened(case)

    assert call(person, case).endswith("?done=escalated")
    builders.let_everything_happen()

    assert calls(case) == [house.manager]
    assert cases.case(case.id).urgency in {Urgency.HIGH, Urgency.URGENT, Urgency.EMERGENCY}
    page = text_of(person.get(f"/en/complaints/{case.tracking_code}/"))
    assert "You asked for the manager." in page
    assert "Nobody answers me" in page


def test_twice_at_one_step_is_once_and_a_double_click_is_once(house: House) -> None:
    case = builders.a_case(house=house)
    person = opened(case)
    call(person, case)
    assert call(person, case).endswith("?done=escalated")
    assert call(person, case, token="u" * 24).endswith("?done=moved")
    assert 'id="escalated"' not in text_of(person.get(f"/en/complaints/{case.tracking_code}/"))
    builders.let_everything_happen()
    assert len(calls(case)) == 1
    with pytest.raises(escalate.AlreadyEscalated):
        escalate.escalate(case.id, reason="again", actor=builders.as_complainant(case), at=MORNING)


def test_at_the_next_step_they_may_call_again(house: House) -> None:
    case = builders.a_case(house=house)
    call(opened(case), case)
    officer = builders.actor(house.officer)
    investigate.ask_for_documents(
        case.id,
        items=[("a", "b")],
        message="",
        due_at=MORNING.replace(month=12),
        staff=house.officer,
        actor=officer,
        at=MORNING,
    )

    assert call(opened(case), case, token="u" * 24).endswith("?done=escalated")


def test_without_a_reason_the_manager_is_not_called_and_what_to_do_is_said(house: House) -> None:
    case = builders.a_case(house=house)

    assert "in a sentence what they should look at" in call(opened(case), case, reason="  ")
    assert calls(case) == []
    with pytest.raises(escalate.WhyTheManager):
        escalate.escalate(case.id, reason=" ", actor=builders.as_complainant(case), at=MORNING)


@pytest.fixture
def asked(house: House) -> tuple[Case, Case]:
    """Return a case that waits for a document, and an earlier one with a file."""
    earlier = builders.a_filed_case(introduction=_HERS, files=[builders.a_photo("receipt.png")]).case
    case = builders.a_case(house=house, introduction=_HERS)
    officer = builders.actor(house.officer)
    investigate.ask_for_documents(
        case.id,
        items=[("Receipt", "to find the payment")],
        message="",
        due_at=MORNING.replace(month=12),
        staff=house.officer,
        actor=officer,
        at=MORNING,
    )
    return cases.case(case.id), earlier


def test_what_she_sent_before_is_used_again_when_she_agrees(house: House, asked: tuple[Case, Case]) -> None:
    case, earlier = asked
    maryam, item = signed_in(MARYAM), cases.document_items(case).get()
    page = text_of(maryam.get(f"/en/complaints/{case.tracking_code}/"))
    assert "receipt.png" in page
    address = f"/en/complaints/{case.tracking_code}/documents/{item.id}/"
    file = cases.attachments(earlier).get()

    refused = maryam.post(address, {"reuse": str(file.id)})
    assert "tick that we may use it" in text_of(refused)
    taken = maryam.post(address, {"reuse": str(file.id), "agreed": "1", "token": "t" * 24})

    assert taken["Location"].endswith("?done=documents")
    item.refresh_from_db()
    assert item.state == DocumentState.RECEIVED
    assert cases.attachments(case).get().file_id == file.file_id


def test_codes_alone_offer_nothing_of_other_complaints(house: House, asked: tuple[Case, Case]) -> None:
    case, earlier = asked
    person, item = opened(case), cases.document_items(case).get()
    assert "receipt.png" not in text_of(person.get(f"/en/complaints/{case.tracking_code}/"))
    file = cases.attachments(earlier).get()
    answer = person.post(
        f"/en/complaints/{case.tracking_code}/documents/{item.id}/", {"reuse": str(file.id), "agreed": "1"}
    )
    assert answer.status_code == 422
    assert not cases.attachments(case).exists()
