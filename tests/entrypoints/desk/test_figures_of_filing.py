"""Managers see how filing goes, administrators say how long it should take, and everybody else sees nothing of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.insight.metrics import repeat_filings
from shenava.domain.journeys import operations as journeys
from shenava.domain.journeys import queries
from shenava.domain.journeys.rules.walking import Note
from shenava.domain.organization.models import Staff
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.foundation import clock

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-79.4", "S0-23.1")]
AtTheDesk = Callable[[Staff], Client]
ADDRESS = "/desk/figures/filing/"
NOON = MORNING + timedelta(hours=3)


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def a_visit(number: int, *, sent: bool, minutes: float = 1, language: str = "fa") -> None:
    at = MORNING.timestamp()
    seen = {"language": language, "device": "PHONE", "category": "BANK-10"}
    token = f"visit-{number:030d}"
    journeys.jot(token=token, note=Note(kind="shown", step="WORDS", at=at, **seen))
    journeys.jot(token=token, note=Note(kind="shown", step="QUESTIONS", at=at + 60 * minutes, **seen))
    journeys.jot(
        token=token, note=Note(kind="shown", step="QUESTIONS", at=at + 99 * minutes, errors=("answer-branch",))
    )
    if sent:
        journeys.jot(token=token, note=Note(kind="sent", at=at + 180 * minutes))


def some_visits(*, minutes: float = 1) -> None:
    for number in range(15):
        a_visit(number, sent=number < 9, minutes=minutes)
    while journeys.gather(at=NOON, zone="Asia/Tehran"):
        pass
    journeys.settle(at=NOON)


@pytest.mark.parametrize("who", ["manager", "complaints", "compliance", "administrator"])
def test_whoever_answers_for_people_sees_how_filing_goes(house: House, at_the_desk: AtTheDesk, who: str) -> None:
    some_visits()
    page = at_the_desk(getattr(house, who)).get(ADDRESS).content.decode()

    assert "60%" in page.replace("۶۰", "60").replace("٪", "%")
    assert "1024" not in page
    assert 'href="/desk/figures/filing/"' in page


def test_an_officer_does_not(house: House, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.officer).get(ADDRESS).status_code == 403
    assert 'href="/desk/figures/filing/"' not in at_the_desk(house.officer).get("/desk/").content.decode()
    assert Client().get(ADDRESS).status_code == 302


def test_the_fields_have_the_names_of_their_form(house: House, at_the_desk: AtTheDesk) -> None:
    some_visits()
    page = at_the_desk(house.manager).get(ADDRESS).content.decode()

    assert "answer-branch" not in page


@pytest.mark.parametrize(
    "query", ["?days=7", "?days=nonsense", "?language=en", "?device=PHONE&category=BANK-10", "?source=x"]
)
def test_the_page_can_be_narrowed(house: House, at_the_desk: AtTheDesk, query: str) -> None:
    some_visits()

    assert at_the_desk(house.manager).get(ADDRESS + query).status_code == 200


def test_an_administrator_says_how_long_filing_should_take(house: House, at_the_desk: AtTheDesk) -> None:
    some_visits(minutes=2)
    client = at_the_desk(house.administrator)
    assert "figure-comparison--broken" in client.get(ADDRESS).content.decode()
    assert client.post(f"{ADDRESS}target/", {"minutes": "۱۰"}).status_code == 302
    assert queries.target_minutes() == 10
    assert "figure-comparison--kept" in client.get(ADDRESS).content.decode()


def test_a_target_beyond_all_measure_is_refused_and_stays_typed(house: House, at_the_desk: AtTheDesk) -> None:
    refused = at_the_desk(house.administrator).post(f"{ADDRESS}target/", {"minutes": "0"})

    assert refused.status_code == 422
    assert 'value="0"' in refused.content.decode()
    assert queries.target_minutes() == 3


def test_only_an_administrator_does(house: House, at_the_desk: AtTheDesk) -> None:
    assert at_the_desk(house.manager).post(f"{ADDRESS}target/", {"minutes": "5"}).status_code == 403


@pytest.mark.requirement("S0-79.2")
def test_the_same_person_filing_again_about_the_same_topic_is_linked(house: House, at_the_desk: AtTheDesk) -> None:
    who = Introduction(name="مریم", contacts={ContactKind.EMAIL: "maryam@example.org"})
    first = builders.a_filed_case(introduction=who, at=MORNING - timedelta(days=12)).case
    other = builders.a_filed_case(introduction=who, category="", at=MORNING - timedelta(days=3)).case
    again = builders.a_filed_case(introduction=who, at=MORNING).case
    old = builders.a_filed_case(introduction=who, at=MORNING - timedelta(days=60)).case
    found, share = repeat_filings.repeat_filings(
        since=NOON - timedelta(days=30), until=NOON, actor=builders.actor(house.compliance)
    )
    page = at_the_desk(house.compliance).get(ADDRESS).content.decode()

    assert [(one.case, one.before) for one in found] == [(again, first)]
    assert (share.part, share.whole) == (1, 3)
    assert again.tracking_code in page
    assert other.tracking_code not in page
    assert old.tracking_code not in page
    assert again.tracking_code not in at_the_desk(house.administrator).get(ADDRESS).content.decode()
