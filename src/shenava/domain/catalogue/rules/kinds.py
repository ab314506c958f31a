"""How an answer of each kind is read into the one form it is stored in."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from shenava.domain.catalogue.rules import dates, money
from shenava.domain.catalogue.rules.answers import Read, Remark, refused
from shenava.domain.catalogue.rules.schema import Field
from shenava.domain.catalogue.vocabulary import FieldKind, FieldProblem
from shenava.foundation.text import digits, identifiers

_BETWEEN_DIGITS = re.compile(r"[\s\u200c\u200e\u200f\-_./]+")
_THOUSANDS = re.compile("[\\s,\u066c\u060c'\u200c\u200e\u200f]+")
_NATIONAL_IDS: Mapping[str, Callable[[str], identifiers.Reading]] = {
    "IR": identifiers.national_id_ir,
    "SA": identifiers.saudi_id,
    "AE": identifiers.emirates_id,
    "KW": identifiers.kuwait_civil_id,
}
_CARD_TAIL = 4
_CARD = range(15, 20)
_YES = frozenset({"yes", "true", "1", "on"})
_NO = frozenset({"no", "false", "0", "off"})


def is_blank(raw: object) -> bool:
    """Tell whether a person left a question open."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return True
    if isinstance(raw, Mapping):
        return is_blank(raw.get("amount"))
    return isinstance(raw, Sequence) and not isinstance(raw, str) and not raw


def read(asked: Field, raw: object, *, region: str) -> Read:
    """Read an answer that is not blank; ``region`` is the country (ISO 3166 two letters) whose habits apply."""
    return _READERS[asked.kind](asked, raw, region)


def _text(asked: Field, raw: object, _region: str) -> Read:
    text = str(raw).strip()
    return refused(FieldProblem.TOO_LONG, most=asked.most) if len(text) > asked.most else Read(text)


def _choice(asked: Field, raw: object, _region: str) -> Read:
    known = {option.value for option in asked.options}
    return Read(raw) if isinstance(raw, str) and raw in known else refused(FieldProblem.NOT_AN_OPTION)


def _many(asked: Field, raw: object, _region: str) -> Read:
    given = [raw] if isinstance(raw, str) else list(raw) if isinstance(raw, Sequence) else []
    chosen = [option.value for option in asked.options if option.value in given]
    return Read(chosen) if len(chosen) == len(set(map(str, given))) > 0 else refused(FieldProblem.NOT_AN_OPTION)


def _yes_no(_asked: Field, raw: object, _region: str) -> Read:
    word = str(raw).strip().casefold()
    if word in _YES or word in _NO:
        return Read(word in _YES)
    return refused(FieldProblem.NOT_YES_OR_NO)


def _only_digits(asked: Field, raw: object, _region: str) -> Read:
    text = _BETWEEN_DIGITS.sub("", digits.to_ascii(str(raw)))
    if not (text.isascii() and text.isdigit()):
        return refused(FieldProblem.NOT_DIGITS)
    if len(text) in _CARD and asked.length is None and _is_card(text):
        return refused(FieldProblem.FULL_CARD)
    if asked.length is not None and len(text) != asked.length:
        return refused(FieldProblem.WRONG_LENGTH, length=asked.length)
    return Read(text) if len(text) <= asked.most else refused(FieldProblem.TOO_LONG, most=asked.most)


def _is_card(number: str) -> bool:
    """Check the Luhn digit (ISO/IEC 7812-1)."""
    doubled = sum(sum(divmod(int(digit) * 2, 10)) for digit in number[-2::-2])
    return (doubled + sum(map(int, number[-1::-2]))) % 10 == 0


def _card_last4(_asked: Field, raw: object, _region: str) -> Read:
    text = _BETWEEN_DIGITS.sub("", digits.to_ascii(str(raw)))
    if text.isdigit() and len(text) in _CARD:
        return refused(FieldProblem.FULL_CARD)
    return Read(text) if text.isdigit() and len(text) == _CARD_TAIL else refused(FieldProblem.NOT_FOUR_DIGITS)


def _money(_asked: Field, raw: object, region: str) -> Read:
    given = raw if isinstance(raw, Mapping) else {"amount": raw}
    unit = str(given.get("unit") or given.get("currency") or money.unit_of_region(region))
    currency = money.currency_of_unit(unit)
    if currency is None:
        return refused(FieldProblem.UNKNOWN_UNIT)
    amount = given.get("amount")
    if "currency" in given and isinstance(amount, int) and not isinstance(amount, bool) and amount > 0:
        return Read(money.Money(amount, currency, unit.upper()).canonical())
    number = _number(str(amount))
    written = money.from_written(number, unit) if number is not None else None
    return Read(written.canonical()) if written else refused(FieldProblem.NOT_MONEY)


def _number(text: str) -> Decimal | None:
    plain = _THOUSANDS.sub("", digits.to_ascii(text)).replace("\u066b", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 < number < 10**15 else None


def _softly(reading: identifiers.Reading, doubt: FieldProblem) -> Read:
    """Keep what the person wrote when it looks mistyped: a doubt must never stop a complaint."""
    return Read(reading.value, warning=Remark(doubt) if reading.doubt else None)


def _iban(asked: Field, raw: object, _region: str) -> Read:
    return _bounded(asked, _softly(identifiers.iban(str(raw)), FieldProblem.DOUBTFUL_IBAN))


def _mobile(asked: Field, raw: object, region: str) -> Read:
    number = identifiers.mobile(str(raw), region=region)
    if number is not None:
        return Read(number)
    written = Read(digits.to_ascii(str(raw)).strip(), warning=Remark(FieldProblem.DOUBTFUL_MOBILE))
    return _bounded(asked, written)


def _national_id(asked: Field, raw: object, region: str) -> Read:
    known = _NATIONAL_IDS.get(region.upper())
    if known is None:
        return _text(asked, digits.to_ascii(str(raw)), region)
    return _bounded(asked, _softly(known(str(raw)), FieldProblem.DOUBTFUL_NATIONAL_ID))


def _bounded(asked: Field, made: Read) -> Read:
    too_long = isinstance(made.value, str) and len(made.value) > asked.most
    return refused(FieldProblem.TOO_LONG, most=asked.most) if too_long else made


def _nothing(_asked: Field, _raw: object, _region: str) -> Read:
    return Read()


_READERS: Mapping[FieldKind, Callable[[Field, object, str], Read]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.BRANCH: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.MANY: _many,
    FieldKind.YES_NO: _yes_no,
    FieldKind.DIGITS: _only_digits,
    FieldKind.MONEY: _money,
    FieldKind.DATE: dates.day,
    FieldKind.MOMENT: dates.moment,
    FieldKind.IBAN: _iban,
    FieldKind.CARD_LAST4: _card_last4,
    FieldKind.MOBILE: _mobile,
    FieldKind.NATIONAL_ID: _national_id,
    FieldKind.FILE_HINT: _nothing,
}
