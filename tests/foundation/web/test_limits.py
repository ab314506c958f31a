"""How often one client may do a thing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from shenava.foundation.web import limits

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
TWICE = limits.Limit("twice", 2, 60)


@pytest.fixture(autouse=True)
def _own_counters(settings: Settings, tmp_path: Path) -> None:
    settings.REDIS_URL = ""
    settings.COUNTERS_PATH = tmp_path / "counters.sqlite3"


def test_the_amount_is_allowed_and_one_more_is_refused_until_the_window_ends() -> None:
    limits.check(TWICE, "a", at=NOON + timedelta(seconds=10))
    limits.check(TWICE, "a", at=NOON + timedelta(seconds=11))
    with pytest.raises(limits.TooMany) as refusal:
        limits.check(TWICE, "a", at=NOON + timedelta(seconds=12))
    assert refusal.value.retry_after == 48
    limits.check(TWICE, "a", at=NOON + timedelta(seconds=60))


def test_one_client_does_not_use_up_the_limit_of_another() -> None:
    for _ in range(2):
        limits.check(TWICE, "a", at=NOON)
    limits.check(TWICE, "b", at=NOON)


def test_looking_at_a_limit_uses_none_of_it() -> None:
    for _ in range(5):
        limits.check_only(TWICE, "a", at=NOON)
    limits.count(TWICE, "a", at=NOON)
    limits.count(TWICE, "a", at=NOON)
    with pytest.raises(limits.TooMany):
        limits.check_only(TWICE, "a", at=NOON)
    limits.forgive(TWICE, "a")
    limits.check_only(TWICE, "a", at=NOON)


def test_an_operator_may_set_another_amount(settings: Settings) -> None:
    settings.RATE_LIMITS = {"search": (1, 30)}
    assert limits.named("search") == limits.Limit("search", 1, 30)
    assert limits.named("upload") == limits.TABLE["upload"]


def test_a_view_is_limited_by_the_address_of_its_client(settings: Settings, it_is_noon: None) -> None:
    settings.BEHIND_PROXY = False
    settings.RATE_LIMITS = {"search": (1, 60)}

    @limits.limited("search")
    def view(request: HttpRequest, *, word: str) -> HttpResponse:
        return HttpResponse(word)

    def ask(address: str) -> HttpResponse:
        return view(RequestFactory().get("/", REMOTE_ADDR=address), word="salaam")

    assert ask("203.0.113.1").content == b"salaam"
    assert ask("203.0.113.2").content == b"salaam"
    with pytest.raises(limits.TooMany):
        ask("203.0.113.1")


def test_a_view_cannot_name_a_limit_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        limits.limited("sarch")


@pytest.fixture
def it_is_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shenava.foundation.clock.now", lambda: NOON)
