"""What tests of the API share: a house, a morning, and programs with and without a token."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from tests import builders
from tests.builders import MORNING, House
from tests.entrypoints.api.programs import Program

from shenava.domain.cases.access import SCOPES
from shenava.domain.organization.models import Staff
from shenava.foundation.accounts import operations as accounts


@pytest.fixture
def morning() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def house(db: None) -> House:
    return builders.a_house()


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def tokened() -> Callable[..., Program]:
    def give(staff: Staff, *scopes: str) -> Program:
        _token, secret = accounts.issue_token(
            name="test", scopes=scopes or SCOPES, actor_ref="system", account=staff.account, at=MORNING
        )
        return Program(authorization=f"Bearer {secret}")

    return give
