"""A program says who speaks for the complainant, how they want to be told, and what they agreed to."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests import builders
from tests.builders import House
from tests.entrypoints.api.programs import WORDS, Program

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.lifecycle import represent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house", "morning")]


@pytest.mark.requirement("S2-6.2", "S0-99.4", "S1-38.1")
def test_a_program_tells_all_that_the_portal_asks(program: Program) -> None:
    body = {
        **WORDS,
        "name": "زهرا کریمی",
        "representation": {
            "name": "مریم رضایی",
            "contact": {"email": "maryam@example.org"},
            "relation": "FAMILY",
            "mandate": "FILE_ONLY",
            "until": "2027-01-01",
        },
        "preferences": {"channel": "EMAIL", "language": "ar", "quiet_from": "22:00", "quiet_to": "07:00"},
        "privacy_version": 1,
        "hides_name": True,
    }
    assert program.file(body).status_code == 201
    case = Case.objects.get()
    speaker = queries.representation_of(case)
    assert (case.person.name, speaker.person.name) == ("زهرا کریمی", "مریم رضایی")
    assert (speaker.mandate, speaker.until) == ("FILE_ONLY", date(2027, 1, 1))
    assert case.language == "ar"
    assert case.preference["quiet_from"] == "22:00"
    assert (case.privacy_version, case.hides_name) == (1, True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"privacy_version": 9}, "privacy_version"),
        ({"preferences": {"quiet_from": "22:00"}}, "preferences.quiet_to"),
        ({"representation": {"relation": "FAMILY", "until": "2026-02-30"}}, "representation.until"),
        ({"representation": {"relation": "FAMILY", "until": "2020-01-01"}}, "representation.until"),
        (
            {"representation": {"relation": "FAMILY", "contact": {"email": "no"}}},
            "representation.contact.email",
        ),
    ],
)
def test_what_can_not_be_is_told_by_its_field(program: Program, wrong: dict[str, object], field: str) -> None:
    answer = program.file({**WORDS, **wrong})
    assert answer.status_code == 422
    assert field in answer.content.decode()
    assert not Case.objects.exists()


SPEAKS = {"name": "مریم رضایی", "contact": {"email": "maryam@example.org"}, "relation": "FAMILY"}


def paper_for(program: Program, receipt: dict[str, str], *names: str) -> HttpResponse:
    given = {"files": [SimpleUploadedFile(name, builders.png(), content_type="image/png") for name in names]}
    return Client().post(
        f"/api/v1/complaints/{receipt['tracking_code']}/mandate-paper",
        given,
        headers={"x-access-code": receipt["access_code"]},
    )


@pytest.mark.requirement("S2-6.2")
def test_the_paper_of_the_mandate_follows_once_and_stays_with_the_withheld_name(program: Program, house: House) -> None:
    receipt = program.file({**WORDS, "representation": SPEAKS, "hides_name": True}).json()
    sent = paper_for(program, receipt, "mandate.png")
    assert (sent.status_code, sent.json()["name"]) == (201, "mandate.png")
    case = Case.objects.get()
    assert queries.representation_of(case).document.name == "mandate.png"
    assert not access.visible_files(builders.actor(house.officer), case).exists()
    again = paper_for(program, receipt, "other.png")
    assert (again.status_code, again.json()["code"]) == (409, represent.PaperIsThere.code)
    assert case.attachments.count() == 1


def test_a_paper_where_nobody_speaks_none_and_two_are_refused(program: Program) -> None:
    alone = program.file(WORDS).json()
    refused = paper_for(program, alone, "mandate.png")
    assert (refused.status_code, refused.json()["code"]) == (409, represent.NobodySpeaks.code)
    assert paper_for(program, alone).status_code == 422
    assert paper_for(program, alone, "a.png", "b.png").status_code == 422
    assert not Case.objects.get().attachments.exists()


def test_a_stranger_shows_no_paper(program: Program) -> None:
    receipt = program.file({**WORDS, "representation": SPEAKS}).json()
    assert paper_for(program, {**receipt, "access_code": "00000000"}, "mandate.png").status_code in {401, 404}
    assert not Case.objects.get().attachments.exists()
