"""``bin/shenava user``: staff from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests import builders
from tests.builders import MORNING

from shenava.domain.organization.models import Staff
from shenava.foundation.accounts import operations as accounts
from shenava.foundation.accounts.models import Account

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    """Run the command and return what it printed."""
    out = StringIO()
    call_command("user", *arguments, stdout=out)
    return out.getvalue()


def test_a_new_colleague_chooses_their_own_password_through_a_link() -> None:
    builders.a_house()
    link = said("add", "Sara@bank.example", "--name", "Sara", "--role", "officer", "--unit", "cards")

    assert Staff.objects.get(account__login="sara@bank.example").unit.code == "cards"
    secret = link.strip().rstrip("/").rsplit("/", 1)[-1]
    accounts.choose_password(secret=secret, password="a password of her own", at=MORNING)
    assert Account.objects.get(login="sara@bank.example").check_password("a password of her own")


def test_a_unit_that_is_not_there_is_named_with_those_that_are() -> None:
    builders.a_house()
    with pytest.raises(CommandError, match=r"no unit nowhere.*cards"):
        said("add", "x@bank.example", "--name", "X", "--role", "officer", "--unit", "nowhere")


def test_a_closed_account_is_listed_as_closed() -> None:
    builders.a_house()
    said("close", "officer@bank.example")

    assert "officer@bank.example\tOFFICER\tcards\tclosed" in said("list")
