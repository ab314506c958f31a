"""Banks of Iran by the digits of a Sheba and of a card; names change by merger, so they are data (``banks.json``)."""

import json
from functools import cache
from importlib import resources
from typing import Final, TypedDict

PREFIX_LENGTH: Final = 6
IBAN_LENGTHS: Final = {
    "IR": 26,
    "SA": 24,
    "AE": 23,
    "KW": 30,
    "QA": 29,
    "BH": 22,
    "OM": 23,
    "IQ": 23,
    "JO": 30,
    "EG": 29,
    "LB": 28,
    "TR": 26,
}
"""Characters of an IBAN by country (ISO 13616)."""


class _Banks(TypedDict):
    sheba: dict[str, str]
    cards: list[str]


def name_by_sheba(iban: str) -> str | None:
    """Return the Persian name of the bank of an Iranian IBAN (digits five to seven), if it is known."""
    return _load()["sheba"].get(iban[4:7]) if iban.startswith("IR") else None


@cache
def card_prefixes() -> frozenset[str]:
    """Return the first six digits of the cards that Iranian banks issue."""
    return frozenset(_load()["cards"])


@cache
def _load() -> _Banks:
    text = resources.files("shenava.foundation.text").joinpath("banks.json").read_text(encoding="utf-8")
    loaded: _Banks = json.loads(text)
    return loaded
