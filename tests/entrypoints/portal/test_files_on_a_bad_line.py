"""Files are sent ahead of their form in pieces; what has arrived is never sent again, and nobody else's is touched."""

from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from pytest_django import Settings
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.foundation import clock
from shenava.foundation.web import limits

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-23.5")]

TOKEN = "a-form-of-somebody-0123"
OTHER = "a-form-of-another-45678"


def begin(person: Client, name: str, size: int, token: str = TOKEN) -> HttpResponse:
    return person.post("/fa/uploads/", {"name": name, "size": size}, headers={"X-Form-Token": token})


def put(person: Client, place: str, content: bytes, offset: int = 0, token: str = TOKEN) -> HttpResponse:
    headers = {"X-Form-Token": token, "Upload-Offset": str(offset)}
    return person.patch(place, content, content_type="application/offset+octet-stream", headers=headers)


def first_page(person: Client) -> tuple[HttpResponse, str]:
    page = person.get("/fa/file/")
    return page, counter.hidden(counter.text_of(page))["token"][0]


def go_through(person: Client, page: HttpResponse, marks: list[str]) -> HttpResponse:
    """Tell the story with these files, answer everything else as briefly as possible, and send."""
    page = counter.go_on(person, page, text=counter.STORY, kept=marks)
    page = counter.choose(person, page, category="other")
    for _step in range(3):
        page = counter.go_on(person, page)
    return page


def send(person: Client, name: str, content: bytes, token: str = TOKEN) -> HttpResponse:
    return put(person, begin(person, name, len(content), token)["Location"], content, token=token)


def test_a_photo_sent_ahead_arrives_with_the_complaint(house: House, person: Client) -> None:
    page, token = first_page(person)
    photo = builders.png()
    place = begin(person, "رسید 😀.png", len(photo), token)["Location"]
    first = put(person, place, photo[:40], token=token)
    assert (first.status_code, first["Upload-Offset"]) == (200, "40")
    told = person.get(place, headers={"X-Form-Token": token})
    assert told.json()["offset"] == 40
    whole = put(person, place, photo[40:], 40, token=token).json()
    assert whole["name"] == "رسید 😀.png"

    sent = go_through(person, page, [whole["mark"]])

    assert sent.status_code == 302
    assert [one.name for one in queries.attachments(Case.objects.get())] == ["رسید 😀.png"]


def test_an_answer_that_was_lost_can_be_asked_for_again(house: House, person: Client) -> None:
    photo = builders.png()
    place = begin(person, "a.png", len(photo))["Location"]
    first = put(person, place, photo).json()
    assert person.get(place, headers={"X-Form-Token": TOKEN}).json()["digest"] == first["digest"]
    assert put(person, place, photo).json()["digest"] == first["digest"]


def test_thirty_photos_arrive_with_one_complaint_and_one_more_is_one_too_many(
    house: House, person: Client, settings: Settings
) -> None:
    settings.FILES_MAX_COUNT = 30
    page, token = first_page(person)
    marks = [
        send(person, f"{number}.png", builders.png(colour=(number, 9, 9)), token).json()["mark"] for number in range(31)
    ]
    refused = counter.go_on(person, page, text=counter.STORY, kept=marks)
    assert refused.status_code == 422
    assert counter.STORY in unescape(counter.text_of(refused))
    assert go_through(person, page, marks[:30]).status_code == 302
    assert queries.attachments(Case.objects.get()).count() == 30


def test_the_same_photo_twice_is_one_attachment(house: House, person: Client) -> None:
    page, _token = first_page(person)
    first, second = (send(person, name, builders.png()).json() for name in ("a.png", "b.png"))
    assert first["digest"] == second["digest"]
    go_through(person, page, [first["mark"], second["mark"]])
    assert queries.attachments(Case.objects.get()).count() == 1


def test_documents_sent_ahead_are_added_to_an_open_case(house: House, person: Client) -> None:
    case = Case.objects.get(tracking_code=counter.code_in(counter.file(person)["Location"]))
    mark = send(person, "later.png", builders.png()).json()["mark"]
    data = {"act": "documents", "kept": mark, "token": "t" * 24}
    for _twice in range(2):
        assert person.post(f"/fa/complaints/{case.tracking_code}/messages/", data).status_code == 302
    assert [one.name for one in queries.attachments(case)] == ["later.png"]


def test_a_broken_offset_is_told_where_to_go_on(house: House, person: Client) -> None:
    place = begin(person, "a.png", 1000)["Location"]
    put(person, place, bytes(300))
    for offset in (0, 299, 1000):
        answer = put(person, place, bytes(100), offset)
        assert (answer.status_code, answer["Upload-Offset"]) == (409, "300")


def test_somebody_elses_upload_is_not_there(house: House, person: Client) -> None:
    place = begin(person, "a.png", 1000)["Location"]
    stranger = Client()
    for answer in (
        stranger.get(place, headers={"X-Form-Token": OTHER}),
        put(stranger, place, bytes(10), token=OTHER),
        stranger.delete(place, headers={"X-Form-Token": OTHER}),
        stranger.get(place),
        stranger.get(place.replace("uploads/", "uploads/0"), headers={"X-Form-Token": TOKEN}),
    ):
        assert answer.status_code == 404
    assert person.get(place, headers={"X-Form-Token": TOKEN}).json()["offset"] == 0


def test_an_upload_waits_for_a_day_and_then_is_not_there(
    house: House, person: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begin(person, "a.png", 1000)["Location"]
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=25))
    assert put(person, place, bytes(10)).status_code == 404


def test_a_file_taken_out_again_is_gone(house: House, person: Client) -> None:
    place = begin(person, "a.png", 1000)["Location"]
    assert person.delete(place, headers={"X-Form-Token": TOKEN}).status_code == 204
    assert person.get(place, headers={"X-Form-Token": TOKEN}).status_code == 404


def bomb() -> bytes:
    """A picture of 144 million pixels in few bytes."""
    file = BytesIO()
    Image.new("1", (12_000, 12_000)).save(file, format="PNG", optimize=True)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("photo.jpg", b"<!doctype html><script>alert(1)</script>"),
        ("photo\u202egpj.exe", b"MZ" + bytes(200)),
        ("photo.jpg", b"MZ" + bytes(200)),
        ("bomb.png", bomb()),
        ("letter.docx", b"PK\x03\x04" + bytes(100)),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence_and_the_form_goes_on(
    house: House, person: Client, name: str, content: bytes
) -> None:
    answer = send(person, name, content)
    assert answer.status_code in {413, 415}
    assert len(answer.json()["detail"]) > 20
    assert counter.file(person).status_code == 302


def test_what_is_too_large_is_said_before_a_byte_is_sent(house: House, person: Client, settings: Settings) -> None:
    assert begin(person, "film.mp4", settings.FILES_MAX_BYTES + 1).status_code == 413
    assert begin(person, "nothing.jpg", 0).status_code == 415
    assert person.post("/fa/uploads/", {"name": "a", "size": "-5"}, headers={"X-Form-Token": TOKEN}).status_code == 415
    assert begin(person, "a.jpg", 10, token="short").status_code == 404


def test_one_network_cannot_fill_the_disk(house: House, person: Client, settings: Settings) -> None:
    settings.RATE_LIMITS = {"upload_megabytes": (25, 3600)}
    assert begin(person, "a.jpg", 15_000_000).status_code == 201
    answer = begin(person, "b.jpg", 15_000_000)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert limits.named("upload_megabytes").amount == 25
