"""A case remembers which privacy text its person agreed to, and that text can be read for ever."""

import pytest
from django.test import Client
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.models import Case
from shenava.domain.catalogue import settings

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-99.4")]


def rewrite(house: House, words: str) -> None:
    who = builders.actor(house.administrator)
    settings.change_brand(brand=house.brand, changes={"privacy_text": {"fa": words}}, actor=who, at=MORNING)


def test_the_case_keeps_the_version_that_stood_there(house: House, person: Client) -> None:
    rewrite(house, "نسخه نو")
    counter.file(person)
    assert Case.objects.get().privacy_version == 2
    rewrite(house, "نسخه تازه‌تر")
    assert Case.objects.get().privacy_version == 2
    assert "نسخه نو" in text_of(person.get("/fa/privacy/2/"))
    assert "نسخه تازه‌تر" in text_of(person.get("/fa/privacy/"))


def test_a_text_saved_without_a_change_is_no_new_version(house: House, person: Client) -> None:
    rewrite(house, "همان")
    rewrite(house, "همان")
    assert house.brand.privacy_version == 2


def test_a_version_that_never_stood_is_not_there(house: House, person: Client) -> None:
    assert person.get("/fa/privacy/7/").status_code == 404


def test_a_text_that_changed_while_somebody_read_it_is_shown_before_it_counts(house: House, person: Client) -> None:
    check = counter.look_over(person)
    rewrite(house, "از امروز چنین است")
    again = counter.go_on(person, check)
    assert again.status_code == 422
    assert "از امروز چنین است" in text_of(again)
    assert not Case.objects.exists()
    assert counter.go_on(person, again).status_code == 302
    assert Case.objects.get().privacy_version == 2
