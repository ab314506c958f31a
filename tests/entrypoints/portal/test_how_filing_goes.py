"""What is noted while somebody files: steps, times and fields; nothing that they are or say."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import STORY, text_of

from shenava.domain.insight import filing
from shenava.domain.journeys import operations as journeys
from shenava.domain.journeys.models import StepFigures, Visit
from shenava.domain.journeys.queries import Period
from shenava.domain.journeys.vocabulary import Ending
from shenava.foundation import clock, jottings
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-79.1", "S0-79.3")]
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"


@pytest.fixture
def person() -> Client:
    return Client(headers={"User-Agent": PHONE})


class Watch:
    """A clock that a test moves on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = MORNING
        monkeypatch.setattr(clock, "now", lambda: self.now)

    def go_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


def gathered(at: datetime) -> list[Visit]:
    while journeys.gather(at=at + timedelta(minutes=1), zone="Asia/Tehran"):
        pass
    return list(Visit.objects.order_by("pk"))


def the_visit(at: datetime) -> Visit:
    [visit] = gathered(at)
    return visit


def noticed(person: Client, page: Any, **told: object) -> int:  # noqa: ANN401 - a response of the test client
    token = counter.hidden(text_of(page))["token"][0]
    given = {"token": token, "kind": "spent", "step": "QUESTIONS", **told}
    return person.post("/fa/file/journey/", given).status_code


def test_a_filing_is_followed_from_the_first_page_to_the_end(house: House, person: Client, watch: Watch) -> None:
    first = person.get("/fa/")
    watch.go_on(20)
    assert noticed(person, first, kind="begun", step="SEEN") == 204
    watch.go_on(60)
    second = person.post("/fa/file/", {**counter.hidden(text_of(first)), "text": STORY})
    watch.go_on(10)
    third = counter.choose(person, second, category="BANK-10")
    watch.go_on(30)
    fourth = counter.go_on(person, third, answer_branch="1024")
    watch.go_on(5)
    last = counter.go_on(person, fourth)
    watch.go_on(15)
    assert counter.go_on(person, last).status_code == 302

    visit = the_visit(watch.now)
    assert {name: stay["seconds"] for name, stay in visit.steps.items()} == {
        "SEEN": 20,
        "WORDS": 60,
        "CATEGORY": 10,
        "QUESTIONS": 30,
        "YOU": 5,
        "CHECK": 15,
    }
    assert (visit.ending, visit.language, visit.device, visit.category) == (Ending.SENT, "fa", "PHONE", "BANK-10")
    assert visit.touched_at is None, "nothing says at which hour it was"
    assert StepFigures.objects.get(step="SENT").seconds == {"120": 1}


def test_what_needs_another_look_is_noted_by_the_name_of_its_field(house: House, person: Client, watch: Watch) -> None:
    page = counter.choose(person, counter.tell(person), category="BANK-01")
    for _try in range(2):
        assert counter.go_on(person, page).status_code == 422
    visit = the_visit(watch.now)

    assert visit.steps["QUESTIONS"]["errors"] == {"answer-paid_with": 2, "answer-amount": 2}
    watch.go_on(3 * 3600)
    assert journeys.settle(at=watch.now) == 1
    visit.refresh_from_db()
    assert (visit.ending, visit.likely, visit.step) == (Ending.LEFT, "SAME_ERROR", "QUESTIONS")
    assert journeys.settle(at=watch.now) == 0


def test_the_page_tells_how_long_somebody_was_at_each_field_of_this_form_and_no_other(
    house: House, person: Client, watch: Watch
) -> None:
    page = counter.choose(person, counter.tell(person), category="BANK-01")
    fields = {"field.answer-paid_with": "70", "field.name": "5", "field.made-up": "9", "field.answer-x": "3"}
    odd = {"field.wish": "-1", "field.email": "many"}
    assert noticed(person, page, category="BANK-01", last="name", **fields, **odd) == 204
    stay = the_visit(watch.now).steps["QUESTIONS"]

    assert stay["fields"] == {"answer-paid_with": 70, "name": 5}
    assert stay["needed"] == ["answer-paid_with"]
    assert stay["last"] == "name"


