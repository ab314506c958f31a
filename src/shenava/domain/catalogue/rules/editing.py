"""Changing a form in its stored shape, faulty or not: adding, replacing, moving and taking out fields by their path.

A path is the key of a field, or ``group.key`` for one inside a group.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Schema = list[dict[str, Any]]


def found(schema: Sequence[Mapping[str, Any]], path: str) -> dict[str, Any] | None:
    """Return the field at a path."""
    home, key = _home(list(map(dict, schema)), path)
    return next((one for one in home if one.get("key") == key), None)


def added(schema: Sequence[Mapping[str, Any]], field: Mapping[str, Any], *, inside: str = "") -> Schema:
    """Return the form with one more field at its end, or at the end of a group."""
    return _changed(schema, inside, lambda home: [*home, dict(field)])


def replaced(schema: Sequence[Mapping[str, Any]], path: str, field: Mapping[str, Any]) -> Schema:
    """Return the form with another field in the place of one."""
    inside, key = _split(path)
    return _changed(schema, inside, lambda home: [dict(field) if one.get("key") == key else one for one in home])


def removed(schema: Sequence[Mapping[str, Any]], path: str) -> Schema:
    """Return the form without a field."""
    inside, key = _split(path)
    return _changed(schema, inside, lambda home: [one for one in home if one.get("key") != key])


def moved(schema: Sequence[Mapping[str, Any]], path: str, *, by: int) -> Schema:
    """Return the form with a field so many places further down, or up when it is negative."""
    inside, key = _split(path)
    return _changed(schema, inside, lambda home: _shifted(home, key, by))


def ordered(schema: Sequence[Mapping[str, Any]], paths: Sequence[str]) -> Schema:
    """Return the form with its fields in the order of these paths; those that are not named follow as they stood."""
    place = {path: number for number, path in enumerate(paths)}

    def sorted_home(home: Schema, inside: str) -> Schema:
        prefix = f"{inside}." if inside else ""
        return sorted(home, key=lambda one: place.get(f"{prefix}{one.get('key')}", len(place)))

    top = sorted_home([dict(one) for one in schema], "")
    return [
        {**one, "fields": sorted_home(list(one["fields"]), one["key"])} if one.get("fields") else one for one in top
    ]


def free_key(schema: Sequence[Mapping[str, Any]], wanted: str) -> str:
    """Return a key that no field has yet."""
    keys = {one.get("key") for one in schema}
    keys |= {inner.get("key") for one in schema for inner in one.get("fields") or ()}
    return next(key for key in (wanted, *(f"{wanted}_{number}" for number in range(2, 999))) if key not in keys)


def _with_fields(group: Mapping[str, Any], fields: Schema) -> dict[str, Any]:
    return {**group, "fields": fields}


def _shifted(home: Schema, key: str, by: int) -> Schema:
    places = [number for number, one in enumerate(home) if one.get("key") == key]
    if not places:
        return home
    rest = [one for number, one in enumerate(home) if number != places[0]]
    target = min(max(places[0] + by, 0), len(rest))
    return [*rest[:target], home[places[0]], *rest[target:]]


def _split(path: str) -> tuple[str, str]:
    inside, _dot, key = path.rpartition(".")
    return inside, key


def _home(schema: Schema, path: str) -> tuple[Schema, str]:
    inside, key = _split(path)
    if not inside:
        return schema, key
    group = next((one for one in schema if one.get("key") == inside), {})
    return list(group.get("fields") or ()), key


def _changed(schema: Sequence[Mapping[str, Any]], inside: str, change: Any) -> Schema:  # noqa: ANN401 - a change of a list
    made = [dict(one) for one in schema]
    if not inside:
        return list(change(made))
    return [_with_fields(one, change(_inner(one))) if one.get("key") == inside else one for one in made]


def _inner(group: Mapping[str, Any]) -> Schema:
    return [dict(one) for one in group.get("fields") or ()]
