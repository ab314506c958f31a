"""Forgetting what rows hold about a person, as each field of their table declares it."""

from typing import Any

from django.db.models import Model, QuerySet

from shenava.foundation.privacy import Personal, Shred


def shred(rows: "QuerySet[Any]") -> int:
    """Blank the personal fields of these rows, or delete the rows where a field says so; return how many there were.

    ``KEEP`` stays. The declarations are those of the table's ``PERSONAL``.
    """
    declared = _declared(rows.model)
    if any(personal.shred is Shred.DELETE_ROW for personal in declared.values()):
        return rows.delete()[0]
    blank = {name: _blank(rows.model, name) for name, one in declared.items() if one.shred is Shred.BLANK}
    return rows.update(**blank) if blank else 0


def _declared(model: type[Model]) -> dict[str, Personal]:
    known: dict[str, Personal | None] = getattr(model, "PERSONAL", {})
    return {name: personal for name, personal in known.items() if personal}


def _blank(model: type[Model], name: str) -> object:
    field: Any = model._meta.get_field(name)
    return field.get_default() if field.has_default() else ""
