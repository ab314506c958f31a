"""Codes are read however somebody types them off a poster."""

import pytest

from shenava.domain.touchpoints.rules import codes

pytestmark = pytest.mark.requirement("S0-79.1")


@pytest.mark.parametrize("typed", ["BR-12", "br-12", " Br 12 ", "BR–12", "br_12", "BR-۱۲", "br-١٢", "BR--12-"])
def test_a_code_is_the_same_in_any_writing(typed: str) -> None:
    assert codes.read(typed) == "BR-12"


@pytest.mark.parametrize("typed", ["", "-", "شعبه", "A" * 17, "BR#12", "<b>", "\u202eBR"])
def test_what_cant_be_typed_on_every_keyboard_is_no_code(typed: str) -> None:
    assert codes.read(typed) == ""


def test_the_next_free_code_follows_its_kind() -> None:
    assert codes.next_code("BRANCH", {"BR-1", "BR-3"}) == "BR-2"
