"""The simple pages: for whoever reads little or has a thin line. One thing a page, no scripts, the same complaint."""

import gzip
import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import hidden, text_of

from shenava.domain.cases import queries, references
from shenava.domain.cases.models import Case, Message
from shenava.domain.catalogue.models import Category
from shenava.domain.organization.actors import complainant
from shenava.domain.people.models import ContactPoint
from shenava.foundation import clock
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch
from shenava.lifecycle import resolve

pytestmark = pytest.mark.django_db

MOST_BYTES = 30_000
FILE = "/fa/simple/file/"


def say(person: Client, page: HttpResponse | None = None, **given: object) -> HttpResponse:
    """Fill in the page, or the first one, and press what is given."""
    return person.post(FILE, counter.fill(page or person.get(FILE), **given))


def to_the_check(person: Client, *, text: str = counter.STORY, mobile: str = "") -> HttpResponse:
    page = say(person, say(person, text=text), category="other")
    return say(person, page, mobile=mobile)


def question_on(page: HttpResponse) -> str:
    found = re.search(r'name="asking" value="([^"]+)"', text_of(page))
    return found[1] if found else ""


@pytest.mark.requirement("S1-58.1", "S0-23.1", "S0-27.1")
def test_words_a_tap_and_a_number_make_a_complaint_with_both_codes(house: House, person: Client) -> None:
    sent = say(person, to_the_check(person, mobile="09121234567"))
    case = Case.objects.get()
    assert sent["Location"] == f"/fa/simple/complaints/{case.tracking_code}/receipt/?by=mobile"
    receipt = text_of(person.get(sent["Location"]))
    for code in (case.tracking_code, references.access_code(case)):
        assert f": {' '.join(code)}" in receipt
        assert "".join(re.findall(r"<i>(\d)</i>", receipt)).count(code) == 1
    assert ContactPoint.objects.get().value == "+989121234567"
    assert queries.conversation(case).first().body == counter.STORY  # type: ignore[union-attr] # the words themselves


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_every_simple_page_is_small_and_needs_no_script_font_or_picture(
    house: House, person: Client, language: str
) -> None:
    case = builders.a_filed_case().case
    person.post(f"/{language}/track/", {"code": case.tracking_code, "access": references.access_code(case)})
    styles = max((settings.FRONTEND_DIST / "assets").glob("simple-*.css"), key=lambda one: one.stat().st_mtime)
    for address in (
        *("simple/", "simple/file/", "simple/track/", f"simple/track/?code={case.tracking_code}"),
        *(f"simple/complaints/{case.tracking_code}/{page}" for page in ("", "receipt/", "write/")),
    ):
        page = person.get(f"/{language}/{address}")
        words = text_of(page)
        assert page.status_code == 200, address
        assert not re.search(r"<(script|img|svg|video|audio|picture)\b|\.woff2|rel=\"(preload|manifest)\"", words), (
            address
        )
        assert len(gzip.compress(page.content)) + len(gzip.compress(styles.read_bytes())) < MOST_BYTES
    assert "font-face" not in styles.read_text()


def test_simple_and_full_pages_lead_to_each_other_with_all_that_was_typed(house: House, person: Client) -> None:
    assert 'href="/fa/simple/"' in text_of(person.get("/fa/"))
    assert 'href="/fa/"' in text_of(person.get("/fa/simple/"))
    simple = say(person, text="حرف‌های من")
    assert 'formaction="/fa/file/"' in text_of(simple)
    full = person.post("/fa/file/", {**hidden(text_of(simple)), "go": "stay"})
    assert hidden(text_of(full))["text"] == ["حرف‌های من"]
    assert 'formaction="/fa/simple/file/"' in text_of(full)
    again = person.post(FILE, {**hidden(text_of(full)), "go": "stay"})
    assert hidden(text_of(again))["text"] == ["حرف‌های من"]


