"""Filing by a program."""

from datetime import timedelta

import pytest
from django.conf import settings

from shenava.domain.cases.models import Case
from shenava.domain.people.models import ContactPoint
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("house", "morning")]


@pytest.mark.requirement("S2-20.1")
def test_a_program_files_and_gets_both_codes_and_an_honest_date(program):
    response = program.file({**WORDS, "contact": {"email": "Maryam@Example.org", "mobile": "۰۹۱۲۱۲۳۴۵۶۷"}})
    receipt = response.json()
    case = Case.objects.get()
    assert response.status_code == 201
    assert receipt == {
        "tracking_code": case.tracking_code,
        "access_code": receipt["access_code"],
        "stage": "registered",
        "expected_at": "2026-11-28T23:59:59+03:30",
        "status_url": f"{settings.PUBLIC_URL}/fa/track/?code={case.tracking_code}",
    }
    assert len(receipt["access_code"]) == 8
    assert case.channel == "API"
    assert sorted(ContactPoint.objects.values_list("kind", flat=True)) == ["EMAIL", "MOBILE"]
    assert response["Cache-Control"] == "no-store"


WORDS = {"text": "دستگاه خودپرداز کارت مرا گرفت و پول هم نداد. لطفاً رسیدگی کنید.", "language": "fa"}


def test_a_program_can_file_for_somebody_who_stays_unknown(program):
    assert program.file(WORDS).status_code == 201
    assert Case.objects.get().person is None
