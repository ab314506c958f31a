"""The queue shows each person what waits for them, in the order of what was promised."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases.vocabulary import Stage
from shenava.domain.organization.models import Staff
from shenava.entrypoints.desk import queue as queue_door
from shenava.foundation import clock
from shenava.foundation.accounts.models import Account

AtTheDesk = Callable[[Staff], Client]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))


def test_a_stranger_is_sent_to_sign_in_and_comes_back(client: Client) -> None:
    answer = client.get("/desk/?scope=unit")
    assert answer.status_code == 302
    assert answer["Location"] == "/desk/sign-in/?next=%2Fdesk%2F%3Fscope%3Dunit"


def test_an_account_without_a_place_is_told_so(client: Client, house: House, django_user_model: type[Account]) -> None:
    nobody = django_user_model.objects.create(login="nobody", created_at=MORNING)
    client.force_login(nobody)
    assert client.get("/desk/").status_code == 403


def test_an_officer_sees_their_own_cases_and_nobody_elses(house: House, at_the_desk: AtTheDesk) -> None:
    mine = builders.a_case(house=house)
    page = at_the_desk(house.officer).get("/desk/").content.decode()
    assert mine.tracking_code in page
    assert "مریم رضایی" in page
    for other in (house.loan_officer, house.administrator, house.colleague):
        assert mine.tracking_code not in at_the_desk(other).get("/desk/").content.decode()


def test_the_unit_sees_what_its_colleagues_hold(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house)
    assert case.tracking_code in at_the_desk(house.colleague).get("/desk/?scope=unit").content.decode()
    assert case.tracking_code not in at_the_desk(house.loan_officer).get("/desk/?scope=unit").content.decode()
    assert case.tracking_code in at_the_desk(house.compliance).get("/desk/?scope=all").content.decode()


def test_a_withheld_name_is_not_shown_to_the_unit(house: House, at_the_desk: AtTheDesk) -> None:
    builders.a_case(house=house, hides_name=True)
    page = at_the_desk(house.officer).get("/desk/").content.decode()
    assert "مریم رضایی" not in page
    assert "مریم رضایی" in at_the_desk(house.complaints).get("/desk/?scope=all").content.decode()


def test_an_answered_case_leaves_the_queue_for_its_own_tab(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(stage=Stage.RESPONDED, house=house)
    officer = at_the_desk(house.officer)
    assert case.tracking_code not in officer.get("/desk/?scope=mine").content.decode()
    assert case.tracking_code in officer.get("/desk/?scope=answered").content.decode()


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("urgency=URGENT", True),
        ("urgency=NORMAL", False),
        ("category=BANK-10", True),
        ("category=BANK-01", False),
        ("waiting=US", True),
        ("waiting=UNIT", False),
        ("language=fa", True),
        ("language=en", False),
        ("owner=nobody", False),
        ("overdue=1", False),
        ("unanswered=1", True),
        ("urgency=nonsense&owner=nonsense", True),
    ],
)
def test_filters_narrow_the_queue(house: House, at_the_desk: AtTheDesk, query: str, is_shown: bool) -> None:
    case = builders.a_case(house=house)
    page = at_the_desk(house.officer).get(f"/desk/?scope=unit&{query}").content.decode()
    assert (case.tracking_code in page) is is_shown


def test_the_queue_goes_on_page_by_page_without_losing_or_repeating(
    house: House, at_the_desk: AtTheDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_door, "ROWS", 2)
    codes = {builders.a_case(house=house).tracking_code for _case in range(5)}
    officer, address, seen = at_the_desk(house.complaints), "/desk/?scope=all", []
    while address:
        context = officer.get(address)
        page = context.content.decode()
        seen += [code for code in codes if code in page]
        address = next_of(page)
    assert sorted(seen) == sorted(codes)


def next_of(page: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"', page)
    return html.unescape(found[1]) if found else ""


def test_the_queue_takes_as_many_queries_for_thirty_cases_as_for_three(
    house: House, at_the_desk: AtTheDesk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _case in range(3):
        builders.a_case(house=house)
    officer = at_the_desk(house.manager)
    officer.get("/desk/?scope=unit")  # names of units and people are remembered from now on
    with django_assert_max_num_queries(8) as few:
        officer.get("/desk/?scope=unit")
        enough = len(few)
    for _case in range(27):
        builders.a_case(house=house)
    officer.get("/desk/?scope=unit")
    with django_assert_max_num_queries(enough):
        officer.get("/desk/?scope=unit")


@pytest.mark.requirement("S0-43.1", "S1-37.1")
def test_danger_stands_above_the_queue_of_the_unit_and_nowhere_else(house: House, at_the_desk: AtTheDesk) -> None:
    case = builders.a_case(house=house, text="در شعبه بوی گاز می‌آید و یک نفر بیهوش شده است.")
    for colleague in (house.officer, house.colleague, house.complaints):
        page = at_the_desk(colleague).get("/desk/?scope=answered").content.decode()
        assert case.tracking_code in page.partition('id="to-do"')[2]
    for other in (house.loan_officer, house.compliance, house.administrator):
        page = at_the_desk(other).get("/desk/").content.decode()
        assert 'id="to-do"' not in page


@pytest.mark.parametrize(("hours", "state"), [(1, ""), (40, "soon"), (60, "broken"), (73, "broken")])
def test_a_case_that_nobody_touches_ages_with_shape_and_word(
    house: House, at_the_desk: AtTheDesk, monkeypatch: pytest.MonkeyPatch, hours: int, state: str
) -> None:
    case = builders.a_case(house=house)
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=hours))
    page = at_the_desk(house.manager).get("/desk/?scope=unit").content.decode()
    cell = page.partition('<td class="queue-age">')[2].partition("</td>")[0]
    assert (f"clock--{state}" in cell) if state else ("clock--" not in cell)
    silent = at_the_desk(house.manager).get("/desk/?scope=unit&silent=1").content.decode()
    assert (case.tracking_code in silent) is (hours > 72)
