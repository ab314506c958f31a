"""Filing asks one question a screen, loses nothing, is looked over before it is sent, and makes exactly one case."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases import queries, references
from shenava.domain.cases.models import Case
from shenava.domain.catalogue import operations as catalogue
from shenava.domain.catalogue.vocabulary import FilingWay
from shenava.domain.people.models import ContactPoint
from shenava.foundation.database.remembered import forget_all
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

pytestmark = pytest.mark.django_db

ACCOUNT = {
    "answer_paid_with": "account",
    "answer_is_fraud": "fraud",
    "answer_amount": "۲۵۰۰۰۰۰",
    "answer_amount_unit": "TOMAN",
    "answer_txn_time": "۱۴۰۵/۰۸/۳۰",
}
"""What a bank must know of money that left an account."""


@pytest.mark.requirement("S0-27.1", "S0-27.3", "S0-27.4")
def test_the_steps_end_at_a_receipt_with_both_codes_and_a_date(house: House, person: Client) -> None:
    sent = counter.file(person, name="مریم رضایی", email="maryam@example.org")
    case = Case.objects.get()
    assert sent.status_code == 302
    receipt = text_of(person.get(sent["Location"]))
    assert references.access_code(case) in receipt
    assert case.tracking_code in receipt
    assert "<svg" in receipt
    assert "دوشنبه ۲ آذر ۱۴۰۵" in receipt
    assert case.person.name == "مریم رضایی"


@pytest.mark.requirement("S1-58.1")
def test_filing_needs_no_name_and_stays_trackable(house: House, person: Client) -> None:
    sent = counter.file(person)
    assert Case.objects.get().person is None
    assert person.get(sent["Location"]).status_code == 200


@pytest.mark.requirement("S0-41.1")
def test_the_words_choose_what_is_offered_first_and_are_shown(house: House, person: Client) -> None:
    page = text_of(counter.tell(person))
    assert "BANK-01" in page
    assert "<q " in page


@pytest.mark.requirement("S0-23.2", "S0-23.4")
def test_only_the_questions_of_the_chosen_topic_are_asked(house: House, person: Client) -> None:
    page = text_of(counter.choose(person, counter.tell(person), category="BANK-01"))
    assert 'name="answer-paid_with"' in page
    assert "data-show-if" in page
    other = text_of(counter.choose(person, counter.tell(person), category="other"))
    assert "answer-" not in other.replace("answer-bar", "")


def test_a_required_answer_that_is_missing_is_told_at_the_field_and_nothing_is_lost(
    house: House, person: Client
) -> None:
    page = counter.choose(person, counter.tell(person), category="BANK-01")
    again = counter.go_on(person, page, wish="پولم برگردد")
    words = text_of(again)
    assert again.status_code == 422
    assert 'id="id_answer-paid_with-error"' in words
    assert 'href="#id_answer-paid_with"' in words
    assert "پولم برگردد" in words
    assert counter.hidden(words)["text"] == [counter.STORY]
    assert not Case.objects.exists()


def test_a_number_that_is_not_complete_is_told_where_it_is_asked_for(house: House, person: Client) -> None:
    page = counter.go_on(person, counter.choose(person, counter.tell(person), category="other"))
    again = counter.go_on(person, page, name="مریم", mobile="0912")
    assert again.status_code == 422
    assert 'id="id_mobile-error"' in text_of(again)
    assert "مریم" in text_of(again)


@pytest.mark.requirement("S0-23.4")
def test_answers_to_questions_that_were_not_shown_are_dropped(house: House, person: Client) -> None:
    sent = counter.file(
        person,
        category="BANK-01",
        answer_paid_with="account",
        answer_card_last4="1234",
        answer_amount="۲۵۰۰۰۰۰",
        answer_amount_unit="TOMAN",
        answer_txn_time="۱۴۰۵/۰۸/۳۰ 14:30",
        answer_is_fraud="fraud",
        answer_made_up="x",
    )
    assert sent.status_code == 302, text_of(sent)
    answers = Case.objects.get().answers
    assert answers["amount"]["amount"] == 25_000_000
    assert answers["txn_time"].startswith("2026-11-21")
    assert "card_last4" not in answers
    assert "made_up" not in answers


@pytest.mark.requirement("S0-23.5")
def test_a_refused_file_is_named_and_everything_else_stays(house: House, person: Client) -> None:
    program = SimpleUploadedFile("photo.jpg", b"MZ" + b"\0" * 200, content_type="image/jpeg")
    photo = SimpleUploadedFile("good.png", builders.png(), content_type="image/png")
    first = person.get("/fa/file/")
    again = counter.go_on(person, first, text=counter.STORY, files=[photo, program])
    words = text_of(again)
    assert again.status_code == 422
    assert "photo.jpg" in words
    assert counter.STORY in words
    mark = unescape(re.search(r'name="kept" value="([^"]+)"', words)[1])
    page = counter.choose(person, counter.go_on(person, again, text=counter.STORY, kept=mark), category="other")
    check = counter.go_on(person, counter.go_on(person, page))
    assert "good.png" in text_of(check)
    assert counter.go_on(person, check).status_code == 302
    assert [one.name for one in queries.attachments(Case.objects.get())] == ["good.png"]


def test_a_mark_of_a_file_that_nobody_signed_brings_nothing(house: House, person: Client) -> None:
    kept = builders.a_photo()
    sent = counter.go_on(person, counter.look_over(person), kept=f'["{kept.file.id.hex}","x.png"]:forged')
    assert sent.status_code == 302
    assert not queries.attachments(Case.objects.get()).exists()


def test_sending_the_same_form_twice_makes_one_case_and_shows_the_same_receipt(house: House, person: Client) -> None:
    form = counter.fill(counter.look_over(person, name="مریم"))
    first, second = person.post("/fa/file/", form), person.post("/fa/file/", form)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_a_form_sent_again_with_other_words_is_asked_about_instead_of_filed(house: House, person: Client) -> None:
    form = counter.fill(counter.look_over(person))
    person.post("/fa/file/", form)
    again = person.post("/fa/file/", {**form, "text": "چیز دیگری هم شد"})
    words = text_of(again)
    assert again.status_code == 422
    assert Case.objects.get().tracking_code in words
    sent = person.post("/fa/file/", counter.hidden(words))
    assert sent.status_code == 302
    assert Case.objects.count() == 2


@pytest.mark.requirement("S0-99.1")
def test_a_card_number_is_hidden_before_it_is_shown_again_and_before_it_is_kept(house: House, person: Client) -> None:
    card = "6037991234567893"
    page = counter.tell(person, text=f"شماره کارت من {card} است و پولم رفت")
    assert card not in text_of(page)
    page = counter.choose(person, page, category="other")
    assert card not in text_of(page)
    page = counter.go_on(person, page, wish=f"به {card} برگردانید")
    assert card not in text_of(page)
    sent = counter.go_on(person, counter.go_on(person, page))
    case = Case.objects.get()
    message = queries.conversation(case).get()
    assert card not in message.body + case.wish
    assert "7893" in message.body
    receipt = text_of(person.get(sent["Location"]))
    assert card not in receipt
    assert "notice--info" in receipt


@pytest.mark.requirement("S0-35.1")
def test_changing_the_language_on_the_way_keeps_what_was_typed(house: House, person: Client) -> None:
    page = counter.choose(person, counter.tell(person), category="other")
    arabic = person.post("/ar/file/", {**counter.fill(page, name="مریم", wish="عذرخواهی"), "go": "stay"})
    words = text_of(arabic)
    assert 'lang="ar"' in words
    assert "مریم" in words
    assert "عذرخواهی" in words
    assert counter.hidden(words)["text"] == [counter.STORY]


def test_going_back_loses_nothing(house: House, person: Client) -> None:
    page = counter.choose(person, counter.tell(person), category="other")
    page = counter.go_on(person, page, wish="عذرخواهی")
    back = counter.go_on(person, page, name="مریم", go="back")
    assert "عذرخواهی" in text_of(back)
    assert counter.hidden(text_of(back))["name"] == ["مریم"]
    first = counter.go_on(person, counter.go_on(person, back, wish="عذرخواهی", go="back"), category="other", go="back")
    assert counter.STORY in text_of(first)
    assert counter.hidden(text_of(first))["wish"] == ["عذرخواهی"]


def test_a_topic_chosen_again_finds_its_answers_again(house: House, person: Client) -> None:
    page = counter.choose(person, counter.tell(person), category="BANK-01")
    page = counter.go_on(person, page, answer_paid_with="account", go="back")
    page = counter.go_on(person, counter.choose(person, page, category="other"), go="back")
    again = text_of(counter.choose(person, page, category="BANK-01"))
    assert re.search(r'name="answer-paid_with" value="account" checked', again)


@pytest.mark.requirement("S0-27.1")
def test_everything_is_read_back_before_it_is_sent_and_any_part_can_be_changed(house: House, person: Client) -> None:
    photo = SimpleUploadedFile("رسید.png", builders.png(), content_type="image/png")
    check = counter.look_over(
        person,
        category="BANK-01",
        files=[photo],
        **ACCOUNT,
        wishes="refund",
        wish="زودتر",
        mobile="۰۹۱۲ ۳۴۵ ۶۷۸۹",
    )
    words = text_of(check)
    for said in (counter.STORY, "رسید.png", "پولم برگردد", "زودتر", "۲٬۵۰۰٬۰۰۰ تومان", "۳۰ آبان ۱۴۰۵", "آذر ۱۴۰۵"):
        assert said in words, said
    assert not Case.objects.exists()
    rewritten = counter.go_on(person, counter.go_on(person, check, go="words"), text="دو بار برداشت شد")
    assert "دو بار برداشت شد" in text_of(rewritten)
    assert "زودتر" in text_of(rewritten)
    assert counter.go_on(person, rewritten).status_code == 302
    assert queries.conversation(Case.objects.get()).get().body == "دو بار برداشت شد"


def test_a_topic_changed_at_the_end_asks_what_it_must_know(house: House, person: Client) -> None:
    topics = counter.go_on(person, counter.look_over(person), go="category")
    asked = counter.choose(person, topics, category="BANK-01")
    assert 'name="answer-paid_with"' in text_of(asked)
    assert "error" not in counter.hidden(text_of(asked))
    check = counter.go_on(person, asked, **ACCOUNT)
    assert counter.go_on(person, check).status_code == 302


@pytest.mark.requirement("S1-58.1")
def test_where_the_brand_asks_on_one_page_three_screens_are_enough(house: House, person: Client) -> None:
    catalogue.change_brand(house.brand, filing_way=FilingWay.ONE_PAGE)
    rest = counter.tell(person)
    page = text_of(rest)
    assert all(f'name="{name}"' in page for name in ("category", "wish", "name", "mobile"))
    other = counter.go_on(person, rest, category="BANK-01", name="مریم", go="stay")
    assert 'name="answer-paid_with"' in text_of(other)
    assert "مریم" in text_of(other)
    check = counter.go_on(person, other, category="BANK-01", name="مریم", **ACCOUNT)
    assert counter.go_on(person, check).status_code == 302
    assert Case.objects.get().person.name == "مریم"


def test_one_screen_that_asks_twelve_things_is_not_what_a_person_meets_first(house: House, person: Client) -> None:
    page = counter.tell(person)
    for step in ("category", "questions", "you"):
        assert f'name="step" value="{step}"' in text_of(page)
        page = counter.go_on(person, page, **({"category": "other"} if step == "category" else {}))
    assert 'name="step" value="check"' in text_of(page)


def test_a_form_of_another_way_of_asking_starts_over_with_everything_kept(house: House, person: Client) -> None:
    page = counter.go_on(person, counter.choose(person, counter.tell(person), category="other"), wish="عذرخواهی")
    catalogue.change_brand(house.brand, filing_way=FilingWay.ONE_PAGE)
    rest = text_of(counter.go_on(person, page, name="مریم"))
    assert "عذرخواهی" in rest
    assert "مریم" in rest


def test_an_empty_story_and_an_endless_one_are_told_kindly(house: House, person: Client) -> None:
    empty = counter.tell(person, text="  ")
    assert empty.status_code == 422
    assert 'id="id_text-error"' in text_of(empty)
    long = counter.tell(person, text="الف " * 10_000)
    assert long.status_code == 422
    assert "الف الف" in text_of(long)


@pytest.mark.requirement("S0-59.1")
def test_danger_is_answered_with_help_before_anything_else(house: House, person: Client) -> None:
    house.brand.emergency = {"fa": "اول به ۱۱۵ زنگ بزنید"}
    house.brand.save()
    forget_all()
    page = text_of(counter.tell(person, text="بوی گاز می‌آید و مادرم بیهوش شده"))
    assert "اول به ۱۱۵ زنگ بزنید" in page
    sent = counter.file(person, text="بوی گاز می‌آید و مادرم بیهوش شده")
    assert "اول به ۱۱۵ زنگ بزنید" in text_of(person.get(sent["Location"]))


def test_an_open_complaint_of_this_device_is_offered_and_takes_the_words(house: House, person: Client) -> None:
    counter.file(person)
    case = Case.objects.get()
    page = counter.tell(person, text="هنوز پولم نیامده")
    assert case.tracking_code in text_of(page)
    added = person.post("/fa/file/", {**counter.hidden(text_of(page)), "add_to": case.tracking_code})
    assert added["Location"].startswith(f"/fa/complaints/{case.tracking_code}/")
    assert Case.objects.count() == 1
    assert queries.conversation(case).last().body == "هنوز پولم نیامده"


def test_words_are_not_added_to_a_complaint_of_somebody_else(house: House, person: Client) -> None:
    other = builders.a_filed_case().case
    page = counter.tell(person)
    added = person.post("/fa/file/", {**counter.hidden(text_of(page)), "add_to": other.tracking_code})
    assert added.status_code == 404
    assert queries.conversation(other).count() == 1


def test_a_contact_of_a_known_person_tells_nothing_about_them(house: House, person: Client) -> None:
    builders.a_filed_case()
    known = ContactPoint.objects.get()
    sent = counter.file(person, email=known.value)
    for address in (sent["Location"], f"/fa/complaints/{counter.code_in(sent['Location'])}/"):
        page = text_of(person.get(address))
        assert "مریم رضایی" not in page
        assert known.value not in page


def test_when_filing_is_switched_off_a_kind_page_says_so(house: House, person: Client) -> None:
    switches.turn(Switch.FILING, on=False, actor_ref="system", at=MORNING)
    closed = person.get("/fa/file/")
    assert closed.status_code == 503
    assert "/fa/track/" in text_of(closed)
    assert "<textarea" not in text_of(person.get("/fa/"))


def test_markup_in_words_stays_words(house: House, person: Client) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    page = counter.tell(person, text=attack)
    assert "<script>alert" not in text_of(page)
    sent = counter.file(person, text=attack, name=attack, wish=attack)
    receipt = text_of(person.get(sent["Location"]))
    assert "<script>alert" not in receipt
    assert "<img src=x" not in receipt


def test_a_direction_override_in_a_file_name_is_taken_out(house: House, person: Client) -> None:
    photo = SimpleUploadedFile("a\u202egnp.png", builders.png(), content_type="image/png")
    sent = counter.file(person, files=[photo])
    assert sent.status_code == 302
    assert "\u202e" not in text_of(person.get(sent["Location"]))


def test_a_form_without_its_secret_is_not_taken(house: House) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post("/fa/file/", {"step": "details", "text": "x", "category": "other"}).status_code == 403


def test_a_file_beyond_the_limit_is_refused_and_the_words_stay(house: House, person: Client) -> None:
    big = SimpleUploadedFile("film.mp4", b"\0" * 5000, content_type="video/mp4")
    with override_settings(FILES_MAX_BYTES=1000):
        again = counter.go_on(person, person.get("/fa/file/"), text=counter.STORY, files=[big])
    assert again.status_code == 422
    assert counter.STORY in text_of(again)
    assert 'id="id_files-error"' in text_of(again)


def test_too_many_filings_from_one_place_are_slowed_and_the_words_stay(house: House, person: Client) -> None:
    with override_settings(RATE_LIMITS={"submit": (1, 3600)}):
        counter.file(person)
        again = counter.file(person, wish="عذرخواهی")
    assert again.status_code == 429
    assert "عذرخواهی" in text_of(again)
    assert Case.objects.count() == 1


def test_the_pages_of_filing_ask_the_database_little(
    house: House, person: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counter.file(person)
    person.get("/fa/")
    with django_assert_max_num_queries(6):
        person.get("/fa/")
    page = counter.choose(person, counter.tell(person), category="BANK-01")
    with django_assert_max_num_queries(6):
        person.post("/fa/file/", counter.fill(page))
