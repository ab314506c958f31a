"""Two codes open a complaint; its page says where it is, what comes next, and what its complainant can do."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases import queries, references
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Act, DocumentState, Stage
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.people.operations import Introduction
from shenava.foundation.files import operations as files
from shenava.lifecycle import converse, investigate, route

pytestmark = pytest.mark.django_db


def open_with_codes(person: Client, case: Case, *, language: str = "fa") -> str:
    opened = person.post(f"/{language}/track/", {"code": case.tracking_code, "access": references.access_code(case)})
    assert opened.status_code == 302, text_of(opened)
    return opened["Location"]


def at(case: Case, rest: str = "", language: str = "fa") -> str:
    return f"/{language}/complaints/{case.tracking_code}/{rest}"


@pytest.mark.requirement("S0-23.6", "S0-27.3")
def test_the_codes_open_it_in_any_digits_with_spaces_and_dashes(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    code = case.tracking_code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    access = references.access_code(case).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    opened = person.post(
        "/fa/track/", {"code": f"{code[:4]} {code[4:8]}-{code[8:]}", "access": f"{access[:4]} {access[4:]}"}
    )
    assert opened["Location"] == at(case)
    assert person.get(at(case)).status_code == 200


@pytest.mark.requirement("S0-23.6")
def test_an_unknown_number_and_a_wrong_code_get_the_same_page(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    unknown = references.new_tracking_code()
    pages = []
    for code in (case.tracking_code, unknown):
        answer = person.post("/fa/track/", {"code": code, "access": "00000000"})
        pages.append((answer.status_code, text_of(answer).replace(code, "")))
    assert strip_secret(pages[0]) == strip_secret(pages[1])
    assert pages[0][0] == 422


def strip_secret(page: tuple[int, str]) -> tuple[int, str]:
    return page[0], re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page[1])


@pytest.mark.requirement("S0-27.3")
def test_a_mistyped_digit_is_named_without_looking(
    house: House, person: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    wrong = references.new_tracking_code()
    wrong = wrong[:-1] + str((int(wrong[-1]) + 1) % 10)
    person.get("/fa/track/")
    with django_assert_num_queries(0):
        answer = person.post("/fa/track/", {"code": wrong, "access": "12345678"})
    assert answer.status_code == 422
    assert 'id="id_code-error"' in text_of(answer)


def test_guessing_is_stopped_by_address_and_by_number_and_another_way_is_named(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    for _guess in range(10):
        person.post("/fa/track/", {"code": case.tracking_code, "access": "00000000"})
    stopped = person.post("/fa/track/", {"code": case.tracking_code, "access": references.access_code(case)})
    assert stopped.status_code == 429
    assert stopped["Retry-After"]
    elsewhere = Client(REMOTE_ADDR="127.0.0.2")
    assert (
        elsewhere.post("/fa/track/", {"code": case.tracking_code, "access": references.access_code(case)}).status_code
        == 429
    )


def test_a_complaint_of_somebody_else_is_not_there(house: House, person: Client) -> None:
    mine, theirs = builders.a_filed_case().case, builders.a_filed_case(files=[builders.a_photo()]).case
    open_with_codes(person, mine)
    attachment = queries.attachments(theirs).get()
    for rest in ("", "receipt/", "thread/", "letter/1/", f"files/{attachment.id}/", f"files/{attachment.id}/small/"):
        assert person.get(at(theirs, rest)).status_code == 404, rest
    for rest in ("messages/", "withdrawal/", "objection/", "reopening/"):
        assert person.post(at(theirs, rest), {"body": "x", "reason": "x"}).status_code == 404, rest
    assert person.get(at(mine, f"files/{attachment.id}/")).status_code == 404
    assert person.get(at(mine, f"files/{attachment.id}/small/")).status_code == 404
    assert queries.conversation(theirs).count() == 1


def test_a_number_that_does_not_exist_looks_like_one_of_somebody_else(house: House, person: Client) -> None:
    theirs = builders.a_filed_case().case
    unknown = references.new_tracking_code()
    pages = [
        (one.status_code, text_of(one)) for one in (person.get(at(theirs)), person.get(f"/fa/complaints/{unknown}/"))
    ]
    first, second = (
        strip_secret((status, page.replace(code, "")))
        for (status, page), code in zip(pages, (theirs.tracking_code, unknown), strict=True)
    )
    assert first == second


def test_a_tampered_cookie_and_a_renewed_code_open_nothing(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    open_with_codes(person, case)
    converse.renew_access_code(case.id, actor=builders.actor(house.complaints), at=MORNING)
    assert person.get(at(case)).status_code == 404
    person.cookies["complaints"] = "WyJ4Il0:forged"
    assert person.get(at(case)).status_code == 404


@pytest.mark.requirement("S0-63.1", "S0-63.7", "S0-75.1")
def test_the_page_says_where_it_is_what_comes_next_and_never_an_internal_name(house: House, person: Client) -> None:
    house.cards.name = {"fa": "اداره محرمانه کارت"}
    house.cards.save()
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    page = text_of(person.get(at(case)))
    assert "promise--on_time" in page or "promise--soon" in page
    assert "دوشنبه ۲ آذر ۱۴۰۵" in page
    assert 'aria-current="step"' in page
    assert "اداره محرمانه" not in page
    assert "live-thread" in page


def test_a_note_of_staff_and_an_internal_file_are_never_there(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    officer = builders.actor(house.officer)
    converse.write_note(case.id, body="یادداشت پنهان", staff=house.officer, actor=officer, at=MORNING)
    investigate.add_evidence(
        case.id, files=[builders.a_photo("secret.png")], is_internal=True, actor=officer, at=MORNING
    )
    open_with_codes(person, case)
    page = text_of(person.get(at(case))) + text_of(person.get(at(case, "thread/")))
    assert "یادداشت پنهان" not in page
    assert "secret.png" not in page
    internal = queries.attachments(case).get()
    assert person.get(at(case, f"files/{internal.id}/")).status_code == 404


@pytest.mark.requirement("S0-7.2", "S0-31.2")
def test_both_sides_are_read_in_order_and_a_reply_reaches_the_fragment(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    person.post(at(case, "messages/"), {"act": "asked", "body": "کی جواب می‌دهید؟", "token": "t" * 24})
    newest = queries.last_staff_message(case)
    converse.reply(
        case.id,
        body="تا فردا",
        staff=house.officer,
        seen=newest.id if newest else None,
        actor=builders.actor(house.officer),
        at=MORNING + timedelta(minutes=5),
    )
    fragment = text_of(person.get(at(case, "thread/")))
    assert fragment.index("کی جواب می‌دهید؟") < fragment.index("تا فردا")
    assert "<html" not in fragment


@pytest.mark.requirement("S0-31.4")
def test_asking_adding_and_chasing_are_three_acts_and_none_happens_twice(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    photo = builders.png()
    for _twice in range(2):
        person.post(at(case, "messages/"), {"act": "asked", "body": "سوال", "token": "a" * 24})
        person.post(at(case, "messages/"), {"act": "chased", "body": "", "token": "b" * 24})
        person.post(
            at(case, "messages/"),
            {"act": "documents", "files": SimpleUploadedFile("p.png", photo, "image/png"), "token": "c" * 24},
        )
    acts = list(queries.conversation(case).values_list("act", flat=True))
    assert acts == [Act.FILED, Act.ASKED, Act.CHASED, Act.DOCUMENTS]
    assert queries.case(case.id).chases == 1
    assert queries.attachments(case).count() == 1


def test_an_empty_message_and_a_refused_file_are_told_with_the_words_kept(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    empty = person.post(at(case, "messages/"), {"act": "asked", "body": " ", "token": "a" * 24})
    assert empty.status_code == 422
    bad = person.post(
        at(case, "messages/"),
        {"act": "documents", "body": "مدرک من", "files": SimpleUploadedFile("p.jpg", b"MZ" + b"\0" * 99, "image/jpeg")},
    )
    assert bad.status_code == 422
    assert "مدرک من" in text_of(bad)
    assert "p.jpg" in text_of(bad)
    assert queries.conversation(case).count() == 1


@pytest.mark.requirement("S0-63.4")
def test_documents_are_sent_one_by_one_or_named_as_missing(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    investigate.ask_for_documents(
        case.id,
        items=[("صورتحساب", "برای دیدن تراکنش"), ("رسید", "")],
        message="لطفاً بفرستید",
        due_at=MORNING + timedelta(days=2),
        staff=house.officer,
        actor=builders.actor(house.officer),
        at=MORNING,
    )
    open_with_codes(person, case)
    page = text_of(person.get(at(case)))
    assert "برای دیدن تراکنش" in page
    first, second = queries.open_document_request(case).items.order_by("id")
    without = person.post(at(case, f"documents/{second.id}/"), {"token": "d" * 24})
    assert without.status_code == 422
    person.post(
        at(case, f"documents/{second.id}/"),
        {"files": SimpleUploadedFile("receipt.png", builders.png(), "image/png"), "token": "d" * 24},
    )
    person.post(at(case, f"documents/{first.id}/"), {"have": "no"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert second.state == DocumentState.RECEIVED
    assert second.attachment.name == "receipt.png"
    assert first.state == DocumentState.UNAVAILABLE
    assert queries.open_document_request(case) is None


def test_a_file_is_handed_out_safely(house: House, person: Client) -> None:
    case = builders.a_filed_case(files=[builders.a_photo()]).case
    open_with_codes(person, case)
    answer = person.get(at(case, f"files/{queries.attachments(case).get().id}/"))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.requirement("S0-23.5")
def test_a_photo_is_seen_small_on_the_page(house: House, person: Client) -> None:
    case = builders.a_filed_case(files=[builders.a_photo()]).case
    open_with_codes(person, case)
    small = at(case, f"files/{queries.attachments(case).get().id}/small/")
    assert f'src="{small}"' in text_of(person.get(at(case)))
    answer = person.get(small)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")


@pytest.mark.requirement("S0-107.1")
def test_a_voice_note_is_heard_on_the_page_and_can_be_wound(house: House, person: Client) -> None:
    sound = b"\x1aE\xdf\xa3" + bytes(20) + b"webm" + bytes(500)
    case = builders.a_filed_case(files=[files.keep(BytesIO(sound), name="صدا.webm", at=MORNING)]).case
    open_with_codes(person, case)
    address = at(case, f"files/{queries.attachments(case).get().id}/")
    page = text_of(person.get(at(case)))
    assert f'<audio class="file-player" controls preload="none" src="{address}"' in page
    whole, part = person.get(address), person.get(address, headers={"Range": "bytes=4-9"})
    assert whole["Content-Type"] == "audio/webm"
    assert whole["Content-Disposition"].startswith("inline")
    assert b"".join(whole.streaming_content) == sound
    assert (part.status_code, b"".join(part.streaming_content)) == (206, sound[4:10])


@pytest.mark.requirement("S0-67.1")
def test_the_answer_is_read_objected_to_once_and_taken_up_again(house: House, person: Client) -> None:
    case = builders.a_case(stage=Stage.RESPONDED, house=house)
    open_with_codes(person, case)
    page = text_of(person.get(at(case)))
    assert at(case, "letter/1/") in page
    letter = person.get(at(case, "letter/1/"))
    assert b"".join(letter.streaming_content).startswith(b"%PDF")
    assert person.get(at(case, "letter/2/")).status_code == 404
    empty = person.post(at(case, "objection/"), {"reason": ""})
    assert empty.status_code == 422
    for _twice in range(2):
        sent = person.post(at(case, "objection/"), {"reason": "کارمزد را قبول ندارم"})
        assert sent.status_code == 302
    builders.let_everything_happen()
    page = text_of(person.get(at(case)))
    assert "کارمزد را قبول ندارم" in page
    assert 'id="objected"' not in page


def test_withdrawing_is_asked_about_once_and_can_be_taken_back(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    assert queries.case(case.id).withdrawn_at is None
    assert "<form" in text_of(person.get(at(case, "withdrawal/")))
    person.post(at(case, "withdrawal/"), {"reason": ""})
    person.post(at(case, "withdrawal/"), {"reason": ""})
    assert queries.case(case.id).withdrawn_at == MORNING
    assert 'id="reopened"' in text_of(person.get(at(case)))
    person.post(at(case, "reopening/"), {"reason": "پشیمان شدم"})
    assert queries.case(case.id).withdrawn_at is None


def test_calendar_and_digits_change_at_once(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    back = person.post("/fa/settings/", {"calendar": "GREGORIAN", "digits": "LATIN", "next": at(case)})
    assert back["Location"] == at(case)
    page = text_of(person.get(at(case)))
    assert "2026" in page
    assert person.post("/fa/settings/", {"next": "https://elsewhere.example/"})["Location"] == "/fa/"
    assert person.post("/fa/settings/", {"next": "//elsewhere.example/"})["Location"] == "/fa/"


def test_a_shared_device_can_forget(house: House, person: Client) -> None:
    case = builders.a_filed_case().case
    open_with_codes(person, case)
    person.post("/fa/forget/")
    assert person.get(at(case)).status_code == 404


def test_a_name_kept_back_stays_anonymous_here_too(house: House, person: Client) -> None:
    case = builders.a_filed_case(introduction=Introduction(), channel=Channel.WEB).case
    open_with_codes(person, case)
    assert person.get(at(case)).status_code == 200


def test_long_names_and_markup_of_staff_do_no_harm(house: House, person: Client) -> None:
    case = builders.a_case(house=house)
    route.assign(case.id, owner_id=house.colleague.id, actor=builders.actor(house.complaints), at=MORNING)
    converse.reply(
        case.id, body="<b>سلام</b>", staff=house.colleague, seen=None, actor=builders.actor(house.colleague), at=MORNING
    )
    open_with_codes(person, case)
    assert "<b>سلام</b>" not in text_of(person.get(at(case)))


def test_the_page_asks_the_database_little_however_much_was_said(
    house: House, person: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case = builders.a_case(house=house)
    open_with_codes(person, case)
    for number in range(12):
        person.post(
            at(case, "messages/"),
            {
                "act": "documents",
                "body": f"پیام {number}",
                "token": f"{number:024d}",
                "files": SimpleUploadedFile("p.png", builders.png(colour=(number, 1, 1)), "image/png"),
            },
        )
    person.get(at(case))
    with django_assert_max_num_queries(17):
        person.get(at(case))
    with django_assert_max_num_queries(7):
        person.get(at(case, "thread/"))
    with django_assert_max_num_queries(8):
        person.get(at(case, "receipt/"))


@pytest.mark.requirement("S0-35.1")
@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("ar", "rtl"), ("en", "ltr")])
def test_every_page_is_there_in_every_language(house: House, person: Client, language: str, direction: str) -> None:
    case = builders.a_case(stage=Stage.RESPONDED, house=house)
    open_with_codes(person, case, language=language)
    for rest in ("", "file/", "track/", "verify/", "contact/", "privacy/", "accessibility/"):
        page = person.get(f"/{language}/{rest}")
        assert page.status_code == 200
        assert f'<html lang="{language}" dir="{direction}"' in text_of(page)
    for rest in ("", "receipt/"):
        assert person.get(at(case, rest, language)).status_code == 200


def test_the_front_door_leads_to_the_language_of_the_visitor(house: House, person: Client) -> None:
    assert person.get("/", headers={"Accept-Language": "ar-EG"})["Location"] == "/ar/"
    assert person.get("/")["Location"] == "/fa/"
    assert counter.code_in(at(builders.a_filed_case().case))
