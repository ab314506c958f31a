"""How an answer of each kind is read into the one form it is stored in."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from shenava.domain.catalogue.rules import dates, identities, money
from shenava.domain.catalogue.rules.answers import Read, refused
from shenava.domain.catalogue.rules.fields import Field
from shenava.domain.catalogue.rules.raw import to_decimal
from shenava.domain.catalogue.vocabulary import FieldKind, FieldProblem
from shenava.foundation.text import digits

_BETWEEN_DIGITS = re.compile(r"[\s\u200c\u200e\u200f\-_./]+")
_THOUSANDS = re.compile("[\\s,\u066c\u060c'\u200c\u200e\u200f]+")
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_CARD_TAIL = 4
_CARD = range(15, 20)
_YES = frozenset({"yes", "true", "1", "on"})
_NO = frozenset({"no", "false", "0", "off"})


def is_blank(raw: object) -> bool:
    """Tell whether a person left a question open."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return True
    if isinstance(raw, Mapping):
        return all(is_blank(raw.get(name)) for name in ("amount", "address"))
    return isinstance(raw, Sequence) and not isinstance(raw, str) and not raw


def read(asked: Field, raw: object, *, region: str) -> Read:
    """Read an answer that is not blank; ``region`` is the country (ISO 3166 two letters) whose habits apply."""
    return _READERS[asked.kind](asked, raw, region)


def _text(asked: Field, raw: object, _region: str) -> Read:
    if isinstance(raw, Mapping | list | tuple):
        return refused(FieldProblem.NOT_TEXT)
    text = str(raw).strip()
    return refused(FieldProblem.TOO_LONG, most=asked.most) if len(text) > asked.most else Read(text)


def _choice(asked: Field, raw: object, _region: str) -> Read:
    known = {option.value for option in asked.options}
    return Read(raw) if isinstance(raw, str) and raw in known else refused(FieldProblem.NOT_AN_OPTION)


def _many(asked: Field, raw: object, _region: str) -> Read:
    given = [raw] if isinstance(raw, str) else list(raw) if isinstance(raw, Sequence) else []
    chosen = [option.value for option in asked.options if option.value in given]
    if asked.most_answers is not None and len(chosen) > asked.most_answers:
        return refused(FieldProblem.TOO_MANY, most=asked.most_answers)
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


def _money(asked: Field, raw: object, region: str) -> Read:
    given = raw if isinstance(raw, Mapping) else {"amount": raw}
    unit = str(given.get("unit") or given.get("currency") or (asked.units or (money.unit_of_region(region),))[0])
    currency = money.currency_of_unit(unit)
    if currency is None or (asked.units and unit.upper() not in asked.units and currency not in asked.units):
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


def _place(asked: Field, raw: object, region: str) -> Read:
    """Read a place in words, with a position (WGS 84) when somebody gave theirs."""
    given = raw if isinstance(raw, Mapping) else {"address": raw}
    words = given.get("address")
    if not isinstance(words, str) or not words.strip():
        return refused(FieldProblem.NOT_A_PLACE)
    made = _text(asked, words, region)
    if not isinstance(made.value, str):
        return made
    position = _position(given)
    return Read({"address": made.value, **position})


def _position(given: Mapping[str, object]) -> dict[str, int | str]:
    """Return latitude and longitude to about a metre; half a position or one off the globe is left out."""
    numbers = [to_decimal(given.get(name)) for name in ("latitude", "longitude")]
    if any(one is None or abs(one) > most for one, most in zip(numbers, (90, 180), strict=True)):
        return {}
    return {name: f"{one:.5f}" for name, one in zip(("latitude", "longitude"), numbers, strict=True)}


def _quantity(asked: Field, raw: object, _region: str) -> Read:
    """Read a number; stored as text, so that no program rounds it."""
    plain = _THOUSANDS.sub("", digits.to_ascii(str(raw))).replace("\u066b", ".").replace("\u2212", "-")
    number = None if isinstance(raw, bool) else to_decimal(plain)
    if number is None or not _PLAIN.fullmatch(plain):
        return refused(FieldProblem.NOT_A_NUMBER)
    if asked.at_least is not None and number < asked.at_least:
        return refused(FieldProblem.TOO_SMALL, bound=f"{asked.at_least:f}")
    if asked.at_most is not None and number > asked.at_most:
        return refused(FieldProblem.TOO_LARGE, bound=f"{asked.at_most:f}")
    return Read(f"{number:f}")


def _consent(_asked: Field, raw: object, _region: str) -> Read:
    """A tick is a yes; anything else is as if nothing had been ticked."""
    return Read(value=True) if str(raw).strip().casefold() in _YES else Read()


def _names(_asked: Field, raw: object, _region: str) -> Read:
    """Keep the names of the files that came for a question; the files themselves hang on the case."""
    given = [raw] if isinstance(raw, str) else raw
    return Read([str(one)[:200] for one in given][:50]) if isinstance(given, list | tuple) else Read()


def _nothing(_asked: Field, _raw: object, _region: str) -> Read:
    return Read()


_READERS: Mapping[FieldKind, Callable[[Field, object, str], Read]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.BRANCH: _text,
    FieldKind.PRODUCT: _text,
    FieldKind.PERSON: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.MANY: _many,
    FieldKind.YES_NO: _yes_no,
    FieldKind.NUMBER: _quantity,
    FieldKind.DIGITS: _only_digits,
    FieldKind.MONEY: _money,
    FieldKind.DATE: dates.day,
    FieldKind.MOMENT: dates.moment,
    FieldKind.CARD_LAST4: _card_last4,
    FieldKind.PLACE: _place,
    FieldKind.FILE: _names,
    FieldKind.FILE_HINT: _nothing,
    FieldKind.CONSENT: _consent,
    **dict.fromkeys(identities.KINDS, identities.read),
}
