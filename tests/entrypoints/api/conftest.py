"""What tests of the API share: a house, a client that speaks JSON, and one way to file."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from shenava.domain.organization.models import Staff
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.database.remembered import forget_all
from tests import builders
from tests.builders import MORNING, House

COMPLAINTS = "/api/v1/complaints"
WORDS = {"text": "دستگاه خودپرداز کارت مرا گرفت و پول هم نداد. لطفاً رسیدگی کنید.", "language": "fa"}


@pytest.fixture
def morning() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def house(db: None) -> House:
    built = builders.a_house()
    forget_all()
    return built


class Program:
    """A program that calls the API, with or without credentials."""

    def __init__(self, **headers: str) -> None:
        self._client = Client()
        self._headers = headers

    def with_headers(self, **headers: str) -> "Program":
        return Program(**self._headers, **headers)

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self._client.get(path, query, headers=_named(self._headers))

    def send(self, path: str, body: Any = None, *, method: str = "POST", **headers: str) -> HttpResponse:
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return self._client.generic(
            method,
            path,
            sent,
            content_type=headers.pop("content_type", "application/json"),
            headers=_named({**self._headers, **headers}),
        )

    def upload(self, path: str, **form: Any) -> HttpResponse:
        return self._client.post(path, form, headers=_named(self._headers))

    def file(self, body: Any = None, *, key: str = "a-key-of-mine", **headers: str) -> HttpResponse:
        return self.send(COMPLAINTS, WORDS if body is None else body, idempotency_key=key, **headers)


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def tokened() -> Callable[..., Program]:
    def give(staff: Staff, *scopes: str) -> Program:
        wanted = scopes or ("cases:read", "cases:message", "cases:assign", "cases:decide")
        _token, secret = accounts.issue_token(
            name="test", scopes=wanted, actor_ref="system", account=staff.account, at=MORNING
        )
        return Program(authorization=f"Bearer {secret}")

    return give


def let_it_happen() -> None:
    builders.let_everything_happen()
