"""A house, and a browser for each of its people."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests import builders
from tests.builders import House

from shenava.domain.organization.models import Staff


@pytest.fixture
def house(db: None) -> House:
    return builders.a_house()


@pytest.fixture
def at_the_desk() -> Callable[[Staff], Client]:
    def sit_down(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff.account)
        return client

    return sit_down
