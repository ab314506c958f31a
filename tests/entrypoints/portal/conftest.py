"""A small bank, and people at its public counter."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from tests import builders
from tests.builders import MORNING, House

from shenava.foundation import clock


@pytest.fixture(autouse=True)
def _only_the_portal() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="shenava.entrypoints.portal.urls"):
        yield


@pytest.fixture(autouse=True)
def _a_sunday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)


@pytest.fixture
def house(db: None) -> House:
    return builders.a_house()


@pytest.fixture
def person() -> Client:
    return Client()
