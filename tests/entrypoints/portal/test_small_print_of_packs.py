"""The complaints policy of each pack in use is a public page in three languages, made from the pack."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal.counter import text_of

from shenava.domain.policies import operations as policies
from shenava.domain.policies.packs import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return builders.a_house()


def test_only_packs_in_use_have_a_page(house: House, client: Client) -> None:
    assert client.get("/en/policy/au_rg271/").status_code == 404
    policies.use_pack(brand=house.brand, pack_id="au_rg271", at=MORNING)
    assert client.get("/en/policy/au_rg271/").status_code == 200
    assert client.get("/en/policy/ir_bank/").status_code == 404
    policies.stop_using_pack(brand=house.brand, pack_id="au_rg271", at=MORNING + timedelta(days=1))
    assert client.get("/en/policy/au_rg271/").status_code == 404


@pytest.mark.requirement("S0-59.1", "S0-87.1")
def test_it_tells_steps_times_and_the_body_outside(house: House, client: Client) -> None:
    policies.use_pack(brand=house.brand, pack_id="au_rg271", at=MORNING)
    text = text_of(client.get("/en/policy/au_rg271/"))

    assert "Legal review pending" in text
    assert "24 hours, day and night or 1 working day (Whichever comes last)" in text
    assert "30 days" in text
    assert "RG 271.56" in text
    assert "Australian Financial Complaints Authority" in text
    assert "circumstances beyond our control" in text


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
@pytest.mark.parametrize("name", sorted(reading.packs()))
def test_every_pack_has_its_page_in_every_language(house: House, client: Client, name: str, language: str) -> None:
    policies.use_pack(brand=house.brand, pack_id=name, at=MORNING)
    text = unescape(text_of(client.get(f"/{language}/policy/{name}/")))

    pack = reading.packs()[name][-1]
    assert pack.name[language] in text
    for clock in pack.clocks.values():
        assert clock.label[language] in text
    assert f"/{language}/policy/{name}/" in client.get(f"/{language}/handling/").content.decode()
