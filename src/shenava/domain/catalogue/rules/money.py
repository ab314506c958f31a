"""Amounts as people write them, turned into whole minor units of an ISO 4217 currency."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shenava.foundation.text.money import RIALS_IN_A_TOMAN, scale_of

IRANIAN = ("TOMAN", "RIAL")
_OF_REGION = {
    "IR": "TOMAN", "AF": "AFN", "SA": "SAR", "AE": "AED", "QA": "QAR", "KW": "KWD", "BH": "BHD", "OM": "OMR",
    "IQ": "IQD", "EG": "EGP", "JO": "JOD", "LB": "LBP", "SY": "SYP", "YE": "YER", "SD": "SDG", "LY": "LYD",
    "TN": "TND", "DZ": "DZD", "MA": "MAD", "PS": "ILS", "GB": "GBP", "US": "USD", "AU": "AUD",
}  # fmt: skip
_CURRENCIES = frozenset({*_OF_REGION.values(), "IRR", "EUR", "TRY"} - {"TOMAN"})


@dataclass(frozen=True)
class Money:
    """A sum: ``amount`` in whole minor units of ``currency`` and the ``unit`` the person thinks in."""

    amount: int
    currency: str
    unit: str

    def canonical(self) -> Mapping[str, int | str]:
        """Return what is stored."""
        return {"amount": self.amount, "currency": self.currency, "unit": self.unit}


def unit_of_region(region: str) -> str:
    """Return the unit that people of a country (ISO 3166 two letters) count in; ``EUR`` when unknown."""
    return _OF_REGION.get(region.upper(), "EUR")


def currency_of_unit(unit: str) -> str | None:
    """Return the currency behind a unit (``IRR`` behind ``TOMAN``), or ``None`` for an unknown unit."""
    name = unit.upper()
    if name in IRANIAN:
        return "IRR"
    return name if name in _CURRENCIES else None


def minor_of_unit(unit: str) -> int:
    """Return how many minor units one of a known unit is: ten rials a toman, a hundred cents a euro."""
    return RIALS_IN_A_TOMAN if unit.upper() == "TOMAN" else scale_of(currency_of_unit(unit) or unit)


def from_written(number: Decimal, unit: str) -> Money | None:
    """Turn a number written in ``unit`` into minor units; ``None`` for an unknown unit or too fine a fraction."""
    currency = currency_of_unit(unit)
    if currency is None:
        return None
    minor = number * minor_of_unit(unit)
    return Money(int(minor), currency, unit.upper()) if minor == minor.to_integral_value() else None
