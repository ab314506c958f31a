"""Somebody calls or comes for another person: the officer writes down who speaks, how far, and until when."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import builders
from tests.builders import MORNING, House

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.channels.queries import messages_about
from shenava.domain.organization.models import Staff
from shenava.foundation import clock

AtTheDesk = Callable[[Staff], Client]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("S2-6.2")]

SON = {
    "channel": "PERSON",
    "text": "مادرم نتوانست از خودپرداز پول بگیرد",
    "key": "k1",
    "name": "زهرا کریمی",
    "language": "fa",
    "for_whom": "somebody",
    "speaker_name": "علی کریمی",
    "speaker_mobile": "09121112233",
    "relation": "FAMILY",
    "mandate": "EVERYTHING",
    "until": "1406/01/15",
}


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


def a_paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("وکالت.png", builders.png(), content_type="image/png")


def in_persian(desk: Client) -> Client:
    desk.cookies["language"] = "fa"
    return desk


def test_a_son_speaks_for_his_mother_with_mandate_end_and_paper(house: House, at_the_desk: AtTheDesk) -> None:
    desk = in_persian(at_the_desk(house.officer))
    assert 'name="speaker_name"' in desk.get("/desk/new/").content.decode()
    assert desk.post("/desk/new/", {**SON, "speaker_paper": a_paper()}).status_code == 200
    case = Case.objects.get()
    speaker = queries.representation_of(case)
    assert (case.person.name, speaker.person.name) == ("زهرا کریمی", "علی کریمی")
    assert (speaker.relation, speaker.mandate, speaker.until) == ("FAMILY", "EVERYTHING", date(2027, 4, 4))
    assert speaker.document.name == "وکالت.png"
    builders.let_everything_happen()
    assert [message.to for message in messages_about(case.id)] == ["+989121112233"]
    page = at_the_desk(house.complaints).get(f"/desk/cases/{case.tracking_code}/").content.decode()
    assert "علی کریمی" in page


def test_a_mandate_to_file_alone_tells_the_person_alone(house: House, at_the_desk: AtTheDesk) -> None:
    given = {**SON, "mandate": "FILE_ONLY", "mobile": "09125556677"}
    assert in_persian(at_the_desk(house.officer)).post("/desk/new/", given).status_code == 200
    builders.let_everything_happen()
    assert [message.to for message in messages_about(Case.objects.get().id)] == ["+989125556677"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("relation", ""),
        ("relation", "BOSS"),
        ("until", "1400/01/01"),
        ("until", "someday"),
        ("speaker_mobile", "12"),
        ("speaker_email", "no address"),
    ],
)
def test_what_needs_another_look_is_told_there_and_the_rest_stays(
    house: House, at_the_desk: AtTheDesk, field: str, value: str
) -> None:
    answer = in_persian(at_the_desk(house.officer)).post("/desk/new/", {**SON, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}-error"' in page
    assert "علی کریمی" in page
    assert SON["text"] in page
    assert not Case.objects.exists()


def test_a_paper_that_cannot_be_taken_opens_no_case(house: House, at_the_desk: AtTheDesk) -> None:
    bad = SimpleUploadedFile("paper.html", b"<script>1</script>", content_type="text/html")
    answer = in_persian(at_the_desk(house.officer)).post("/desk/new/", {**SON, "speaker_paper": bad})
    assert answer.status_code >= 400
    assert "علی کریمی" in answer.content.decode()
    assert not Case.objects.exists()


def test_who_speaks_for_themselves_has_nobody_beside_them(house: House, at_the_desk: AtTheDesk) -> None:
    given = {**SON, "for_whom": "self", "relation": "", "until": "1400/01/01"}
    assert in_persian(at_the_desk(house.officer)).post("/desk/new/", given).status_code == 200
    assert queries.representation_of(Case.objects.get()) is None


def test_the_paper_stays_with_the_name_that_is_withheld(house: House, at_the_desk: AtTheDesk) -> None:
    given = {**SON, "hides_name": "1", "speaker_paper": a_paper()}
    assert in_persian(at_the_desk(house.officer)).post("/desk/new/", given).status_code == 200
    case = Case.objects.get()
    assert not access.visible_files(builders.actor(house.officer), case).exists()
    assert access.visible_files(builders.actor(house.complaints), case).count() == 1
