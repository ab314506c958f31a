"""Numbers that name somebody or something, read softly: what looks mistyped is kept and only doubted."""

import re
from collections.abc import Callable, Mapping

from shenava.domain.catalogue.rules.answers import Read, doubted, refused
from shenava.domain.catalogue.rules.fields import Field
from shenava.domain.catalogue.vocabulary import FieldKind, FieldProblem
from shenava.foundation.text import addresses, digits, identifiers

_NATIONAL_IDS: Mapping[str, Callable[[str], identifiers.Reading]] = {
    "IR": identifiers.national_id_ir,
    "SA": identifiers.saudi_id,
    "AE": identifiers.emirates_id,
    "KW": identifiers.kuwait_civil_id,
}
_COMPANY_IDS: Mapping[str, Callable[[str], identifiers.Reading]] = {"IR": identifiers.company_id_ir}
_BILL_IDS: Mapping[str, Callable[[str], identifiers.Reading]] = {"IR": identifiers.bill_id_ir}
_POSTAL_CODES: Mapping[str, str] = {
    "IR": "[13-9]{4}[1346-9][013-9]{5}",
    "SA": "[0-9]{5}(?:[0-9]{4})?",
    "KW": "[0-9]{5}",
    "IQ": "[0-9]{5}",
    "EG": "[0-9]{5}",
    "JO": "[0-9]{5}",
}
"""What a postal code looks like by country; one of a country that is not listed is taken as it is."""


def read(asked: Field, raw: object, region: str) -> Read:
    """Read a number of one of these kinds; ``region`` is the country whose habits apply unless the field names one."""
    return _bounded(asked, _READERS[asked.kind](str(raw), (asked.region or region).upper()))


def _iban(text: str, _region: str) -> Read:
    return _softly(identifiers.iban(text), FieldProblem.DOUBTFUL_IBAN)


def _mobile(text: str, region: str) -> Read:
    number = identifiers.mobile(text, region=region)
    if number is not None:
        return Read(number)
    return doubted(digits.to_ascii(text).strip(), FieldProblem.DOUBTFUL_MOBILE)


def _email(text: str, _region: str) -> Read:
    address = addresses.email(text)
    return Read(address) if address else doubted(text.strip(), FieldProblem.DOUBTFUL_EMAIL)


def _national_id(text: str, region: str) -> Read:
    return _known(_NATIONAL_IDS.get(region), text, FieldProblem.DOUBTFUL_NATIONAL_ID)


def _company_id(text: str, region: str) -> Read:
    return _known(_COMPANY_IDS.get(region), text, FieldProblem.DOUBTFUL_COMPANY_ID)


def _bill_id(text: str, region: str) -> Read:
    return _known(_BILL_IDS.get(region), text, FieldProblem.DOUBTFUL_BILL_ID)


def _postal_code(text: str, region: str) -> Read:
    code = identifiers.clean(text).upper()
    usual = _POSTAL_CODES.get(region, ".*")
    return doubted(code, None if re.fullmatch(usual, code) else FieldProblem.DOUBTFUL_POSTAL_CODE)


def _known(reading: Callable[[str], identifiers.Reading] | None, text: str, doubt: FieldProblem) -> Read:
    """Read a number by the rule of its country, or as it is where we know of none."""
    return _softly(reading(text), doubt) if reading else Read(digits.to_ascii(text).strip())


def _softly(reading: identifiers.Reading, doubt: FieldProblem) -> Read:
    return doubted(reading.value, doubt if reading.doubt else None)


def _bounded(asked: Field, made: Read) -> Read:
    too_long = isinstance(made.value, str) and len(made.value) > asked.most
    return refused(FieldProblem.TOO_LONG, most=asked.most) if too_long else made


_READERS: Mapping[FieldKind, Callable[[str, str], Read]] = {
    FieldKind.IBAN: _iban,
    FieldKind.MOBILE: _mobile,
    FieldKind.EMAIL: _email,
    FieldKind.NATIONAL_ID: _national_id,
    FieldKind.COMPANY_ID: _company_id,
    FieldKind.BILL_ID: _bill_id,
    FieldKind.POSTAL_CODE: _postal_code,
}
KINDS = frozenset(_READERS)
