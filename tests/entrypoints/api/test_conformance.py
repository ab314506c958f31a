"""Hundreds of strange requests made from the API's own description: it never fails, and answers as it says."""

import json
from collections.abc import Callable, Iterable, Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from pytest_django.fixtures import Settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests import builders
from tests.builders import MORNING

from shenava.domain.cases import queries, references
from shenava.domain.cases.access import SCOPES
from shenava.entrypoints.api.application import document
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.web import limits

REQUESTS = 8
"""For each operation, and each half of them with codes that open something."""
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

_pages = get_wsgi_application()


def from_this_machine(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
    plain = {"HTTP_ACCEPT_ENCODING": "identity"}  # schemathesis hands compressed bytes on as they are
    return _pages({**environ, "REMOTE_ADDR": "127.0.0.1"} | plain, start_response)


schema = schemathesis.openapi.from_dict(json.loads(document()))
schema.app = from_this_machine


@pytest.fixture
def _connection_stays() -> Iterator[None]:
    """Keep the connection of the test's transaction when a request ends, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def credentials(db: None, _connection_stays: None, settings: Settings) -> dict[str, str]:
    settings.RATE_LIMITS = dict.fromkeys(limits.TABLE, (10**6, 60))
    house = builders.a_house()
    case = builders.a_case(house=house)
    message = queries.conversation(case).get()
    _token, secret = accounts.issue_token(
        name="test", scopes=SCOPES, actor_ref="system", account=house.complaints.account, at=MORNING
    )
    return {
        "tracking_code": case.tracking_code,
        "attachment_id": str(message.id),
        "X-Access-Code": references.access_code(case),
        "Authorization": f"Bearer {secret}",
    }


@schema.parametrize()
@settings(max_examples=REQUESTS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@pytest.mark.requirement("S2-20.1")
def test_every_operation_answers_as_it_says(case: schemathesis.Case, credentials: dict[str, str]) -> None:
    case.call_and_validate(checks=CHECKS)
    for name in case.path_parameters or {}:
        case.path_parameters[name] = credentials[name]
    opening = {name: credentials[name] for name in ("X-Access-Code", "Authorization")}
    case.call_and_validate(checks=CHECKS, headers=opening)
