"""Anybody with the link answers once; anybody with a letter can check it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import builders
from tests.builders import House
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases import queries
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.surveys import queries as surveys
from shenava.domain.surveys.models import Answer, Invitation
from shenava.foundation.files import queries as files

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(house: House) -> str:
    builders.a_case(stage=Stage.RESPONDED, house=house)
    return surveys.link_of(Invitation.objects.get())


@pytest.mark.requirement("S0-75.1", "S4-52.1", "S4-53.1", "S4-54.1")
def test_three_questions_are_answered_in_part_and_once(person: Client, link: str) -> None:
    page = text_of(person.get(f"/en/survey/{link}/"))
    for question in (
        "Was your problem solved?",
        "Were you satisfied with the speed?",
        "Did the agent show enough empathy?",
    ):
        assert question in page
    thanks = person.post(f"/en/survey/{link}/", {"solved": "PARTLY", "speed": "", "comment": "<b>late</b>"})
    assert thanks.status_code == 200
    given = Answer.objects.get()
    assert (given.solved, given.speed, given.empathy, given.comment) == ("PARTLY", None, None, "<b>late</b>")
    again = person.post(f"/en/survey/{link}/", {"solved": "NO"})
    assert again.status_code == 200
    assert Answer.objects.get().solved == "PARTLY"
    assert "<textarea" not in text_of(person.get(f"/en/survey/{link}/"))


def test_a_score_off_the_scale_is_asked_again_with_the_words_kept(person: Client, link: str) -> None:
    again = person.post(f"/en/survey/{link}/", {"speed": "9", "comment": "slow"})
    assert again.status_code == 422
    assert "slow" in text_of(again)
    assert not Answer.objects.exists()


def test_a_made_up_link_is_nowhere(house: House, person: Client, link: str) -> None:
    for made_up in (f"{link[:-1]}0", link[:32], "x" * 56):
        if made_up != link:
            assert person.get(f"/fa/survey/{made_up}/").status_code == 404


def test_a_letter_is_known_by_its_code_and_tells_nothing_of_its_reader(house: House, person: Client) -> None:
    case = builders.a_case(stage=Stage.RESPONDED, house=house)
    letter = queries.responses(case).get()
    page = text_of(person.get(f"/en/verify/{letter.verification_code}/"))
    assert letter.sha256[:8] in page
    assert "Demo Bank" in page
    assert case.tracking_code not in page
    assert "مریم" not in page


def test_a_copy_is_compared_by_its_bytes_or_its_hash(house: House, person: Client) -> None:
    case = builders.a_case(stage=Stage.RESPONDED, house=house)
    letter = queries.responses(case).get()
    address = f"/en/verify/{letter.verification_code}/"
    with files.content(letter.file) as kept:
        copy = kept.read()
    same = person.post(address, {"file": SimpleUploadedFile("l.pdf", copy, "application/pdf")})
    assert "is the same as our letter" in text_of(same)
    changed = person.post(address, {"file": SimpleUploadedFile("l.pdf", copy + b" ", "application/pdf")})
    assert "differs from our letter" in text_of(changed)
    assert "is the same as our letter" in text_of(person.post(address, {"sha256": letter.sha256.upper()}))
    assert "64 signs" in text_of(person.post(address, {"sha256": "abc"}))


def test_unknown_codes_say_so_and_guessing_them_is_stopped(house: House, person: Client) -> None:
    for _guess in range(10):
        assert person.get("/en/verify/AAAABBBBCCCC/").status_code == 404
    assert person.get("/en/verify/AAAABBBBCCCC/").status_code == 429


def test_a_code_typed_with_spaces_leads_to_its_letter(house: House, person: Client) -> None:
    assert person.get("/en/verify/?code=abcd-efgh 2345")["Location"] == "/en/verify/ABCDEFGH2345/"
    assert person.get("/en/verify/?code=abc").status_code == 422
