"""Who is taken for whom: a typed address joins cases for officers, and leads nothing of anybody to whoever typed it."""

import pytest
from tests import builders
from tests.builders import MORNING

from shenava.domain.cases import queries
from shenava.domain.channels.queries import messages_about
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.lifecycle import converse

pytestmark = pytest.mark.django_db
MAIL, MOBILE = ContactKind.EMAIL, ContactKind.MOBILE


def filed_by(name: str, **contacts: str) -> queries.Case:
    """File as somebody and return the case."""
    introduction = Introduction(
        name=name, contacts={ContactKind(kind.upper()): value for kind, value in contacts.items()}
    )
    return queries.case(builders.a_filed_case(introduction=introduction).case.id)


def test_the_same_name_at_the_same_address_is_the_same_person() -> None:
    builders.a_house()
    first = filed_by("مريم رضايي", email="home@example.org")
    second = filed_by("مریم رضایی", email="home@example.org", mobile="+989121234567")

    assert first.person == second.person
    assert list(queries.earlier_cases(second)) == [first]


@pytest.mark.parametrize("name", ["علی رضایی", ""])
def test_another_name_or_none_at_the_same_address_is_somebody_else(name: str) -> None:
    builders.a_house()
    assert filed_by("مریم رضایی", email="home@example.org").person != filed_by(name, email="home@example.org").person


def test_an_address_added_by_a_later_filing_hears_nothing_of_an_earlier_case() -> None:
    house = builders.a_house()
    earlier = filed_by("مریم رضایی", email="home@example.org")
    filed_by("مریم رضایی", email="home@example.org", mobile="+989120000000")
    converse.renew_access_code(earlier.id, actor=builders.actor(house.complaints), at=MORNING)
    builders.let_everything_happen()

    assert {message.to for message in messages_about(earlier.id)} == {"home@example.org"}
