"""Pieces of a stored schema, each checked as it is taken out; every wrong place is noted, with what to do about it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from shenava.domain.catalogue.vocabulary import FieldProperty, SchemaFault

LANGUAGES = ("fa", "ar", "en")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True)
class Fault:
    """One wrong place: ``key`` of the field (its number where it has none), ``part`` of it, and what is wrong."""

    key: str
    part: str
    code: SchemaFault
    params: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The place as a path with dots."""
        return ".".join(one for one in (self.key, self.part) if one)

    @property
    def sentence(self) -> str:
        """What to do about it, in the language that is active now."""
        name = self.part.partition(".")[0]
        part = str(FieldProperty(name).label) if name in FieldProperty.values else self.part
        return str(self.code.label) % {"part": part, **self.params}


class SchemaError(ValueError):
    """A stored schema is not a form; ``faults`` names every wrong place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{one.where}: {one.code.value} {dict(one.params)}" for one in faults))


class Entry:
    """An object of a schema: gives its properties checked, and notes in ``faults`` what is wrong with them."""

    def __init__(self, data: object, faults: list[Fault], *, key: str, part: str = "") -> None:
        self.faults = faults
        self.key = key
        self.part = part
        self.data: Mapping[str, object] = data if isinstance(data, Mapping) else {}
        self.is_object = isinstance(data, Mapping)
        if not self.is_object:
            self.note("", SchemaFault.NOT_AN_OBJECT)

    def note(self, name: str, code: SchemaFault, **params: str | int) -> None:
        """Note that a property is wrong."""
        self.faults.append(Fault(self.key, self.path(name), code, params))

    def path(self, name: str) -> str:
        """Return where a property stands inside its field."""
        return ".".join(one for one in (self.part, name) if one)

    def only(self, known: Iterable[str]) -> None:
        """Note every property that nobody reads: mostly a slip of the pen that would do nothing in silence."""
        for name in sorted(set(map(str, self.data)) - set(known)):
            self.note(name, SchemaFault.UNKNOWN_PROPERTY)

    def has(self, name: str) -> bool:
        """Tell whether a property is given."""
        return self.data.get(name) not in (None, "", [], {})

    def text(self, name: str) -> str:
        """Return a text, or an empty one."""
        value = self.data.get(name)
        if value is None or isinstance(value, str):
            return value or ""
        self.note(name, SchemaFault.NOT_TEXT)
        return ""

    def identifier(self, name: str) -> str:
        """Return a key that may stand in addresses, names of inputs and formulas."""
        value = self.data.get(name)
        if isinstance(value, str) and _KEY.fullmatch(value):
            return value
        self.note(name, SchemaFault.KEY_MISSING)
        return ""

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        """Return true or false."""
        value = self.data.get(name, otherwise)
        if isinstance(value, bool):
            return value
        self.note(name, SchemaFault.NOT_TRUE_OR_FALSE)
        return otherwise

    def count(self, name: str) -> int | None:
        """Return a whole number above zero, if there is one."""
        value = self.data.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LARGEST):
            return value
        self.note(name, SchemaFault.NOT_A_COUNT)
        return None

    def decimal(self, name: str) -> Decimal | None:
        """Return a number, if there is one; programs may write it as text so that nothing is rounded."""
        value = self.data.get(name)
        if value is None or value == "":
            return None
        number = to_decimal(value)
        if number is None:
            self.note(name, SchemaFault.NOT_A_NUMBER)
        return number

    def words(self, name: str, *, needed: bool = False) -> Mapping[str, str]:
        """Return a text per language without the empty ones; what is needed must be there in one language at least."""
        data = self.data.get(name)
        if data is not None and not isinstance(data, Mapping):
            self.note(name, SchemaFault.NOT_TEXT)
            return {}
        found = {}
        for language in LANGUAGES:
            value = (data or {}).get(language, "")
            if not isinstance(value, str):
                self.note(f"{name}.{language}", SchemaFault.NOT_TEXT)
            elif value.strip():
                found[language] = value
        if needed and not found:
            self.note(name, SchemaFault.WORDS_MISSING)
        return found

    def listed(self, name: str) -> Sequence[object]:
        """Return a list, or an empty one."""
        value = self.data.get(name)
        if value is None:
            return ()
        if isinstance(value, Sequence) and not isinstance(value, str):
            return value
        self.note(name, SchemaFault.NOT_A_LIST)
        return ()

    def parts(self, name: str) -> Iterator["Entry"]:
        """Return the objects of a list, each as an entry of its own."""
        for number, data in enumerate(self.listed(name), start=1):
            entry = Entry(data, self.faults, key=self.key, part=self.path(f"{name}.{number}"))
            if entry.is_object:
                yield entry


def to_decimal(value: object) -> Decimal | None:
    """Return a JSON number or its text as a decimal of a size that can be reckoned with."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _LARGEST else None
