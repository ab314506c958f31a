"""At the desk a suggestion is seen as one, found as one, and can become a complaint, but never the other way round."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import queries
from shenava.domain.cases.events import TakenAsComplaint
from shenava.domain.cases.vocabulary import Kind
from shenava.domain.organization.models import Staff
from shenava.foundation import clock
from shenava.foundation.events.queries import facts_about

AtTheDesk = Callable[[Staff], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))


@pytest.mark.requirement("S1-42.1")
def test_the_queue_finds_suggestions_and_says_so(house: House, at_the_desk: AtTheDesk) -> None:
    complaint = builders.a_case(house=house)
    suggestion = builders.a_case(house=house, kind=Kind.SUGGESTION)
    desk = at_the_desk(house.officer)
    page = desk.get("/desk/?kind=SUGGESTION", headers={"accept-language": "en"}).content.decode()
    assert suggestion.tracking_code in page
    assert complaint.tracking_code not in page
    assert "badge--lapis" in page
    assert complaint.tracking_code in desk.get("/desk/?kind=NONSENSE").content.decode()


@pytest.mark.requirement("S1-42.1")
def test_an_officer_takes_thanks_as_a_complaint_once(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house, kind=Kind.PRAISE)
    desk, place = at_the_desk(house.officer), f"/desk/cases/{case.tracking_code}/"
    assert f'action="{place}kind/"' in desk.get(place).content.decode()
    for _time in range(2):
        assert desk.post(f"{place}kind/")["Location"] == f"{place}?done=kind"
    assert queries.case(case.id).kind == Kind.COMPLAINT
    assert [one.fact.was for one in facts_about(case.id) if isinstance(one.fact, TakenAsComplaint)] == [Kind.PRAISE]
    page = desk.get(f"{place}?done=kind").content.decode()
    assert f'action="{place}kind/"' not in page
    assert desk.get(f"{place}history/").status_code == 200


def test_nobody_without_the_case_and_nobody_who_only_reads_changes_it(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house, kind=Kind.PRAISE)
    place = f"/desk/cases/{case.tracking_code}/"
    assert at_the_desk(house.loan_officer).post(f"{place}kind/").status_code == 404
    assert at_the_desk(house.compliance).post(f"{place}kind/").status_code == 403
    assert queries.case(case.id).kind == Kind.PRAISE
    assert f'action="{place}kind/"' not in at_the_desk(house.compliance).get(place).content.decode()


def test_whoever_writes_for_somebody_says_what_it_is(house: House, at_the_desk: AtTheDesk) -> None:
    desk = at_the_desk(house.officer)
    given = {"text": "کارمند شعبه خیلی مهربان بود", "key": "k1", "channel": "PHONE"}
    refused = desk.post("/desk/new/", {**given, "kind": "LOVE-LETTER"})
    assert refused.status_code == 422
    assert desk.post("/desk/new/", {**given, "kind": "PRAISE"}).status_code == 200
    assert queries.Case.objects.get().kind == Kind.PRAISE
