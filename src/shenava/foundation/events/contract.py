"""What a fact is, how it becomes JSON and back, and what a reaction is given."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, TypeAlias, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from shenava.foundation.privacy import Shred

Json: TypeAlias = bool | int | str | list["Json"] | None
"""What a field of a fact looks like in the database."""

CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,100}")
"""All that a text in a fact may be: a code, an id or a reference, never a person's words."""

_facts: dict[str, type["Fact"]] = {}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that has happened, in the past tense.

    Subclasses are frozen keyword-only dataclasses with a ``name`` like ``cases.received``. Their fields hold ids,
    codes, whole numbers, moments, enumerations, and tuples of these; ``to_json`` refuses anything else. A new field
    needs a default, because facts written before it are read for ever.
    """

    name: ClassVar[str]
    shred: ClassVar[Shred] = Shred.KEEP
    subject: UUID
    """The aggregate that it happened to; facts of one subject are delivered in order."""

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as Python gives it
        """Register the fact under its name; two classes can't share one."""
        super().__init_subclass__(**kwargs)
        known = _facts.setdefault(cls.name, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"{cls.__qualname__} and {known.__qualname__} are both named {cls.name}")
        _facts[cls.name] = cls


@dataclass(frozen=True, kw_only=True)
class DeliveryContext:
    """What a reaction may know beside the fact itself."""

    delivery_id: UUID
    """The idempotency key towards the outside world; the same on every attempt."""
    fact_id: UUID
    actor_ref: str
    """Who caused the fact."""
    occurred_at: datetime
    at: datetime
    """The moment of this attempt, in UTC; the reaction's ``now``."""
    attempt: int
    """1 the first time."""


Settle: TypeAlias = Callable[[], None]
"""What an outside reaction leaves to be written in the same transaction as its being done."""

Reaction: TypeAlias = Callable[[Any, DeliveryContext], Settle | None]
"""What follows from a fact; a plain function, known by its path."""

OUTSIDE_MARK = "reaches_outside"


def outside(reaction: Reaction) -> Reaction:
    """Mark a reaction that calls the world outside: it runs without a transaction and may run again after a crash.

    It must hand ``context.delivery_id`` on as the idempotency key. It may return a function, which then writes the
    result in the same transaction that marks the delivery as done.
    """
    setattr(reaction, OUTSIDE_MARK, True)
    return reaction


def reaches_outside(reaction: Reaction) -> bool:
    """Return whether the reaction was marked ``@outside``."""
    return bool(getattr(reaction, OUTSIDE_MARK, False))


def path_of(reaction: Reaction) -> str:
    """Return the ``module.function`` path that a delivery row names its reaction by."""
    return f"{reaction.__module__}.{reaction.__qualname__}"


def names() -> frozenset[str]:
    """Return the names of all facts that this version of the program knows."""
    return frozenset(_facts)


def to_json(fact: Fact) -> dict[str, Json]:
    """Return the fact's fields without its subject; raises ``ValueError`` for a text that is no code."""
    return {name: _encode(name, getattr(fact, name)) for name in _types(fact.name)}


def from_json(*, name: str, subject: UUID, payload: Mapping[str, Json]) -> Fact:
    """Return the fact as it was recorded; fields that no longer exist are left out, unknown names are ``KeyError``."""
    known = _types(name)
    values = {field: _decode(known[field], value) for field, value in payload.items() if field in known}
    return _facts[name](subject=subject, **values)


@cache
def _types(fact: str) -> dict[str, Any]:
    kind = _facts[fact]
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.name != "subject"}


def _encode(name: str, value: object) -> Json:
    match value:
        case Enum():
            return _encode(name, value.value)
        case None | bool() | int():
            return value
        case UUID():
            return str(value)
        case date():
            return value.isoformat()
        case str() if CODE.fullmatch(value):
            return value
        case tuple():
            return [_encode(name, item) for item in value]
    raise ValueError(f"a fact holds ids, codes, whole numbers and moments only, not what is in {name!r}")


def _decode(hint: Any, value: Json) -> Any:  # noqa: ANN401 - as wide as the types of fields
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        hint = next(kind for kind in get_args(hint) if kind is not NoneType)
    if get_origin(hint) is tuple and isinstance(value, list):
        return tuple(_decode(get_args(hint)[0], item) for item in value)
    if isinstance(hint, type) and issubclass(hint, date):
        return hint.fromisoformat(str(value))
    return hint(value)
