"""The arithmetic of check digits; every function takes ASCII digits of the right length."""

from collections.abc import Sequence
from typing import Final

_COMPANY_WEIGHTS: Final = (29, 27, 23, 19, 17) * 2
_KUWAIT_WEIGHTS: Final = (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ISO_13616: Final = 97


def is_luhn(number: str) -> bool:
    """Tell whether the ASCII digits end in the right check digit of ISO/IEC 7812-1."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(doubled) + sum(map(int, number[::-2]))) % 10 == 0


def is_national_id_ir(number: str) -> bool:
    """Check the ten digits of a کد ملی."""
    rest = _weighted(number[:9], range(10, 1, -1)) % 11
    return int(number[9]) == (rest if rest <= 1 else 11 - rest)


def is_company_id_ir(number: str) -> bool:
    """Check the eleven digits of a شناسه ملی."""
    shift = int(number[9]) + 2
    rest = sum((shift + int(digit)) * weight for digit, weight in zip(number[:10], _COMPANY_WEIGHTS, strict=True)) % 11
    return int(number[10]) == rest % 10


def is_kuwait_civil_id(number: str) -> bool:
    """Check the twelve digits of a Kuwaiti civil ID."""
    return int(number[11]) == 11 - _weighted(number[:11], _KUWAIT_WEIGHTS) % 11


def is_bill_id_ir(number: str) -> bool:
    """Check a شناسه قبض of any length: weights two to seven from the right, modulo eleven."""
    weights = [2 + place % 6 for place in range(len(number) - 1)]
    rest = _weighted(number[-2::-1], weights) % 11
    return int(number[-1]) == (0 if rest <= 1 else 11 - rest)


def is_iban(value: str) -> bool:
    """Check the capital letters and digits of an IBAN (ISO 13616)."""
    turned = value[4:] + value[:4]
    number = int("".join(str(int(character, 36)) for character in turned))
    return number % _ISO_13616 == 1


def _weighted(number: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))
