"""What a formula comes to: numbers stay numbers, amounts keep their currency, and what can't be reckoned is nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, DecimalException, localcontext
from typing import TypeAlias

from shenava.domain.catalogue.rules.answers import Value
from shenava.domain.catalogue.rules.formula import Call, Constant, Node, Reference
from shenava.domain.catalogue.rules.money import Money

_LARGEST = Decimal(10) ** 15
_PLACES = Decimal("0.000001")
_LONGEST = 500
_DAY = 10


@dataclass(frozen=True)
class Sum:
    """An amount in minor units while it is reckoned with; ``unit`` is what the person counts in."""

    minor: Decimal
    currency: str
    unit: str


Found: TypeAlias = Decimal | Sum | str | None
Answers: TypeAlias = Mapping[str, Value]


def reckon(node: Node, answers: Answers) -> Value | None:
    """Return the value of a formula over stored answers, as it is stored; ``None`` where an answer is missing."""
    with localcontext() as context:
        context.prec = 34
        try:
            return _stored(_found(node, answers))
        except DecimalException:
            return None


def _found(node: Node, answers: Answers) -> Found:
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Reference):
        return _taken(answers.get(node.path))
    if node.name in {"sum", "count", "days"}:
        return _WHOLE[node.name](node, answers)
    first, second = (_found(one, answers) for one in node.operands)
    if node.name == "&":
        return _written(first) + _written(second)
    if first is None or second is None or isinstance(first, str) or isinstance(second, str):
        return None
    return _SIGNS[node.name](first, second)


def _taken(value: Value | None) -> Found:
    if isinstance(value, Mapping) and isinstance(minor := value.get("amount"), int):
        return Sum(Decimal(minor), str(value["currency"]), str(value["unit"]))
    if isinstance(value, str):
        try:
            return Decimal(value) if value.isascii() and len(value) < 40 else value  # noqa: PLR2004 - longer ones are text
        except DecimalException:
            return value
    return None


def _sum(node: Call, answers: Answers) -> Found:
    group, _dot, key = node.operands[0].path.partition(".") if isinstance(node.operands[0], Reference) else ("", "", "")
    found = [one for one in (_taken(entry.get(key)) for entry in _entries(answers, group)) if one is not None]
    total: Found = found[0] if found else None
    for one in found[1:]:
        total = None if total is None or isinstance(total, str) or isinstance(one, str) else _add(total, one)
    return None if isinstance(total, str) else total


def _count(node: Call, answers: Answers) -> Found:
    return Decimal(len(_entries(answers, node.operands[0].path if isinstance(node.operands[0], Reference) else "")))


def _days(node: Call, answers: Answers) -> Found:
    written = [answers.get(one.path) if isinstance(one, Reference) else None for one in node.operands]
    try:
        first, last = (date.fromisoformat(str(one)[:_DAY]) for one in written)
    except ValueError:
        return None
    return Decimal((last - first).days)


def _entries(answers: Answers, group: str) -> Sequence[Mapping[str, Value]]:
    value = answers.get(group)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _add(first: Decimal | Sum, second: Decimal | Sum) -> Found:
    if isinstance(first, Sum) and isinstance(second, Sum) and first.currency == second.currency:
        return Sum(first.minor + second.minor, first.currency, first.unit)
    return first + second if isinstance(first, Decimal) and isinstance(second, Decimal) else None


def _subtract(first: Decimal | Sum, second: Decimal | Sum) -> Found:
    if isinstance(second, Sum):
        second = Sum(-second.minor, second.currency, second.unit)
        if first == 0:
            return second
        return _add(first, second)
    return _add(first, -second)


def _multiply(first: Decimal | Sum, second: Decimal | Sum) -> Found:
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return first * second
    if isinstance(first, Sum) and isinstance(second, Decimal):
        return Sum(first.minor * second, first.currency, first.unit)
    return _multiply(second, first) if isinstance(first, Decimal) else None


def _divide(first: Decimal | Sum, second: Decimal | Sum) -> Found:
    if isinstance(second, Decimal):
        return first / second if isinstance(first, Decimal) else Sum(first.minor / second, first.currency, first.unit)
    same = isinstance(first, Sum) and first.currency == second.currency
    return first.minor / second.minor if same and isinstance(first, Sum) else None


def _round(first: Decimal | Sum, places: Decimal | Sum) -> Found:
    if not isinstance(first, Decimal) or not isinstance(places, Decimal) or not 0 <= places <= 6:  # noqa: PLR2004 - as many as are kept
        return first if isinstance(first, Sum) else None
    return first.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)


def _written(found: Found) -> str:
    if isinstance(found, Sum):
        return str(_plain(found.minor))
    return str(_plain(found)) if isinstance(found, Decimal) else found or ""


def _stored(found: Found) -> Value | None:
    if isinstance(found, str):
        return found.strip()[:_LONGEST] or None
    if isinstance(found, Sum):
        if abs(found.minor) >= _LARGEST:
            return None
        whole = int(found.minor.to_integral_value(rounding=ROUND_HALF_UP))
        return Money(whole, found.currency, found.unit).canonical()
    if found is None or abs(found) >= _LARGEST:
        return None
    return _plain(found)


def _plain(number: Decimal) -> str:
    """Write a number without exponent and without zeros that say nothing."""
    text = format(number.quantize(_PLACES, rounding=ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


_WHOLE: Mapping[str, Callable[[Call, Answers], Found]] = {"sum": _sum, "count": _count, "days": _days}
_SIGNS: Mapping[str, Callable[[Decimal | Sum, Decimal | Sum], Found]] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "/": _divide,
    "round": _round,
}
