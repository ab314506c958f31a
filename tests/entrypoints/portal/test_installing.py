"""The portal can be installed, and what a device keeps of it says nothing about anybody."""

import json
import re

import pytest
from django.test import Client
from tests.builders import House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.models import Case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("ar", "rtl"), ("en", "ltr")])
def test_each_language_has_a_name_and_a_direction_of_its_own(
    house: House, person: Client, language: str, direction: str
) -> None:
    told = json.loads(person.get(f"/{language}/manifest.webmanifest").content)
    assert (told["name"], told["dir"]) == (house.brand.name[language], direction)
    assert told["start_url"] == f"/{language}/"


def test_the_worker_keeps_the_page_without_a_line_in_every_language(house: House, person: Client) -> None:
    answer = person.get("/service-worker.js")
    code = text_of(answer)
    assert answer["Content-Type"].startswith("text/javascript")
    assert all(f'"/{language}/without-line/"' in code for language in ("fa", "ar", "en"))
    assert "complaints" not in code.partition("\n")[0]


def test_without_a_line_the_page_keeps_the_colours_of_the_brand(house: House, person: Client) -> None:
    house.brand.colour = "#7a1f5c"
    house.brand.save()
    stylesheet = re.search(r'href="(/brand/[^"]+\.css)"', text_of(person.get("/fa/without-line/")))
    assert stylesheet
    assert stylesheet[1] in text_of(person.get("/service-worker.js"))


def test_what_a_device_keeps_is_the_same_for_everybody(house: House, person: Client) -> None:
    counter.file(person)
    page = text_of(person.get("/fa/without-line/"))
    assert Case.objects.get().tracking_code not in page
    assert "csrfmiddlewaretoken" not in page
