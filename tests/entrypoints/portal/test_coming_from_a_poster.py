"""Whoever follows a short link files as anybody else, and the case knows where they came from."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.models import Case
from shenava.domain.catalogue.models import Category
from shenava.domain.journeys import operations as journeys
from shenava.domain.journeys.models import StepFigures
from shenava.domain.touchpoints import operations as touchpoints
from shenava.domain.touchpoints.models import Touchpoint
from shenava.foundation.database.remembered import forget_all

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-79.1")]


@pytest.fixture
def branch(house: House) -> Touchpoint:
    return touchpoints.add(
        code="BR-12",
        kind="BRANCH",
        name={"fa": "شعبهٔ ونک", "en": "Vanak branch"},
        place={},
        category_id=Category.objects.get(code="BANK-10").id,
        at=MORNING,
    )


def follow(person: Client, address: str) -> dict[str, object]:
    """Follow the link to the form and on to the last page; return what that one sends."""
    page = person.get(address, follow=True)
    page = person.post("/fa/file/", {**counter.hidden(text_of(page)), "text": counter.STORY})
    page = counter.choose(person, page, category="other")
    page = counter.go_on(person, counter.go_on(person, page))
    return counter.fill(page)


@pytest.mark.parametrize("address", ["/q/BR-12", "/q/br-12/", "/q/BR-۱۲"])
def test_the_short_link_opens_the_form_and_the_case_knows_it(branch: Touchpoint, person: Client, address: str) -> None:
    assert person.post("/fa/file/", follow(person, address)).status_code == 302
    assert Case.objects.get().touchpoint == branch


def test_the_form_says_where_the_person_comes_from_in_their_language(branch: Touchpoint, person: Client) -> None:
    assert "شعبهٔ ونک" in text_of(person.get("/fa/file/?source=BR-12"))
    assert "Vanak branch" in text_of(person.get("/en/file/?source=br-12"))


def test_the_topic_of_the_place_is_chosen_to_begin_with(branch: Touchpoint, person: Client) -> None:
    first = person.get("/fa/file/?source=BR-12")
    page = text_of(person.post("/fa/file/", {**counter.hidden(text_of(first)), "text": "چیزی شد"}))

    assert 'value="BANK-10" checked' in page


def test_a_retired_place_still_answers(branch: Touchpoint, person: Client) -> None:
    touchpoints.change(branch, retired_at=MORNING)
    assert person.post("/fa/file/", follow(person, "/q/BR-12")).status_code == 302
    assert Case.objects.get().touchpoint == branch


@pytest.mark.parametrize("address", ["/q/NOWHERE-1", "/q/%D8%B4", "/q/..."])
def test_a_code_that_nobody_knows_opens_the_first_page(house: House, person: Client, address: str) -> None:
    page = person.get(address, follow=True)

    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == "/fa/"


def test_a_source_that_somebody_made_up_is_no_source(branch: Touchpoint, person: Client) -> None:
    form = {**follow(person, "/q/BR-12"), "source": "MADE-UP"}
    assert person.post("/fa/file/", form).status_code == 302
    assert Case.objects.get().touchpoint is None


def test_the_figures_know_the_source_and_nothing_else(branch: Touchpoint) -> None:
    person = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Mobile Safari"})
    person.post("/fa/file/", follow(person, "/q/BR-12"))
    journeys.gather(at=MORNING + timedelta(minutes=5), zone="Asia/Tehran")

    assert set(StepFigures.objects.values_list("source", flat=True)) == {"BR-12"}


def test_filing_from_a_place_costs_no_further_statement(branch: Touchpoint, person: Client) -> None:
    from django.db import connection  # noqa: PLC0415 - for one question
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    counts = []
    for address in ("/fa/file/", "/q/BR-12"):
        form = follow(person, address)
        person.get("/fa/file/?source=BR-12")
        with CaptureQueriesContext(connection) as captured:
            assert person.post("/fa/file/", form).status_code == 302
        counts.append(len(captured))
    forget_all()

    assert counts[0] == counts[1]
