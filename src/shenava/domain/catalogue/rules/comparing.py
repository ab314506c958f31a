"""How two versions of a form differ, field by field and property by property."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shenava.domain.catalogue.vocabulary import FieldProperty, FormChange

Schema = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Difference:
    """One field that differs; ``parts`` are the properties that changed."""

    kind: FormChange
    field: str
    parts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The difference in words."""
        names = [str(FieldProperty(one).label) if one in FieldProperty.values else one for one in self.parts]
        return str(self.kind.label) % {"field": self.field, "parts": "، ".join(names)}


def differences(old: Schema, new: Schema) -> list[Difference]:
    """Return what was added, taken out, moved and changed; nothing for the same form."""
    return list(_differences(_flat(old), _flat(new)))


def _differences(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> Iterator[Difference]:
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    for path, field in new.items():
        if path not in old:
            yield Difference(FormChange.ADDED, path)
        elif parts := _parts(old[path], field):
            yield Difference(FormChange.CHANGED, path, parts)
        elif path in moved:
            yield Difference(FormChange.MOVED, path)
    for path in old:
        if path not in new:
            yield Difference(FormChange.REMOVED, path)


def _flat(schema: Schema) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for one in schema:
        key = str(one.get("key"))
        found[key] = {name: value for name, value in one.items() if name != "fields"}
        for inner in one.get("fields") or ():
            found[f"{key}.{inner.get('key')}"] = inner
    return found


def _parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    names = (*FieldProperty.values, *sorted({*old, *new} - set(FieldProperty.values)))
    return tuple(name for name in names if _plain(old.get(name)) != _plain(new.get(name)))


def _plain(value: object) -> object:
    """Let what says nothing be nothing, so that an empty hint and none are the same."""
    if isinstance(value, Mapping):
        return {key: one for key, one in value.items() if one not in ("", None)} or None
    return None if value in ("", [], (), False, "NONE") else value


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Return as few fields as explain the new order: all but a longest run that kept its order."""
    place = {path: number for number, path in enumerate(old)}
    best: dict[int, list[str]] = {}
    for path in new:
        longest = max((run for end, run in best.items() if end < place[path]), key=len, default=[])
        if len(best.get(place[path], [])) <= len(longest):
            best[place[path]] = [*longest, path]
    kept = max(best.values(), key=len, default=[])
    return set(new) - set(kept)
