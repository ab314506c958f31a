"""Identity and account numbers: a canonical value, and a doubt where the number looks mistyped.

A doubt warns and never blocks: issuers make exceptions and staff may know better. Every function takes the digits of
any script, spaces, dashes and direction controls.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shenava.foundation.text import banks, cards, check_digits, digits
from shenava.foundation.text.addresses import email, mobile

__all__ = [
    "BillService",
    "Doubt",
    "Reading",
    "bank_name",
    "bill_id_ir",
    "bill_service_ir",
    "card_last4",
    "clean",
    "company_id_ir",
    "email",
    "emirates_id",
    "iban",
    "kuwait_civil_id",
    "mobile",
    "national_id_ir",
    "saudi_id",
]


class Doubt(StrEnum):
    """Why a number may be wrong."""

    FORMAT = "FORMAT"
    LENGTH = "LENGTH"
    CHECK_DIGIT = "CHECK_DIGIT"
    REPEATED = "REPEATED"
    """All digits are equal: mostly invented, though a few such numbers are said to have been issued."""


class Reading(NamedTuple):
    """What was read: ``value`` is canonical (the cleaned text while in doubt); no ``doubt`` means all is well."""

    value: str
    doubt: Doubt | None = None


class BillService(StrEnum):
    """What an Iranian bill is for."""

    WATER = "WATER"
    ELECTRICITY = "ELECTRICITY"
    GAS = "GAS"
    LANDLINE = "LANDLINE"
    MOBILE = "MOBILE"
    MUNICIPALITY = "MUNICIPALITY"
    TAX = "TAX"
    TRAFFIC_FINE = "TRAFFIC_FINE"


SENTENCES: Final[dict[Doubt, str | Promise]] = {
    Doubt.FORMAT: _("This number holds something that does not belong in it. Please look at it once more."),
    Doubt.LENGTH: _("This number is too short or too long. Please look at it once more."),
    Doubt.CHECK_DIGIT: _("One digit of this number seems to be mistyped. Please look at it once more."),
    Doubt.REPEATED: _("This number is one digit again and again. Please look at it once more."),
}

_NOISE: Final = re.compile(
    r"[\s\-\u2010-\u2015\u2212_./\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_ONLY_DIGITS: Final = re.compile(r"[0-9]+")
_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")
_SHEBA_DIGITS: Final = 24
_BILL_DIGITS: Final = range(6, 14)
_BILL_SERVICES: Final = {
    "1": BillService.WATER,
    "2": BillService.ELECTRICITY,
    "3": BillService.GAS,
    "4": BillService.LANDLINE,
    "5": BillService.MOBILE,
    "6": BillService.MUNICIPALITY,
    "8": BillService.TAX,
    "9": BillService.TRAFFIC_FINE,
}


def national_id_ir(text: str) -> Reading:
    """Read an Iranian کد ملی: ten digits, to which eight or nine are padded with the zeros that people leave out."""
    number = clean(text)
    padded = number.zfill(10) if len(number) in {8, 9} else number
    reading = _checked(padded, 10, check_digits.is_national_id_ir)
    if reading.doubt is None and len(set(padded)) == 1:
        return Reading(padded, Doubt.REPEATED)
    return reading


def company_id_ir(text: str) -> Reading:
    """Read an Iranian شناسه ملی of a company: eleven digits."""
    return _checked(clean(text), 11, check_digits.is_company_id_ir)


def saudi_id(text: str) -> Reading:
    """Read a Saudi identity (1...) or Iqama (2...) number: ten digits with the check digit of Luhn."""
    return _checked(clean(text), 10, check_digits.is_luhn, starts=("1", "2"))


def emirates_id(text: str) -> Reading:
    """Read an Emirates ID, 784 and twelve digits; the usual check digit is Luhn's, with known exceptions."""
    return _checked(clean(text), 15, check_digits.is_luhn, starts=("784",))


def kuwait_civil_id(text: str) -> Reading:
    """Read a Kuwaiti civil ID: twelve digits, the first of which is the century."""
    return _checked(clean(text), 12, check_digits.is_kuwait_civil_id)


def bill_id_ir(text: str) -> Reading:
    """Read an Iranian شناسه قبض of six to thirteen digits."""
    number = clean(text).lstrip("0")
    return _checked(
        number, len(number) if len(number) in _BILL_DIGITS else _BILL_DIGITS[-1], check_digits.is_bill_id_ir
    )


def bill_service_ir(bill_id: str) -> BillService | None:
    """Return what a canonical شناسه قبض is for: its last digit but one tells."""
    return _BILL_SERVICES.get(bill_id[-2:-1])


def iban(text: str) -> Reading:
    """Read an IBAN (ISO 13616); twenty-four bare digits are taken for an Iranian Sheba without its IR."""
    value = clean(text).upper()
    if len(value) == _SHEBA_DIGITS and _ONLY_DIGITS.fullmatch(value):
        value = f"IR{value}"
    if not _IBAN.fullmatch(value):
        return Reading(value, Doubt.FORMAT)
    if len(value) != banks.IBAN_LENGTHS.get(value[:2], len(value)):
        return Reading(value, Doubt.LENGTH)
    return Reading(value, None if check_digits.is_iban(value) else Doubt.CHECK_DIGIT)


def bank_name(iban_value: str) -> str | None:
    """Return the Persian name of the bank of a canonical Iranian IBAN, ``None`` for others and unknown ones."""
    return banks.name_by_sheba(iban_value)


def card_last4(text: str) -> str | None:
    """Return the last four digits of a card number, a masked card or four bare digits; nothing else may be stored."""
    number = digits.to_ascii(text)
    found = re.findall("[0-9]", number)
    return "".join(found[-4:]) if len(found) in {4, 10, cards.LENGTH} else None


def clean(text: str) -> str:
    """Return the text with ASCII digits and without spaces, dashes, dots, slashes and invisible characters."""
    return _NOISE.sub("", digits.to_ascii(text))


def _checked(number: str, length: int, is_right: Callable[[str], bool], *, starts: tuple[str, ...] = ("",)) -> Reading:
    if not _ONLY_DIGITS.fullmatch(number) or not number.startswith(starts):
        return Reading(number, Doubt.FORMAT)
    if len(number) != length:
        return Reading(number, Doubt.LENGTH)
    return Reading(number, None if is_right(number) else Doubt.CHECK_DIGIT)