def test_what_was_given_on_full_pages_is_not_lost_on_simple_ones(house: House, person: Client) -> None:
    page = counter.go_on(person, counter.choose(person, counter.tell(person), category="other"), wish="پولم برگردد")
    filled = {**hidden(text_of(page)), "who": "somebody", "their_name": "پدرم", "relation": "FAMILY", "go": "stay"}
    check = say(person, person.post(FILE, filled), mobile="09121234567")
    say(person, check)
    case = Case.objects.get()
    assert case.wish == "پولم برگردد"
    assert case.person.name == "پدرم"


@pytest.mark.requirement("S0-23.2", "S0-23.4")
def test_a_confirmed_topic_asks_what_it_must_one_question_a_page(house: House, person: Client) -> None:
    page = say(person, say(person, text=counter.STORY), category="BANK-01")
    asked = []
    answers = {"answer-paid_with": "account", "answer-is_fraud": "fraud", "answer-amount": "2500000"}
    while question_on(page):
        name = question_on(page)
        assert name not in asked
        asked.append(name)
        given = {name: answers.get(name, "1405/08/30")}
        page = person.post(FILE, {**hidden(text_of(page)), **given, f"{name}_unit": "TOMAN"})
    assert {"answer-paid_with", "answer-amount"} <= set(asked)
    say(person, say(person, page))
    case = Case.objects.get()
    assert case.category.code == "BANK-01"
    assert case.answers["paid_with"] == "account"
    assert case.answers["amount"] == {"amount": 25_000_000, "currency": "IRR", "unit": "TOMAN"}


def test_an_empty_answer_is_told_on_its_own_page_and_only_there(house: House, person: Client) -> None:
    page = say(person, say(person, text=counter.STORY), category="BANK-01")
    first = question_on(page)
    assert "-error" not in text_of(page)
    again = person.post(FILE, hidden(text_of(page)))
    assert again.status_code == 422
    assert question_on(again) == first
    assert f'id="id_{first}-error"' in text_of(again)


def test_who_does_not_know_goes_on_without_the_questions_and_is_heard(house: House, person: Client) -> None:
    page = say(person, say(person, text=counter.STORY), category="BANK-01")
    page = person.post(FILE, {**hidden(text_of(page)), "go": "skip"})
    say(person, say(person, page))
    case = Case.objects.get()
    assert case.category is None
    assert case.answers == {}


def test_nothing_said_is_told_and_going_back_keeps_the_words(house: House, person: Client) -> None:
    empty = say(person, text="  ")
    assert empty.status_code == 422
    assert 'href="#id_text"' in text_of(empty)
    back = say(person, to_the_check(person), go="back")
    back = say(person, say(person, back, go="back"), go="back")
    assert counter.STORY in unescape(text_of(back))


def test_a_wrong_number_is_told_and_nothing_is_sent(house: House, person: Client) -> None:
    page = to_the_check(person, mobile="12")
    assert page.status_code == 422
    assert 'id="id_mobile-error"' in text_of(page)
    assert Case.objects.count() == 0


def test_pressing_send_twice_makes_one_complaint(house: House, person: Client) -> None:
    check = to_the_check(person)
    first, second = say(person, check), say(person, check)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_a_flood_is_met_with_the_same_guard_and_a_wait(
    house: House, person: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(5):
        say(Client(), to_the_check(Client()))
    check = to_the_check(person)
    refused = say(person, check)
    assert refused.status_code == 429
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(seconds=25))
    assert say(person, refused).status_code == 302


def test_words_of_danger_show_help_before_anything_else(house: House, person: Client) -> None:
    page = text_of(say(person, text="بوی گاز شدید در خانه می‌آید و بچه‌ام بیهوش شده"))
    assert page.index("simple-box--danger") < page.index("<h1>")


def test_while_filing_is_off_the_simple_pages_say_so(house: House, person: Client) -> None:
    switches.turn(Switch.FILING, on=False, actor_ref="system", at=MORNING)
    forget_all()
    assert "simple_filing" not in text_of(person.get("/fa/simple/"))
    assert person.get(FILE).status_code == 503


