"""Conditions over other answers, joined by all and any; they are read from a schema and hold or don't."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from shenava.domain.catalogue.rules.raw import Entry, to_decimal
from shenava.domain.catalogue.vocabulary import SchemaFault

_DEEPEST = 4
_ASKED = frozenset({"equals", "in", "is_set", "greater", "less"})


@dataclass(frozen=True)
class Condition:
    """One thing that must hold of another field's answer. Exactly one of the four is set."""

    field: str
    one_of: tuple[object, ...] | None = None
    is_set: bool | None = None
    greater: Decimal | None = None
    """A bound of numbers, or of amounts in the unit that the country counts in (toman in Iran)."""
    less: Decimal | None = None

    @property
    def bound(self) -> Decimal | None:
        """The number that the answer is compared with."""
        return self.less if self.greater is None else self.greater


@dataclass(frozen=True)
class Joined:
    """Several conditions of which all must hold, or any one."""

    parts: tuple["Rule", ...]
    is_any: bool = False


Rule: TypeAlias = Condition | Joined
ALWAYS = Joined(())


def parse(data: object, entry: Entry, name: str, *, of: str = "", depth: int = 0) -> Rule:
    """Read a condition, a list of which all must hold, or ``{"all": […]}`` and ``{"any": […]}``.

    ``of`` is the field that is meant where none is named. What can't be read is noted and always holds.
    """
    if depth > _DEEPEST:
        entry.note(name, SchemaFault.CONDITION_DEEP)
        return ALWAYS
    if isinstance(data, list | tuple):
        return Joined(tuple(parse(one, entry, name, of=of, depth=depth + 1) for one in data))
    if isinstance(data, dict) and set(data) in ({"all"}, {"any"}):
        joined = parse(next(iter(data.values())), entry, name, of=of, depth=depth + 1)
        parts = joined.parts if isinstance(joined, Joined) and not joined.is_any else (joined,)
        return Joined(parts, is_any="any" in data)
    return _condition(data, entry, name, of=of)


def conditions(rule: Rule) -> Iterator[Condition]:
    """Return every single condition of a rule."""
    if isinstance(rule, Condition):
        yield rule
    else:
        for part in rule.parts:
            yield from conditions(part)


def holds(rule: Rule, decide: Callable[[Condition], bool]) -> bool:
    """Tell whether a rule holds when ``decide`` says so of each condition; any of nothing holds."""
    if isinstance(rule, Condition):
        return decide(rule)
    found = (holds(part, decide) for part in rule.parts)
    return any(found) if rule.is_any and rule.parts else all(found)


def _condition(data: object, entry: Entry, name: str, *, of: str) -> Rule:
    made = _made(data, of) if isinstance(data, dict) else None
    if made is None:
        entry.note(name, SchemaFault.CONDITION_WRONG)
        return ALWAYS
    return made


def _made(data: dict[str, object], of: str) -> Condition | None:
    field, asked = data.get("field", of), set(data) - {"field"}
    if not isinstance(field, str) or not field or len(asked) != 1 or not asked <= _ASKED:
        return None
    name, value = next((name, data[name]) for name in asked)
    if name == "equals" and not isinstance(value, dict | list):
        return Condition(field, one_of=(value,))
    if name == "in" and isinstance(value, list | tuple) and not any(isinstance(one, dict | list) for one in value):
        return Condition(field, one_of=tuple(value))
    if name == "is_set" and isinstance(value, bool):
        return Condition(field, is_set=value)
    return _bounded(field, name, value)


def _bounded(field: str, name: str, value: object) -> Condition | None:
    bound = to_decimal(value) if name in {"greater", "less"} else None
    if bound is None:
        return None
    return Condition(field, greater=bound) if name == "greater" else Condition(field, less=bound)
