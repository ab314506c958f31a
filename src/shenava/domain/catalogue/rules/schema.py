"""The shape of a category's form, read from its stored schema with errors that name the wrong place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from shenava.domain.catalogue.rules import raw
from shenava.domain.catalogue.rules.raw import SchemaError
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy

_LONGEST = {FieldKind.LONG_TEXT: 2000, FieldKind.DIGITS: 40}
_LONGEST_OTHERWISE = 200


@dataclass(frozen=True)
class Condition:
    """One thing that must hold of another field's answer before a field is shown."""

    field: str
    one_of: tuple[object, ...] | None = None
    """``None`` asks only whether there is an answer at all."""
    is_set: bool = True

    @classmethod
    def parse(cls, data: object, where: str) -> Self:
        """Read ``{"field": …}`` with exactly one of ``equals``, ``in`` and ``is_set``."""
        entry = raw.mapping(data, where)
        asked = sorted(set(entry) - {"field"})
        if asked == ["equals"]:
            return cls(raw.text(entry, "field", where), (entry["equals"],))
        if asked == ["in"]:
            return cls(raw.text(entry, "field", where), tuple(raw.sequence(entry["in"], where)))
        if asked == ["is_set"] and isinstance(entry["is_set"], bool):
            return cls(raw.text(entry, "field", where), is_set=entry["is_set"])
        message = f"{where}: show_if needs exactly one of equals, in, is_set"
        raise SchemaError(message)


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    value: str
    label: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a form. ``length`` asks for an exact number of digits, ``most`` bounds the characters."""

    key: str
    kind: FieldKind
    label: Mapping[str, str]
    help: Mapping[str, str]
    required: bool
    privacy: FieldPrivacy
    options: tuple[Option, ...]
    show_if: tuple[Condition, ...]
    length: int | None
    most: int

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read one field; raises :class:`SchemaError`."""
        entry = raw.mapping(data, "field")
        key = raw.text(entry, "key", "field")
        kind = _kind(entry, key)
        return cls(
            key=key,
            kind=kind,
            label=raw.in_every_language(entry.get("label"), f"{key}.label"),
            help=raw.in_every_language(entry["help"], f"{key}.help") if entry.get("help") else {},
            required=raw.flag(entry, "required", key),
            privacy=_privacy(entry, key),
            options=_options(entry, kind, key),
            show_if=_conditions(entry, key),
            length=raw.number(entry, "length", key),
            most=raw.number(entry, "most", key) or _LONGEST.get(kind, _LONGEST_OTHERWISE),
        )


@dataclass(frozen=True)
class Form:
    """The fields of one category in the order they are asked."""

    fields: tuple[Field, ...]

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read a list of fields, or ``{"fields": […]}``; a condition may only look back.

        Raises :class:`SchemaError`.
        """
        listed = data.get("fields") if isinstance(data, Mapping) else data
        form = cls(tuple(Field.parse(entry) for entry in raw.sequence(listed, "form")))
        seen: set[str] = set()
        for field in form.fields:
            _can_follow(field, seen)
            seen.add(field.key)
        return form


def _can_follow(field: Field, seen: set[str]) -> None:
    if field.key in seen:
        message = f"{field.key}: asked twice"
        raise SchemaError(message)
    for condition in field.show_if:
        if condition.field not in seen:
            message = f"{field.key}: show_if looks at {condition.field!r}, which is not asked before it"
            raise SchemaError(message)


def _kind(entry: Mapping[str, object], key: str) -> FieldKind:
    name = raw.text(entry, "kind", key)
    if name in FieldKind.values:
        return FieldKind(name)
    message = f"{key}: there is no kind {name!r}"
    raise SchemaError(message)


def _privacy(entry: Mapping[str, object], key: str) -> FieldPrivacy:
    name = entry.get("privacy", FieldPrivacy.NONE.value)
    if isinstance(name, str) and name in FieldPrivacy.values:
        return FieldPrivacy(name)
    message = f"{key}: there is no privacy {name!r}"
    raise SchemaError(message)


def _options(entry: Mapping[str, object], kind: FieldKind, key: str) -> tuple[Option, ...]:
    listed = [_option(one, key) for one in raw.sequence(entry.get("options", ()), key)]
    if bool(listed) is not (kind in {FieldKind.CHOICE, FieldKind.MANY}):
        message = f"{key}: choices have options, other kinds have none"
        raise SchemaError(message)
    return tuple(listed)


def _option(data: object, key: str) -> Option:
    entry = raw.mapping(data, f"{key}.options")
    return Option(raw.text(entry, "value", key), raw.in_every_language(entry.get("label"), f"{key}.options"))


def _conditions(entry: Mapping[str, object], key: str) -> tuple[Condition, ...]:
    data = entry.get("show_if")
    if data is None:
        return ()
    listed = [data] if isinstance(data, Mapping) else raw.sequence(data, key)
    return tuple(Condition.parse(one, key) for one in listed)