@pytest.mark.parametrize(
    "told", [{"token": "short"}, {"token": ""}, {"step": "ELSEWHERE"}, {"kind": "sent"}, {"step": ""}]
)
def test_whatever_is_no_note_of_ours_is_refused(house: House, person: Client, told: dict[str, str]) -> None:
    page = counter.tell(person)
    before = len(jottings.waiting(journeys.BOX, most=100))

    assert noticed(person, page, **told) == 400
    assert len(jottings.waiting(journeys.BOX, most=100)) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"DNT": "1", "User-Agent": PHONE},
        {"Sec-GPC": "1", "User-Agent": PHONE},
        {"User-Agent": "ExampleBot/2.0 (+https://example.org/bot)"},
        {},
    ],
    ids=["do not track", "global privacy control", "a robot", "nobody knows what"],
)
def test_whoever_asks_not_to_be_followed_is_not(house: House, headers: dict[str, str], watch: Watch) -> None:
    person = Client(headers=headers)
    page = counter.choose(person, counter.tell(person), category="other")
    assert "filing-journey" not in text_of(page)
    noticed(person, page, **{"field.name": "5"})
    assert counter.file(person).status_code == 302

    assert jottings.waiting(journeys.BOX, most=10) == []
    assert gathered(watch.now) == []


def test_an_administrator_can_switch_it_off(house: House, person: Client, watch: Watch) -> None:
    switches.turn(Switch.JOURNEYS, on=False, actor_ref="system", at=MORNING)
    assert counter.file(person).status_code == 302

    assert jottings.waiting(journeys.BOX, most=10) == []


def test_nothing_that_somebody_writes_is_noted(house: House, person: Client, watch: Watch) -> None:
    counter.file(person, text=f"zqxjkv {STORY}", name="zqxjkv", email="zqxjkv@example.org", wish="zqxjkv")
    notes = json.dumps([one.words for one in jottings.waiting(journeys.BOX, most=100)])
    gathered(watch.now)
    kept = json.dumps(list(Visit.objects.values()), default=str) + json.dumps(
        list(StepFigures.objects.values()), default=str
    )

    assert "zqxjkv" not in notes + kept
    assert "127.0.0.1" not in notes + kept
    assert PHONE not in notes + kept


def test_no_cookie_is_set_for_it(house: House, person: Client) -> None:
    page = person.get("/fa/file/")
    noticed(person, page, step="WORDS")

    assert set(person.cookies) <= {"csrftoken"}


def test_following_costs_filing_no_write_of_its_own(
    house: House,
    person: Client,
    watch: Watch,
    django_assert_num_queries: Any,  # noqa: ANN401 - the fixture's own type
) -> None:
    followed = _statements(person, counter.look_over(person))
    switches.turn(Switch.JOURNEYS, on=False, actor_ref="system", at=MORNING)

    assert followed == _statements(person, counter.look_over(person))


def _statements(person: Client, page: Any) -> int:  # noqa: ANN401 - a response of the test client
    from django.db import connection  # noqa: PLC0415 - for one question
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    switches.is_on(Switch.FILING)
    with CaptureQueriesContext(connection) as captured:
        assert person.post("/fa/file/", counter.fill(page)).status_code == 302
    return len(captured)


@pytest.mark.requirement("S0-23.1", "S0-79.4")
def test_the_figures_show_the_known_bottleneck(house: House, person: Client, watch: Watch) -> None:
    for number in range(12):
        page = counter.tell(person)
        watch.go_on(30)
        page = counter.choose(person, page, category="BANK-10")
        watch.go_on(150)
        if number < 4:
            page = counter.go_on(person, counter.go_on(person, page, answer_branch="1024"))
            assert counter.go_on(person, page).status_code == 302
    watch.go_on(3 * 3600)
    gathered(watch.now)
    journeys.settle(at=watch.now)
    today = MORNING.date()
    found = filing.funnel(period=Period(today, today), wanted={"device": "PHONE"})
    by_step = {one.step: one for one in found.steps}

    assert (found.finished.part, found.finished.whole) == (4, 12)
    assert by_step["QUESTIONS"].left.percent == 67
    assert by_step["CATEGORY"].left.part == 0
    assert (by_step["CATEGORY"].lengths.median, found.lengths.median) == (30, 180)
    assert found.lengths.is_within(3)
    assert not found.lengths.is_within(2)
    assert [(one.value, one.finished.part) for one in found.groups["category"]] == [("BANK-10", 4)]
    assert filing.funnel(period=Period(today, today), wanted={"device": "TABLET"}).steps == []


def test_visits_go_after_three_months_and_figures_stay(house: House, person: Client, watch: Watch) -> None:
    counter.file(person)
    gathered(watch.now)

    assert journeys.forget_old(today=MORNING.date() + timedelta(days=90)) == 0
    assert journeys.forget_old(today=MORNING.date() + timedelta(days=91)) == 1
    assert StepFigures.objects.exists()
