"""The shape of a category's form, read from its stored schema; every wrong place is noted, not the first alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from shenava.domain.catalogue.rules import coherence
from shenava.domain.catalogue.rules.fields import Field, Option
from shenava.domain.catalogue.rules.raw import Entry, Fault, SchemaError
from shenava.domain.catalogue.vocabulary import SchemaFault

__all__ = ["MOST_FIELDS", "Field", "Form", "Option", "SchemaError"]

MOST_FIELDS = 60


@dataclass(frozen=True)
class Form:
    """The fields of one category in the order they are asked."""

    fields: tuple[Field, ...]

    @classmethod
    def parse(cls, data: object) -> Self:
        """Read a list of fields, or ``{"fields": […]}``; raises :class:`SchemaError` with every wrong place."""
        form, faults = cls.examine(data)
        if faults:
            raise SchemaError(faults)
        return form

    @classmethod
    def examine(cls, data: object) -> tuple[Self, list[Fault]]:
        """Read as much as can be read, and return what is wrong with the rest."""
        listed = data.get("fields") if isinstance(data, Mapping) else data
        if not isinstance(listed, list | tuple):
            return cls(()), [Fault("", "", SchemaFault.NOT_A_LIST)]
        faults: list[Fault] = []
        entries = [Entry(one, faults, key=f"#{number}") for number, one in enumerate(listed, start=1)]
        form = cls(tuple(Field.read(entry) for entry in entries if entry.is_object))
        if len(list(form.everything())) > MOST_FIELDS:
            faults.append(Fault("", "", SchemaFault.TOO_MANY_FIELDS, {"most": MOST_FIELDS}))
        return form, [*faults, *coherence.faults(form.fields)]

    def everything(self) -> Iterator[Field]:
        """Return every field, those inside groups too."""
        for field in self.fields:
            yield field
            yield from field.fields
