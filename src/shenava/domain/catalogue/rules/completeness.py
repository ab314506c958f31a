"""How much of a category is written in each language; what is missing is shown in another one, never hidden."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shenava.domain.catalogue.rules.raw import LANGUAGES


@dataclass(frozen=True)
class Written:
    """How many of the texts a language has; ``missing`` are the paths of those that it lacks."""

    language: str
    texts: int
    missing: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Whole percents, rounded down so that only a whole language is a hundred."""
        return 100 * (self.texts - len(self.missing)) // self.texts if self.texts else 100


def completeness(schema: Sequence[Mapping[str, Any]]) -> list[Written]:
    """Return for each language what is written of a form's texts: those that at least one language has."""
    texts = [(path, text) for path, text in _texts(schema) if any(_is_written(text, one) for one in LANGUAGES)]
    return [
        Written(one, len(texts), tuple(path for path, text in texts if not _is_written(text, one))) for one in LANGUAGES
    ]


def _is_written(text: Mapping[str, Any], language: str) -> bool:
    return bool(str(text.get(language) or "").strip())


def _texts(fields: object, within: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Walk a schema that may be faulty: what is not of the right shape has no texts."""
    for one in fields if isinstance(fields, list | tuple) else ():
        if not isinstance(one, Mapping):
            continue
        path = f"{within}{one.get('key')}"
        for name in ("label", "help", "unit"):
            yield from _text(one.get(name), f"{path}.{name}")
        for number, option in enumerate(_objects(one.get("options")), start=1):
            yield from _text(option.get("label"), f"{path}.options.{number}")
        for number, stop in enumerate(_objects(one.get("stops")), start=1):
            yield from _text(stop.get("text"), f"{path}.stops.{number}")
            yield from _text(stop.get("goes_label"), f"{path}.stops.{number}.goes_label")
        yield from _texts(one.get("fields"), f"{path}.")


def _text(value: object, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield path, value


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
