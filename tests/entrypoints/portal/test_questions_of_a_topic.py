"""The questions of a topic on the page: what repeats, what ends the form, what is only doubted, what is worked out."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests import forms
from tests.builders import House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-23.4")]

TWO = {
    "answer-purchases": ["0", "1"],
    "answer-purchases-0-price": "100",
    "answer-purchases-0-price_unit": "TOMAN",
    "answer-purchases-1-price": "۲۵۰",
    "answer-purchases-1-price_unit": "TOMAN",
    "answer-agrees": "yes",
}


@pytest.fixture
def questions(house: House, person: Client) -> HttpResponse:
    forms.publish()
    return counter.choose(person, counter.tell(person), category="BANK-05")


def marks(page: HttpResponse) -> list[str]:
    return re.findall(r'name="answer-purchases" value="(\d+)"', text_of(page))


def answer(person: Client, page: HttpResponse, **given: object) -> HttpResponse:
    return person.post("/fa/file/", {**counter.hidden(text_of(page)), **given})


def test_one_more_is_asked_for_without_scripts_and_nothing_is_lost(person: Client, questions: HttpResponse) -> None:
    assert marks(questions) == []
    once = answer(person, questions, **{"answer-purchases": "add", "answer-iban": "IR16"})
    assert marks(once) == ["0"]
    assert 'value="IR16"' in text_of(once)
    twice = answer(person, once, **{**TWO, "answer-purchases": ["0", "add"]})
    assert marks(twice) == ["0", "1"]
    assert 'name="answer-purchases-0-price" type="text" inputmode="decimal" dir="ltr" value="100"' in text_of(twice)


def test_one_is_taken_out_and_the_other_moves_up(person: Client, questions: HttpResponse) -> None:
    page = answer(person, questions, **{**TWO, "answer-purchases": ["0", "1", "drop-0"]})
    assert marks(page) == ["0"]
    assert 'name="answer-purchases-0-price" type="text" inputmode="decimal" dir="ltr" value="۲۵۰"' in text_of(page)


def test_no_more_are_offered_than_the_form_takes(person: Client, questions: HttpResponse) -> None:
    page = answer(person, questions, **{"answer-purchases": ["0", "1", "add"]})
    assert marks(page) == ["0", "1", "2"]
    assert 'name="answer-purchases" value="add"' not in text_of(page)


def test_what_is_missing_in_an_entry_is_told_there(person: Client, questions: HttpResponse) -> None:
    given = {**TWO, "answer-purchases-1-price": "", "answer-purchases-1-shop": "x"}
    page = answer(person, questions, **given)
    assert page.status_code == 422
    assert 'id="id_answer-purchases-1-price-error"' in text_of(page)
    assert 'href="#id_answer-purchases-1-price"' in text_of(page)


def test_sums_are_worked_out_and_kept_with_every_entry(person: Client, questions: HttpResponse) -> None:
    you = answer(person, questions, **{**TWO, "answer-total": "1", "answer-source": "forged"})
    back = counter.go_on(person, you)
    assert "۳۵۰ تومان" in text_of(back)
    assert "forged" not in text_of(back).split("readback")[1]
    assert counter.go_on(person, back).status_code == 302
    case = Case.objects.get()
    assert [one["price"]["amount"] for one in case.answers["purchases"]] == [1000, 2500]
    assert case.answers["total"] == {"amount": 3500, "currency": "IRR", "unit": "TOMAN"}
    assert (case.answers["source"], case.answers["agrees"]) == ("counter", True)


def test_danger_ends_the_form_with_a_number_to_call(person: Client, questions: HttpResponse) -> None:
    assert re.search(r'id="id_answer-danger-stop-0"[^>]* hidden>', text_of(questions))
    page = answer(person, questions, **{**TWO, "answer-danger": "yes"})
    assert page.status_code == 422
    assert not re.search(r'id="id_answer-danger-stop-0"[^>]* hidden>', text_of(page))
    assert 'href="tel:194"' in text_of(page)
    assert 'value="100"' in text_of(page)
    assert not Case.objects.exists()
    assert answer(person, page, **{**TWO, "answer-danger": "no"}).status_code == 200


def test_a_doubtful_number_is_told_when_it_is_read_back_and_can_be_sent(
    person: Client, questions: HttpResponse
) -> None:
    you = answer(person, questions, **{**TWO, "answer-iban": "IR17 0120"})
    back = counter.go_on(person, you)
    assert 'class="field-warning"' in text_of(back)
    again = answer(person, back, go="questions")
    assert 'id="id_answer-iban-warning"' in text_of(again)
    assert counter.go_on(person, back).status_code == 302
    assert Case.objects.get().answers["iban"] == "IR170120"


def test_a_bank_is_named_beside_its_iban(person: Client, questions: HttpResponse) -> None:
    you = answer(person, questions, **{**TWO, "answer-iban": "IR160120000000001234567890"})
    assert "ملت" in text_of(counter.go_on(person, you))


def test_a_question_in_one_language_is_shown_in_every_other(person: Client, questions: HttpResponse) -> None:
    assert "المتجر" in text_of(questions)


def test_without_consent_the_form_says_why_it_waits(person: Client, questions: HttpResponse) -> None:
    page = answer(person, questions, **{**TWO, "answer-agrees": ""})
    assert page.status_code == 422
    assert "بدون آن نمی‌توانیم" in text_of(page)


def test_a_place_keeps_its_position(person: Client, questions: HttpResponse) -> None:
    you = answer(person, questions, **{**TWO, "answer-where": "میدان", "answer-where_position": "35.7,51.4,12"})
    counter.go_on(person, counter.go_on(person, you))
    where = Case.objects.get().answers["where"]
    assert where == {"address": "میدان", "latitude": "35.70000", "longitude": "51.40000"}


def test_a_file_that_a_question_asks_for_hangs_on_the_case(person: Client, questions: HttpResponse) -> None:
    receipt = SimpleUploadedFile("receipt.txt", "رسید".encode(), content_type="text/plain")
    you = answer(person, questions, **{**TWO, "answer-receipt": receipt})
    sent = counter.go_on(person, counter.go_on(person, you))
    assert sent.status_code == 302
    case = Case.objects.get()
    assert case.answers["receipt"] == ["receipt.txt"]
    assert [(one.name, one.answers) for one in case.attachments.all()] == [("receipt.txt", "receipt")]


def a_text(name: str, words: str = "رسید") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode(), content_type="text/plain")


def test_a_file_of_a_question_is_read_back_with_it_and_files_of_the_complaint_are_not(
    person: Client, questions: HttpResponse
) -> None:
    first = counter.go_on(person, person.get("/fa/file/"), text=counter.STORY, files=[a_text("whole.txt", "همه")])
    page = counter.choose(person, first, category="BANK-05")
    you = answer(person, page, **{**TWO, "answer-receipt": a_text("receipt.txt")})
    back = counter.go_on(person, you)
    answers, files = text_of(back).split('id="said-answers"')[1], text_of(back).split('id="said-files"')[1]
    assert "receipt.txt" in answers.split("</section>")[0]
    assert "whole.txt" in files.split("</section>")[0]
    assert "receipt.txt" not in files.split("</section>")[0]
    counter.go_on(person, back)
    found = {one.name: one.answers for one in Case.objects.get().attachments.all()}
    assert found == {"whole.txt": "", "receipt.txt": "receipt"}


def test_a_file_that_has_arrived_stays_through_an_error_and_can_be_left_out(
    person: Client, questions: HttpResponse
) -> None:
    wrong = answer(person, questions, **{**TWO, "answer-agrees": "", "answer-receipt": a_text("receipt.txt")})
    assert wrong.status_code == 422
    [mark] = re.findall(r'type="checkbox" name="file-receipt" value="([^"]+)"', text_of(wrong))
    kept = answer(person, wrong, **{**TWO, "file-receipt": mark})
    assert "receipt.txt" in text_of(counter.go_on(person, kept))
    left_out = answer(person, wrong, **TWO)
    assert "receipt.txt" not in text_of(counter.go_on(person, left_out))


def test_a_file_sent_ahead_in_pieces_joins_its_question(person: Client, questions: HttpResponse) -> None:
    token = counter.hidden(text_of(questions))["token"][0]
    began = person.post("/fa/uploads/", {"name": "r.txt", "size": "5"}, headers={"x-form-token": token})
    sent = person.generic(
        "PATCH", began["Location"], b"hello", headers={"x-form-token": token, "upload-offset": "0"}
    ).json()
    you = answer(person, questions, **{**TWO, "file-receipt": sent["mark"]})
    counter.go_on(person, counter.go_on(person, you))
    case = Case.objects.get()
    assert case.answers["receipt"] == ["r.txt"]
    assert [(one.name, one.answers) for one in case.attachments.all()] == [("r.txt", "receipt")]


def test_names_without_files_and_marks_of_others_are_nothing(person: Client, questions: HttpResponse) -> None:
    you = answer(person, questions, **{**TWO, "answer-receipt": "made-up.jpg", "file-receipt": "forged", "file-x": "y"})
    counter.go_on(person, counter.go_on(person, you))
    case = Case.objects.get()
    assert "receipt" not in case.answers
    assert not case.attachments.exists()


def test_a_refused_file_is_told_at_its_question_and_words_stay(person: Client, questions: HttpResponse) -> None:
    bad = SimpleUploadedFile("receipt.html", b"<script>1</script>", content_type="text/html")
    page = answer(person, questions, **{**TWO, "answer-iban": "IR16", "answer-receipt": bad})
    assert page.status_code == 422
    assert 'id="id_answer-receipt-error"' in text_of(page)
    assert 'value="IR16"' in text_of(page)


def test_no_more_files_are_taken_than_a_question_has_room_for(person: Client, questions: HttpResponse) -> None:
    many = [a_text(f"{number}.txt", f"رسید {number}") for number in range(5)]
    you = answer(person, questions, **{**TWO, "answer-receipt": many})
    counter.go_on(person, counter.go_on(person, you))
    assert Case.objects.get().answers["receipt"] == ["0.txt", "1.txt", "2.txt"]


def test_a_hidden_value_is_no_question(questions: HttpResponse) -> None:
    assert "answer-source" not in text_of(questions)


def reckon(person: Client, page: HttpResponse, **given: object) -> dict[str, str]:
    answer = person.post("/fa/file/reckoning/", {**counter.hidden(text_of(page)), **given})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    return answer.json()


def test_sums_follow_what_is_typed_before_anything_is_sent(person: Client, questions: HttpResponse) -> None:
    assert 'data-reckon="/fa/file/reckoning/"' in text_of(questions)
    assert 'data-computed="answer-total"' in text_of(questions)
    assert reckon(person, questions, **TWO) == {"answer-total": "۳۵۰ تومان (۳٬۵۰۰ ریال)"}
    assert not Case.objects.exists()


def test_what_cannot_be_reckoned_yet_and_what_is_no_form_of_ours_give_nothing(
    person: Client, questions: HttpResponse
) -> None:
    assert reckon(person, questions) == {}
    assert reckon(person, questions, **{**TWO, "answer-purchases-1-price": "many"}) == {
        "answer-total": "۱۰۰ تومان (۱٬۰۰۰ ریال)"
    }
    for category in ("other", "", "NO-SUCH", "BANK-01"):
        assert reckon(person, questions, **TWO, category=category) == {}


def test_the_sum_that_somebody_forges_is_reckoned_anew(person: Client, questions: HttpResponse) -> None:
    assert reckon(person, questions, **{**TWO, "answer-total": "999999"}) == {"answer-total": "۳۵۰ تومان (۳٬۵۰۰ ریال)"}
