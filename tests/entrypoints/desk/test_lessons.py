"""Administrators and compliance write what complaints have changed."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.builders import House

from shenava.domain.improvement.models import Lesson
from shenava.domain.organization.models import Staff

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-87.1")]
AtTheDesk = Callable[[Staff], Client]
BASE = "/desk/administration/lessons/"
ENTRY = {"said_fa": "صف طولانی", "did_fa": "دو باجه باز شد", "month": "1405/8/10", "is_published": "1"}


@pytest.mark.parametrize("who", ["administrator", "compliance"])
def test_an_entry_is_written_changed_and_taken_away(house: House, at_the_desk: AtTheDesk, who: str) -> None:
    client = at_the_desk(getattr(house, who))
    assert client.post(f"{BASE}add/", ENTRY).status_code == 302
    row = Lesson.objects.get()
    assert (row.said, row.month.isoformat(), row.is_published) == ({"fa": "صف طولانی"}, "2026-11-01", True)
    assert "صف طولانی" in client.get(BASE).content.decode()
    client.post(f"{BASE}{row.id}/", {**ENTRY, "said_fa": "صف باجه", "is_published": ""})
    row.refresh_from_db()
    assert row.said == {"fa": "صف باجه"}
    assert client.post(f"{BASE}{row.id}/removal/").status_code == 302
    assert not Lesson.objects.exists()


@pytest.mark.parametrize("missing", [{"said_fa": ""}, {"did_fa": " "}, {"month": "soon"}])
def test_what_is_missing_is_told_and_nothing_typed_is_lost(
    house: House, at_the_desk: AtTheDesk, missing: dict[str, str]
) -> None:
    refused = at_the_desk(house.administrator).post(f"{BASE}add/", {**ENTRY, **missing})

    assert refused.status_code == 422
    page = refused.content.decode()
    assert all(text in page for name, text in ENTRY.items() if name.endswith("_fa") and name not in missing)
    assert not Lesson.objects.exists()


@pytest.mark.parametrize("who", ["officer", "manager", "complaints"])
def test_nobody_else_writes_them(house: House, at_the_desk: AtTheDesk, who: str) -> None:
    client = at_the_desk(getattr(house, who))

    assert client.get(BASE).status_code == 403
    assert client.post(f"{BASE}add/", ENTRY).status_code == 403
