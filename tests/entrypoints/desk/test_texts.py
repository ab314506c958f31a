"""The page where texts are read, looked at and rewritten."""

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from tests import builders
from tests.builders import House

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import TextVersion
from shenava.domain.organization.models import Staff
from shenava.foundation.audit import reads
from shenava.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db
TEXTS = "/desk/administration/texts/"
AGAIN = f"{TEXTS}again/en/"
GOOD = {"subject": "Hello", "body": "{code}\r\nby {date}", "seen": "0"}
SitDown = Callable[[Staff], Client]


@pytest.fixture
def admin(house: House, at_the_desk: SitDown) -> Client:
    return at_the_desk(house.administrator)


def body(house: House, language: str = "en") -> str:
    return catalogue.wording(brand_id=house.brand.id, key="again", language=language).body


def listed(page: HttpResponse) -> set[str]:
    return set(re.findall(rf'href="{TEXTS}([a-z_]+)/fa/"', page.content.decode()))


def papers(page: HttpResponse) -> str:
    """Return what the previews say, without the form."""
    return page.content.decode().partition('id="preview"')[2].partition("<aside")[0]


def test_an_administrator_rewrites_one_language(admin: Client, house: House) -> None:
    assert admin.post(AGAIN, GOOD)["Location"] == f"{AGAIN}?done=saved"
    assert body(house) == "{code}\nby {date}"
    assert "{url}" in body(house, "fa")
    assert listed(admin.get(f"{TEXTS}?show=behind")) == {"again"}
    assert len(listed(admin.get(TEXTS))) > 20


def test_what_is_wrong_is_named_and_nothing_typed_is_lost(admin: Client) -> None:
    wrong = admin.post(AGAIN, {**GOOD, "body": "Dear {name}, your {pet} is well."})
    assert wrong.status_code == 422
    assert "your {pet} is well" in wrong.content.decode()
    assert "{access_code}" not in wrong.content.decode()
    lacks_date = admin.post(AGAIN, {**GOOD, "body": "{code}"})
    assert lacks_date.status_code == 422
    assert re.search(r'id="id_body-error"[^<]*(<[^>]+>)*[^<]*\{date\}', lacks_date.content.decode())
    assert not TextVersion.objects.exists()


def test_unsaved_words_are_looked_at_and_not_kept(admin: Client, house: House) -> None:
    page = admin.post(AGAIN, {**GOOD, "body": "{code} MARKED {date}", "go": "preview"})
    assert page.status_code == 200
    assert "48151623427 MARKED" in papers(page)
    assert "{date}" not in papers(page)
    assert "MARKED" not in body(house)


def test_somebody_who_was_slower_keeps_their_words(admin: Client, house: House) -> None:
    admin.post(AGAIN, GOOD)
    late = admin.post(AGAIN, {**GOOD, "body": "{code} {date} late"})
    assert late.status_code == 409
    assert "{code} {date} late" in late.content.decode()
    assert body(house) == "{code}\nby {date}"
    assert 'name="seen" value="0"' in late.content.decode()


def test_the_history_tells_who_changed_which_words_and_takes_them_back(admin: Client, house: House) -> None:
    admin.post(AGAIN, GOOD)
    admin.post(AGAIN, {**GOOD, "body": "{code}\nuntil {date}", "seen": "1"})
    page = admin.get(f"{AGAIN}history/").content.decode()
    assert "<bdi>Administrator</bdi>" in page
    assert "</span>until</ins>" in page
    assert "</span>by</del>" in page
    assert admin.post(f"{AGAIN}restore/", {"number": "1", "seen": "2"}).status_code == 302
    assert body(house) == "{code}\nby {date}"
    assert admin.post(f"{AGAIN}restore/", {"number": "0", "seen": "2"}).status_code == 409
    assert admin.post(f"{AGAIN}restore/", {"number": "7", "seen": "3"}).status_code == 404


@pytest.mark.parametrize("who", ["complaints", "compliance"])
def test_whoever_sees_cases_looks_at_a_text_with_one(house: House, at_the_desk: SitDown, who: str) -> None:
    reader, case = at_the_desk(getattr(house, who)), builders.a_filed_case().case
    page = reader.get(f"{TEXTS}acknowledgement/fa/", {"case": case.tracking_code})
    assert papers(page).count("48151623427") == 0
    assert case.tracking_code in papers(page)
    assert "از حساب من بدون اجازه پول برداشت شده است" in papers(page)
    reads.flush_reads()
    assert Entry.objects.filter(action="cases.read", subject_ref=f"case:{case.id}").exists()
    assert reader.post(AGAIN, GOOD).status_code == 403
    assert reader.post(f"{AGAIN}restore/", {"number": "0", "seen": "0"}).status_code == 403
    none = reader.get(AGAIN, {"case": "00000000000"})
    assert none.status_code == 200
    assert 'aria-invalid="true"' in none.content.decode()
    assert "48151623427" in papers(none)


def test_an_administrator_sees_made_up_values_only(admin: Client) -> None:
    case = builders.a_filed_case().case
    page = admin.get(f"{TEXTS}acknowledgement/fa/", {"case": case.tracking_code})
    assert "48151623427" in papers(page)
    assert case.tracking_code not in page.content.decode()
    assert "برداشت شده است" not in page.content.decode()


def test_what_nobody_knows_is_not_found(admin: Client) -> None:
    for address in ("no_such_text/en/", "again/xx/", "no_such/en/history/", "again/xx/history/"):
        assert admin.get(TEXTS + address).status_code == 404
