"""While machines flood us, a browser proves a little work or waits a little; a person is never shut out."""

import hashlib
from datetime import timedelta
from itertools import count

import pytest
from django.test import Client, override_settings
from tests.builders import MORNING, House
from tests.entrypoints.portal import counter
from tests.entrypoints.portal.counter import text_of

from shenava.domain.cases.models import Case
from shenava.entrypoints.portal import guard
from shenava.foundation import clock

pytestmark = pytest.mark.django_db


def flood(person: Client, times: int = 5) -> None:
    for _number in range(times):
        counter.file(person)


def solve(challenge: str) -> str:
    def is_small(number: int) -> bool:
        digest = hashlib.sha256(f"{challenge}:{number}".encode()).digest()
        return int.from_bytes(digest[:4]) >> (32 - guard.BITS) == 0

    return str(next(number for number in count() if is_small(number)))


def test_when_all_is_quiet_nothing_is_asked(house: House, person: Client) -> None:
    assert "proof-of-work" not in text_of(counter.look_over(person))


def test_a_browser_that_has_done_the_work_is_taken_at_once(house: House, person: Client) -> None:
    flood(person)
    check = counter.look_over(person)
    challenge = counter.hidden(text_of(check).replace(" data-no-draft", ""))["challenge"][0]
    assert counter.go_on(person, check, challenge=challenge, proof=solve(challenge)).status_code == 302


def test_a_browser_without_scripts_is_taken_after_a_short_wait(
    house: House, person: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood(person)
    check = counter.look_over(person, wish="عذرخواهی")
    challenge = counter.hidden(text_of(check).replace(" data-no-draft", ""))["challenge"][0]
    early = counter.go_on(person, check, challenge=challenge)
    assert early.status_code == 429
    assert "عذرخواهی" in text_of(early)
    assert challenge in text_of(early)
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(seconds=21))
    assert counter.go_on(person, early, challenge=challenge).status_code == 302


def test_a_proof_for_another_form_is_none(house: House, person: Client) -> None:
    flood(person)
    first = counter.look_over(person)
    challenge = counter.hidden(text_of(first).replace(" data-no-draft", ""))["challenge"][0]
    other = counter.go_on(person, counter.look_over(person), challenge=challenge, proof=solve(challenge))
    assert other.status_code == 429
    assert challenge not in text_of(other)


def test_a_field_that_nobody_sees_makes_us_careful_and_refuses_nobody(house: House, person: Client) -> None:
    careful = counter.go_on(person, counter.look_over(person), website="https://spam.example")
    assert careful.status_code == 429
    challenge = counter.hidden(text_of(careful).replace(" data-no-draft", ""))["challenge"][0]
    assert counter.go_on(person, careful, challenge=challenge, proof=solve(challenge)).status_code == 302
    assert Case.objects.count() == 1


def test_when_the_limit_is_reached_another_way_is_shown(house: House, person: Client) -> None:
    house.brand.contact = {"phone": "021 1234 5678", "email": "help@bank.example"}
    house.brand.save()
    with override_settings(RATE_LIMITS={"submit": (1, 3600)}):
        counter.file(person)
        again = counter.file(person)
    assert again.status_code == 429
    assert "tel:02112345678" in text_of(again)
    assert "help@bank.example" in text_of(again)
