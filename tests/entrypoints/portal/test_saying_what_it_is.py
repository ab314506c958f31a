"""Whoever writes says whether it is a complaint, a suggestion or thanks; each is kept as it was called."""

import pytest
from django.test import Client
from tests import builders
from tests.builders import House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Kind
from shenava.domain.policies.queries import standing_promise
from shenava.lifecycle import triage

pytestmark = pytest.mark.django_db


def call_it(person: Client, kind: str) -> Case:
    page = counter.go_on(person, counter.tell(person), category="other", kind=kind)
    counter.go_on(person, counter.go_on(person, counter.go_on(person, page)))
    return Case.objects.get()


@pytest.mark.requirement("S1-42.1")
@pytest.mark.parametrize("kind", ["COMPLAINT", "SUGGESTION", "PRAISE"])
def test_it_is_kept_as_the_person_called_it_and_is_promised_an_answer(house: House, person: Client, kind: str) -> None:
    case = call_it(person, kind)
    assert case.kind == kind
    assert standing_promise(case.id) is not None


@pytest.mark.requirement("S1-2.1")
@pytest.mark.parametrize("kind", ["", "QUESTION", "<script>", "praise"])
def test_whatever_else_is_said_or_nothing_is_heard_as_a_complaint(house: House, person: Client, kind: str) -> None:
    assert call_it(person, kind).kind == Kind.COMPLAINT


def test_it_is_asked_read_back_and_can_be_changed(house: House, person: Client) -> None:
    asked = counter.tell(person, language="en")
    assert 'value="SUGGESTION"' in text_of(asked)
    page = counter.go_on(person, asked, language="en", category="other", kind="SUGGESTION")
    check = counter.go_on(person, counter.go_on(person, page, language="en"), language="en")
    assert "A suggestion" in text_of(check)
    again = counter.go_on(person, check, language="en", go="category")
    assert 'value="SUGGESTION" checked' in text_of(again)


@pytest.mark.requirement("S1-42.1")
def test_taking_it_as_a_complaint_is_told_and_keeps_codes_and_words(house: House, person: Client) -> None:
    case = call_it(person, "PRAISE")
    triage.take_as_complaint(case.id, actor=builders.actor(house.complaints), at=builders.MORNING)
    page = text_of(person.get(f"/en/complaints/{case.tracking_code}/"))
    assert "It is handled as a complaint from now on." in page
    assert counter.STORY in page
