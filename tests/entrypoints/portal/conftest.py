"""A small bank, and people at its public counter."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client, override_settings

from shenava.foundation import clock
from tests import builders
from tests.builders import MORNING, House


@pytest.fixture(autouse=True)
def _only_the_portal() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="shenava.entrypoints.portal.urls"):
        yield


@pytest.fixture(autouse=True)
def _a_sunday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    moment: list[datetime] = [MORNING]
    monkeypatch.setattr(clock, "now", lambda: moment[0])


@pytest.fixture
def house(db: None) -> House:
    return builders.a_house()


@pytest.fixture
def person() -> Client:
    return Client()