@pytest.mark.requirement("S0-27.1")
def test_both_codes_open_the_simple_page_one_after_the_other(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    second = text_of(person.get("/en/simple/track/", {"code": case.tracking_code}))
    assert 'name="access"' in second
    opened = person.post("/en/simple/track/", {**hidden(second), "access": references.access_code(case)})
    assert opened["Location"] == f"/en/simple/complaints/{case.tracking_code}/"
    page = text_of(person.get(opened["Location"]))
    assert "<h1>" in page
    assert "simple-date" in page


def test_wrong_codes_are_told_where_they_are_wrong(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    bad = person.post("/en/simple/track/", {"code": "123", "access": "1"})
    assert (bad.status_code, 'id="id_code-error"' in text_of(bad)) == (422, True)
    wrong = person.post("/en/simple/track/", {"code": case.tracking_code, "access": "00000000"})
    assert (wrong.status_code, 'id="id_access-error"' in text_of(wrong)) == (422, True)


def test_a_complaint_of_somebody_else_is_not_there(house: House, person: Client) -> None:
    code = builders.a_filed_case().case.tracking_code
    page = person.get(f"/en/simple/complaints/{code}/")
    assert page.status_code == 404
    assert counter.STORY not in unescape(text_of(page))
    assert person.get(f"/en/simple/complaints/{code}/receipt/").status_code == 404
    assert person.post(f"/en/simple/complaints/{code}/messages/", {"body": "x"}).status_code == 404


def test_writing_to_us_reaches_the_case_and_empty_words_are_told(house: House, person: Client) -> None:
    say(person, to_the_check(person))
    code = Case.objects.get().tracking_code
    write = f"/fa/simple/complaints/{code}/write/"
    messages = f"/fa/simple/complaints/{code}/messages/"
    empty = person.post(messages, {**hidden(text_of(person.get(write))), "body": " "})
    assert empty.status_code == 422
    assert 'href="#id_body"' in text_of(empty)
    sent = person.post(messages, {**hidden(text_of(empty)), "body": "هنوز منتظرم"})
    assert sent["Location"] == f"/fa/simple/complaints/{code}/?done=asked"
    assert "هنوز منتظرم" in text_of(person.get(sent["Location"]))
    assert Message.objects.count() == 2


def test_an_answered_complaint_opens_its_letter(house: House, person: Client) -> None:
    case = builders.a_case(stage="RESPONDED", house=house)
    person.post("/fa/track/", {"code": case.tracking_code, "access": references.access_code(case)})
    page = text_of(person.get(f"/fa/simple/complaints/{case.tracking_code}/"))
    assert f"/fa/complaints/{case.tracking_code}/letter/1/" in page
    assert f"/fa/complaints/{case.tracking_code}/#objected" in page


def test_a_closed_complaint_offers_no_box_to_write_in(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    person.post("/fa/track/", {"code": case.tracking_code, "access": references.access_code(case)})
    resolve.withdraw(case.id, reason="", actor=complainant(case.id), at=MORNING)
    assert 'name="body"' not in text_of(person.get(f"/fa/simple/complaints/{case.tracking_code}/write/"))


def test_an_open_complaint_on_this_device_can_take_the_new_words(house: House, person: Client) -> None:
    say(person, to_the_check(person))
    code = Case.objects.get().tracking_code
    page = say(person, text="دوباره همان اتفاق افتاد")
    assert f'name="add_to" value="{code}"' in text_of(page)
    added = say(person, page, add_to=code)
    assert added["Location"] == f"/fa/simple/complaints/{code}/?done=added"
    assert Case.objects.count() == 1


def test_a_topic_that_nobody_offers_is_refused(house: House, person: Client) -> None:
    page = say(person, say(person, text=counter.STORY), category="NOT-ONE")
    assert page.status_code == 422
    assert not Category.objects.filter(code="NOT-ONE").exists()
