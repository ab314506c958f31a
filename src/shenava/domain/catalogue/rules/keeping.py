"""How long single answers are kept after their case was closed: each field says so itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from shenava.domain.catalogue.rules.answers import Value
from shenava.domain.catalogue.rules.schema import Form


@dataclass(frozen=True)
class Kept:
    """What stays of the answers, and what is over: days by path, nought where nothing had been answered."""

    answers: dict[str, Value]
    over: dict[str, int]


def terms(form: Form) -> dict[str, int]:
    """Return the days by path, ``group.key`` within a group; what has no term stays as long as its case."""
    found = {one.key: one.keep_days for one in form.fields}
    for group in form.fields:
        found |= {f"{group.key}.{part.key}": part.keep_days for part in group.fields}
    return {path: days for path, days in found.items() if days is not None}


def kept(form: Form, answers: Mapping[str, Value], *, days: int) -> Kept:
    """Return what is left of the answers when so many whole days have passed since the case was closed."""
    over = {path: term for path, term in terms(form).items() if days >= term}
    left = {key: _within(key, value, over) for key, value in answers.items() if key not in over}
    return Kept(left, {path: term if _has(answers, path) else 0 for path, term in over.items()})


def _within(key: str, value: Value, over: Mapping[str, int]) -> Value:
    if not any(path.startswith(f"{key}.") for path in over) or not isinstance(value, list):
        return value
    entries: list[Mapping[str, Value]] = [
        {part: said for part, said in entry.items() if f"{key}.{part}" not in over}
        for entry in value
        if isinstance(entry, Mapping)
    ]
    return entries


def _has(answers: Mapping[str, Value], path: str) -> bool:
    key, _dot, part = path.partition(".")
    value = answers.get(key)
    if not part:
        return value is not None
    return isinstance(value, list) and any(isinstance(entry, Mapping) and part in entry for entry in value)
