"""The shape of a category's form, read from its stored schema with errors that name the wrong place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy

LANGUAGES = ("fa", "ar", "en")
_LONGEST = {FieldKind.LONG_TEXT: 2000, FieldKind.DIGITS: 40}
_LONGEST_OTHERWISE = 200


class SchemaError(ValueError):
    """A stored schema is not a form; the message names the field and what is wrong with it."""


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
        raw = _mapping(data, where)
        asked = sorted(set(raw) - {"field"})
        if asked == ["equals"]:
            return cls(_text(raw, "field", where), (raw["equals"],))
        if asked == ["in"]:
            return cls(_text(raw, "field", where), tuple(_sequence(raw["in"], where)))
        if asked == ["is_set"] and isinstance(raw["is_set"], bool):
            return cls(_text(raw, "field", where), is_set=raw["is_set"])
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
        raw = _mapping(data, "field")
        key = _text(raw, "key", "field")
        kind = _kind(raw, key)
        return cls(
            key=key,
            kind=kind,
            label=_in_every_language(raw.get("label"), f"{key}.label"),
            help=_in_every_language(raw["help"], f"{key}.help") if raw.get("help") else {},
            required=_flag(raw, "required", key),
            privacy=_privacy(raw, key),
            options=_options(raw, kind, key),
            show_if=_conditions(raw, key),
            length=_number(raw, "length", key),
            most=_number(raw, "most", key) or _LONGEST.get(kind, _LONGEST_OTHERWISE),
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
        form = cls(tuple(Field.parse(entry) for entry in _sequence(listed, "form")))
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


def _mapping(data: object, where: str) -> Mapping[str, object]:
    if isinstance(data, Mapping):
        return data
    message = f"{where}: expected an object"
    raise SchemaError(message)


def _sequence(data: object, where: str) -> Sequence[object]:
    if isinstance(data, Sequence) and not isinstance(data, str):
        return data
    message = f"{where}: expected a list"
    raise SchemaError(message)


def _text(raw: Mapping[str, object], name: str, where: str) -> str:
    value = raw.get(name)
    if isinstance(value, str) and value:
        return value
    message = f"{where}: {name} is missing"
    raise SchemaError(message)


def _flag(raw: Mapping[str, object], name: str, where: str) -> bool:
    value = raw.get(name, False)
    if isinstance(value, bool):
        return value
    message = f"{where}: {name} must be true or false"
    raise SchemaError(message)


def _number(raw: Mapping[str, object], name: str, where: str) -> int | None:
    value = raw.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    message = f"{where}: {name} must be a positive whole number"
    raise SchemaError(message)


def _kind(raw: Mapping[str, object], key: str) -> FieldKind:
    name = _text(raw, "kind", key)
    if name in FieldKind.values:
        return FieldKind(name)
    message = f"{key}: there is no kind {name!r}"
    raise SchemaError(message)


def _privacy(raw: Mapping[str, object], key: str) -> FieldPrivacy:
    name = raw.get("privacy", FieldPrivacy.NONE.value)
    if isinstance(name, str) and name in FieldPrivacy.values:
        return FieldPrivacy(name)
    message = f"{key}: there is no privacy {name!r}"
    raise SchemaError(message)


def _in_every_language(data: object, where: str) -> Mapping[str, str]:
    raw = _mapping(data, where)
    return {language: _text(raw, language, where) for language in LANGUAGES}


def _options(raw: Mapping[str, object], kind: FieldKind, key: str) -> tuple[Option, ...]:
    listed = [_option(entry, key) for entry in _sequence(raw.get("options", ()), key)]
    if bool(listed) is not (kind in {FieldKind.CHOICE, FieldKind.MANY}):
        message = f"{key}: choices have options, other kinds have none"
        raise SchemaError(message)
    return tuple(listed)


def _option(data: object, key: str) -> Option:
    raw = _mapping(data, f"{key}.options")
    return Option(_text(raw, "value", key), _in_every_language(raw.get("label"), f"{key}.options"))


def _conditions(raw: Mapping[str, object], key: str) -> tuple[Condition, ...]:
    data = raw.get("show_if")
    if data is None:
        return ()
    listed = [data] if isinstance(data, Mapping) else _sequence(data, key)
    return tuple(Condition.parse(entry, key) for entry in listed)
