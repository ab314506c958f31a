"""Following a complaint with its two codes, and acting in it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.api.programs import COMPLAINTS, WORDS, Program

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.foundation.text import codes
from shenava.lifecycle import converse, investigate, route

AssertQueries = Callable[[int], AbstractContextManager[object]]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@dataclass(frozen=True, kw_only=True)
class Mine:
    """A complaint of mine, assigned to an officer, and a program that knows its codes."""

    case: Case
    program: Program
    path: str

    def now(self) -> dict[str, object]:
        return self.program.get(self.path).json()


@pytest.fixture
def mine(house: House, program: Program) -> Mine:
    receipt = program.file({**WORDS, "contact": {"email": "maryam@example.org"}}).json()
    builders.let_everything_happen()
    case = Case.objects.get()
    route.assign(case.id, owner_id=house.officer.id, actor=builders.actor(house.complaints), at=MORNING)
    return Mine(
        case=queries.case(case.id),
        program=program.also(x_access_code=receipt["access_code"]),
        path=f"{COMPLAINTS}/{receipt['tracking_code']}",
    )


@pytest.mark.requirement("S0-31.3")
def test_the_status_shows_what_the_tracking_page_shows_and_nothing_of_the_inside(mine: Mine, house: House) -> None:
    officer = builders.actor(house.officer)
    converse.write_note(mine.case.id, body="یادداشت پنهان", staff=house.officer, actor=officer, at=MORNING)
    converse.reply(mine.case.id, body="سلام، پیگیری می‌کنیم.", staff=house.officer, seen=None, actor=officer, at=MORNING)
    response = mine.program.get(mine.path)
    status = response.json()
    assert status["stage"] == "in_progress"
    assert status["expected_at"] == "2026-11-28T23:59:59+03:30"
    assert [step["stage"] for step in status["timeline"]] == [
        "registered",
        "initial_review",
        "referring",
        "in_progress",
    ]
    assert [(said["author"], said["act"]) for said in status["messages"]] == [
        ("complainant", "filed"),
        ("staff", "reply"),
    ]
    assert status["documents"] is status["letter"] is None
    assert status["can"] == ["write", "add_files", "chase", "withdraw"]
    assert "یادداشت" not in response.content.decode()
    assert house.officer.name not in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_the_labels_are_in_the_language_of_the_header_or_else_of_the_complaint(mine: Mine) -> None:
    assert mine.program.also(accept_language="en").get(mine.path).json()["stage_label"] == "Under investigation"
    plain = mine.program.get(mine.path).json()
    assert plain["stage_label"] == mine.program.also(accept_language="fa-IR").get(mine.path).json()["stage_label"]


def test_the_codes_can_be_written_in_groups(mine: Mine) -> None:
    grouped = "-".join(codes.grouped(mine.case.tracking_code))
    assert mine.program.get(f"{COMPLAINTS}/{grouped}").status_code == 200


def test_a_wrong_code_a_missing_code_and_an_unknown_number_are_told_alike_byte_for_byte(
    mine: Mine, program: Program
) -> None:
    unknown = codes.with_check_digit("9876543210")
    answers = [
        program.get(mine.path),
        program.also(x_access_code="00000000").get(mine.path),
        program.also(x_access_code="é").get(mine.path),
        program.also(x_access_code="00000000").get(f"{COMPLAINTS}/{unknown}"),
        program.get(f"{COMPLAINTS}/nonsense"),
        mine.program.get(f"{COMPLAINTS}/{unknown}"),
        program.also(x_access_code="1").send(f"{mine.path}/messages", {"nonsense": 1}),
        program.also(x_access_code="1").get(f"{mine.path}/letter"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    told = [{name: value for name, value in one.headers.items() if name != "X-Request-ID"} for one in answers]
    assert all(one == told[0] for one in told)


def test_both_kinds_of_failure_ask_the_database_the_same(
    mine: Mine, program: Program, django_assert_num_queries: AssertQueries
) -> None:
    wrong = program.also(x_access_code="00000000")
    with django_assert_num_queries(1):
        wrong.get(mine.path)
    with django_assert_num_queries(1):
        wrong.get(f"{COMPLAINTS}/{codes.with_check_digit('9876543210')}")


def test_ten_wrong_codes_close_the_door_for_ten_minutes_and_right_ones_do_not_count(
    mine: Mine, program: Program, morning: time_machine.Traveller
) -> None:
    for _each in range(15):
        assert mine.program.get(mine.path).status_code == 200
    for _each in range(10):
        assert program.also(x_access_code="00000000").get(mine.path).status_code == 404
    refused = mine.program.get(mine.path)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 600
    assert refused.json()["code"] == "too_many_requests"
    morning.move_to(MORNING + timedelta(minutes=10))
    assert mine.program.get(mine.path).status_code == 200


def test_guessing_one_number_from_many_places_is_counted_too(mine: Mine, settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for place in range(10):
        guess = Program(x_access_code="00000000", x_forwarded_for=f"198.51.100.{place}")
        assert guess.get(mine.path).status_code == 404
    assert mine.program.also(x_forwarded_for="203.0.113.5").get(mine.path).status_code == 429


def test_what_failed_at_the_tracking_page_counts_here_too(mine: Mine) -> None:
    page = Client()
    for _each in range(10):
        page.post("/fa/track/", {"code": mine.case.tracking_code, "access": "00000000"})
    assert mine.program.get(mine.path).status_code == 429


def test_a_message_is_said_once_for_its_key(mine: Mine) -> None:
    once = mine.program.send(f"{mine.path}/messages", {"body": "چه شد؟"}, idempotency_key="m-1")
    again = mine.program.send(f"{mine.path}/messages", {"body": "چه شد؟"}, idempotency_key="m-1")
    other = mine.program.send(f"{mine.path}/messages", {"body": "چیز دیگر"}, idempotency_key="m-1")
    assert (once.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert once.content == again.content
    assert once.json()["act"] == "asked"
    assert len(mine.now()["messages"]) == 2


def test_a_chase_needs_no_words_but_a_question_does(mine: Mine) -> None:
    assert mine.program.send(f"{mine.path}/messages", {"act": "chased"}).status_code == 201
    assert mine.program.send(f"{mine.path}/messages", {"body": " "}).json()["code"] == "empty_message"
    assert mine.program.send(f"{mine.path}/messages", {"body": "x", "act": "answer"}).status_code == 422


def photo(name: str = "a.png", colour: tuple[int, int, int] = (1, 2, 3)) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, builders.png(colour=colour), content_type="image/png")


def test_files_are_added_listed_and_got_back_by_nobody_else(mine: Mine, program: Program) -> None:
    added = mine.program.upload(f"{mine.path}/attachments", files=[photo(), photo("b.png", (9, 9, 9))])
    assert added.status_code == 201
    first, second = added.json()["attachments"]
    assert (first["name"], first["media_type"], second["name"]) == ("a.png", "image/png", "b.png")
    got = mine.program.get(f"{mine.path}/attachments/{first['id']}")
    assert got.status_code == 200
    assert len(b"".join(got.streaming_content)) == first["size"]
    assert got["Content-Disposition"].startswith("attachment")
    other = program.file({"text": "شکایت دیگر"}, key="other").json()
    theirs = program.also(x_access_code=other["access_code"])
    refused = theirs.get(f"{COMPLAINTS}/{other['tracking_code']}/attachments/{first['id']}")
    assert refused.status_code == 404


def test_a_file_that_stays_inside_is_not_there_for_the_complainant(mine: Mine, house: House) -> None:
    officer = builders.actor(house.officer)
    inside = investigate.add_evidence(
        mine.case.id, files=[builders.a_photo()], is_internal=True, actor=officer, at=MORNING
    )
    assert mine.program.get(f"{mine.path}/attachments/{inside[0].id}").status_code == 404


def test_a_document_that_was_asked_for_is_ticked_off_by_name(mine: Mine, house: House) -> None:
    investigate.ask_for_documents(
        mine.case.id,
        items=[("صورتحساب", "تا تراکنش را ببینیم"), ("کارت ملی", "")],
        message="لطفاً بفرستید.",
        due_at=MORNING + timedelta(days=2),
        staff=house.officer,
        actor=builders.actor(house.officer),
        at=MORNING,
    )
    wanted = mine.now()
    assert wanted["stage"] == "needs_documents"
    second = wanted["documents"]["items"][1]
    response = mine.program.upload(f"{mine.path}/attachments", files=[photo()], document=second["id"])
    assert response.status_code == 201
    assert [item["state"] for item in mine.now()["documents"]["items"]] == ["waiting", "received"]
    unknown = mine.program.upload(f"{mine.path}/attachments", files=[photo()], document=str(mine.case.id))
    assert unknown.status_code == 404


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ([], 422, "not_valid"),
        ([photo(f"{number}.png") for number in range(31)], 413, "too_many_files"),
        ([SimpleUploadedFile("a.exe", b"MZ" + bytes(200))], 415, "file_is_program"),
        ([SimpleUploadedFile("a.html", b"<script>alert(1)</script>")], 415, "file_is_page"),
        ([SimpleUploadedFile("a.png", b"")], 415, "file_is_empty"),
    ],
)
def test_files_that_are_not_taken_say_why(mine: Mine, sent: list[SimpleUploadedFile], status: int, code: str) -> None:
    response = mine.program.upload(f"{mine.path}/attachments", files=sent)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response["Content-Type"] == "application/problem+json"


def test_a_file_beyond_the_limit_is_told_as_too_large(mine: Mine, settings: Settings) -> None:
    settings.FILES_MAX_BYTES = 1000
    response = mine.program.upload(f"{mine.path}/attachments", files=[SimpleUploadedFile("a.txt", b"x" * 5000)])
    assert (response.status_code, response.json()["code"]) == (413, "file_too_large")


def test_the_answer_can_be_got_objected_to_and_the_case_withdrawn_and_reopened(mine: Mine, house: House) -> None:
    assert mine.program.get(f"{mine.path}/letter").status_code == 404
    builders.an_answer(mine.case, by=house.officer)
    status = mine.now()
    assert status["stage"] == "answered"
    assert status["expected_at"] is None
    assert status["letter"]["verification_code"] in status["letter"]["verification_url"]
    letter = mine.program.get(f"{mine.path}/letter")
    assert letter["Content-Type"] == "application/pdf"
    assert b"".join(letter.streaming_content).startswith(b"%PDF")
    assert mine.program.send(f"{mine.path}/withdrawal", {}).status_code == 409
    assert mine.program.send(f"{mine.path}/objection", {"reason": " "}).json()["fields"]["reason"]
    objected = mine.program.send(f"{mine.path}/objection", {"reason": "کارمزد را قبول ندارم"})
    assert (objected.status_code, objected.json()["stage"]) == (201, "reopened")
    withdrawn = mine.program.send(f"{mine.path}/withdrawal", {"reason": "حل شد"})
    assert (withdrawn.status_code, withdrawn.json()["stage"]) == (201, "withdrawn")
    assert withdrawn.json()["can"] == ["object", "reopen"]
    reopened = mine.program.send(f"{mine.path}/reopening", {"reason": "باز هم همان"})
    assert (reopened.status_code, reopened.json()["stage"]) == (201, "reopened")
    assert reopened.json()["timeline"][-1]["stage"] == "reopened"


def test_queries_do_not_grow_with_what_was_said(mine: Mine, django_assert_max_num_queries: AssertQueries) -> None:
    for number in range(12):
        converse.hear(
            mine.case.id,
            body=f"پیام {number}",
            files=[builders.a_photo(colour=(number, 0, 0))],
            actor=builders.as_complainant(mine.case),
            at=MORNING,
        )
    with django_assert_max_num_queries(13):
        assert len(mine.now()["messages"]) == 13


@pytest.mark.usefixtures("house")
def test_the_categories_come_with_the_fields_that_filing_takes(program: Program) -> None:
    listed = program.get("/api/v1/categories").json()["categories"]
    card = next(one for one in listed if one["code"] == "BANK-01")
    assert card["name"]["fa"]
    assert "card_last4" in {field["key"] for field in card["fields"]}
