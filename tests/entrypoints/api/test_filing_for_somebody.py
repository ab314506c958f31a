"""A program says who speaks for the complainant, how they want to be told, and what they agreed to."""

from datetime import date

import pytest
from tests.entrypoints.api.programs import WORDS, Program

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case

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
