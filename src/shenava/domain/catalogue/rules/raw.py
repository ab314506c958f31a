"""Pieces of a stored schema, each checked as it is taken out; what is wrong raises :class:`SchemaError`."""

from collections.abc import Mapping, Sequence

LANGUAGES = ("fa", "ar", "en")


class SchemaError(ValueError):
    """A stored schema is not a form; the message names the field and what is wrong with it."""


def mapping(data: object, where: str) -> Mapping[str, object]:
    """Return an object."""
    if isinstance(data, Mapping):
        return data
    message = f"{where}: expected an object"
    raise SchemaError(message)


def sequence(data: object, where: str) -> Sequence[object]:
    """Return a list."""
    if isinstance(data, Sequence) and not isinstance(data, str):
        return data
    message = f"{where}: expected a list"
    raise SchemaError(message)


def text(entry: Mapping[str, object], name: str, where: str) -> str:
    """Return a text that must be there."""
    value = entry.get(name)
    if isinstance(value, str) and value:
        return value
    message = f"{where}: {name} is missing"
    raise SchemaError(message)


def flag(entry: Mapping[str, object], name: str, where: str) -> bool:
    """Return true or false; false when it is missing."""
    value = entry.get(name, False)
    if isinstance(value, bool):
        return value
    message = f"{where}: {name} must be true or false"
    raise SchemaError(message)


def number(entry: Mapping[str, object], name: str, where: str) -> int | None:
    """Return a positive whole number, if there is one."""
    value = entry.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    message = f"{where}: {name} must be a positive whole number"
    raise SchemaError(message)


def in_every_language(data: object, where: str) -> Mapping[str, str]:
    """Return a text in every language."""
    entry = mapping(data, where)
    return {language: text(entry, language, where) for language in LANGUAGES}
