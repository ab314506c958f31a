"""Reads tables of a TOML file so that whatever is wrong is said with the file and the key."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from shenava.domain.policies.rules.pack import Words

LANGUAGES = ("fa", "ar", "en")

Kind = TypeVar("Kind")


class PackInvalid(ValueError):  # noqa: N818 - a state of the file; its text is for who wrote it
    """A file of a pack says something that has no meaning; the message names the file and the key."""


class Table:
    """One table of a file; each key is taken once, and ``end`` refuses what nobody took."""

    def __init__(self, values: Mapping[str, Any], *, file: str, path: str = "") -> None:
        self._values = dict(values)
        self._file = file
        self._path = path

    def wrong(self, key: str, what: str) -> PackInvalid:
        """Return the error that names file and key."""
        return PackInvalid(f"{self._file}: {self._path}{key}: {what}")

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text that is not empty."""
        found = self._take(key, str, default)
        if not found and default is None:
            raise self.wrong(key, "must not be empty")
        return found

    def flag(self, key: str, *, default: bool) -> bool:
        """Take yes or no."""
        return self._take(key, bool, default)

    def number(self, key: str) -> int:
        """Take a whole number."""
        return self._take(key, int, None)

    def day(self, key: str) -> date | None:
        """Take a day, if one is given."""
        return self._take(key, date, None) if key in self._values else None

    def one_of(self, key: str, known: Mapping[str, Kind], default: str | None = None) -> Kind:
        """Take one of the words that are known."""
        word = self.text(key, default)
        if word not in known:
            raise self.wrong(key, f"is {word!r}, must be one of {', '.join(known)}")
        return known[word]

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; none given is an empty one."""
        found = self._take(key, list, [])
        if not all(isinstance(one, str) and one for one in found):
            raise self.wrong(key, "must be a list of texts")
        return tuple(found)

    def words(self, key: str) -> Words | None:
        """Take a text in all three languages, if it is given."""
        if key not in self._values:
            return None
        found = self._take(key, dict, None)
        missing = [language for language in LANGUAGES if not str(found.get(language, "")).strip()]
        if missing or set(found) - set(LANGUAGES):
            raise self.wrong(key, f"must be a text in {', '.join(LANGUAGES)} and nothing else")
        return {language: str(found[language]) for language in LANGUAGES}

    def table(self, key: str) -> "Table | None":
        """Take a table within, if it is given."""
        found = self._take(key, dict, {})
        return Table(found, file=self._file, path=f"{self._path}{key}.") if found else None

    def tables(self, key: str) -> Iterator[tuple[str, "Table"]]:
        """Take the tables within a table, by name."""
        for name, values in self._take(key, dict, {}).items():
            if not isinstance(values, dict):
                raise self.wrong(f"{key}.{name}", "must be a table")
            yield name, Table(values, file=self._file, path=f"{self._path}{key}.{name}.")

    def rows(self, key: str) -> Iterator["Table"]:
        """Take a list of tables."""
        for number, values in enumerate(self._take(key, list, []), 1):
            if not isinstance(values, dict):
                raise self.wrong(key, "must be a list of tables")
            yield Table(values, file=self._file, path=f"{self._path}{key}[{number}].")

    def end(self) -> None:
        """Refuse keys that mean nothing."""
        if self._values:
            raise self.wrong(next(iter(self._values)), "is no key of this table")

    def _take(self, key: str, kind: type[Kind], default: Kind | None) -> Kind:
        if key not in self._values:
            if default is None:
                raise self.wrong(key, "is missing")
            return default
        found = self._values.pop(key)
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise self.wrong(key, f"must be a {kind.__name__}")
        return found
