"""Formulas of computed fields: a small language of its own, so that nothing is ever evaluated as code.

Numbers, amounts and texts of other fields, by their keys; ``+ - * /`` and parentheses; ``&`` joins texts; "words";
``sum(group.field)``, ``count(group)``, ``days(earlier, later)``, ``round(number, places)``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|"(?P<words>[^"]*)"|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|(?P<sign>[-+*/&(),]))"""
)
_LONGEST = 500
_DEEPEST = 20
ARGUMENTS = {"sum": 1, "count": 1, "days": 2, "round": 2}


@dataclass(frozen=True)
class Constant:
    """A number or words."""

    value: Decimal | str


@dataclass(frozen=True)
class Reference:
    """Another field by its key, or ``group.key`` inside ``sum``."""

    path: str


@dataclass(frozen=True)
class Call:
    """A sign or function with its operands."""

    name: str
    operands: tuple["Node", ...]


Node: TypeAlias = Constant | Reference | Call


class FormulaError(ValueError):
    """A formula can't be read; the message is the text from where it can't."""


def parse(text: str) -> Node:
    """Read a formula; raises :class:`FormulaError`."""
    if len(text) > _LONGEST:
        raise FormulaError(text[:20])
    reader = _Reader(text)
    node = reader.joined(0)
    if reader.rest:
        raise FormulaError(reader.near)
    return node


def references(node: Node, inside: str = "") -> Iterator[tuple[str, str]]:
    """Return every field that a formula uses, with the function that takes it as a whole (sum, count, days or none)."""
    if isinstance(node, Reference):
        yield node.path, inside
    elif isinstance(node, Call):
        for operand in node.operands:
            yield from references(operand, node.name if node.name in {"sum", "count", "days"} else "")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def rest(self) -> str:
        return self.text[self.at :].strip()

    @property
    def near(self) -> str:
        return self.rest[:20] or self.text.strip()[-20:]

    def joined(self, depth: int) -> Node:
        return self._chain(("&",), lambda: self._chain(("+", "-"), lambda: self._product(depth)))

    def _product(self, depth: int) -> Node:
        return self._chain(("*", "/"), lambda: self._factor(depth + 1))

    def _chain(self, signs: tuple[str, ...], part: Callable[[], Node]) -> Node:
        node = part()
        while (sign := self._sign(signs)) is not None:
            node = Call(sign, (node, part()))
        return node

    def _factor(self, depth: int) -> Node:
        found = _TOKEN.match(self.text, self.at)
        if found is None or depth > _DEEPEST:
            raise FormulaError(self.near)
        if found["sign"] == "-":
            self.at = found.end()
            return Call("-", (Constant(Decimal(0)), self._factor(depth + 1)))
        if found["sign"] == "(":
            self.at = found.end()
            return self._closed(self.joined(depth))
        if found["sign"]:
            raise FormulaError(self.near)
        self.at = found.end()
        if found["number"]:
            return Constant(Decimal(found["number"]))
        return self._named(found["name"], depth) if found["name"] else Constant(found["words"])

    def _named(self, name: str, depth: int) -> Node:
        if self._sign(("(",)) is None:
            return Reference(name)
        operands = [self.joined(depth)]
        while self._sign((",",)) is not None:
            operands.append(self.joined(depth))
        if ARGUMENTS.get(name) != len(operands):
            raise FormulaError(name)
        return self._closed(Call(name, tuple(operands)))

    def _closed(self, node: Node) -> Node:
        if self._sign((")",)) is None:
            raise FormulaError(self.near)
        return node

    def _sign(self, wanted: tuple[str, ...]) -> str | None:
        found = _TOKEN.match(self.text, self.at)
        if found is None or found["sign"] not in wanted:
            return None
        self.at = found.end()
        return found["sign"]
