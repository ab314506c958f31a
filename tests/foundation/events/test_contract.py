"""Facts hold ids and codes, and come back as they were written."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import uuid4

import pytest

from shenava.foundation.events import contract
from shenava.foundation.events.contract import Fact


class Colour(StrEnum):
    RED = "RED"


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Fact):
    name = "kitchen.kettle_boiled"
    at: datetime
    day: date
    colour: Colour = Colour.RED
    colours: tuple[Colour, ...] = ()
    litres: int = 0
    is_hot: bool = True
    code: str | None = None


def test_a_fact_comes_back_as_it_was() -> None:
    fact = KettleBoiled(
        subject=uuid4(), at=datetime.now(UTC), day=date(2026, 3, 21), colours=(Colour.RED,), litres=2, code="ir_bank"
    )
    written = contract.to_json(fact)
    assert contract.from_json(name=fact.name, subject=fact.subject, payload=written) == fact


def test_an_older_fact_is_read_with_what_it_had() -> None:
    fact = KettleBoiled(subject=uuid4(), at=datetime.now(UTC), day=date(2026, 3, 21))
    written = contract.to_json(fact)
    del written["litres"]
    assert contract.from_json(name=fact.name, subject=fact.subject, payload={**written, "gone": 1}) == fact


@pytest.mark.parametrize("words", ["my card was stolen", "کارت", "a@b.example", "x" * 101])
def test_a_persons_words_are_refused(words: str) -> None:
    fact = KettleBoiled(subject=uuid4(), at=datetime.now(UTC), day=date(2026, 3, 21), code=words)
    with pytest.raises(ValueError, match="'code'"):
        contract.to_json(fact)


def test_two_facts_cannot_share_a_name() -> None:
    with pytest.raises(TypeError, match="both named"):
        type("KettleCooled", (Fact,), {"name": "kitchen.kettle_boiled"})
