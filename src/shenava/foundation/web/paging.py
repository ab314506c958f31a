"""Pages by key: as quick on the thousandth page as on the first, and steady while rows are added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from shenava.foundation.errors import Problem

Row = TypeVar("Row")
Key = str | int | float | bool


class CursorUnknown(Problem):
    """The cursor was not made by this list, or was changed on the way."""

    code = "cursor_unknown"
    sentence = _("This page of the list is no longer known. Please start from the first page.")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows and, when there are more, the cursor of what follows."""

    rows: list[Row]
    next_cursor: str | None


def after(queryset: QuerySet[Any, Row], *, order: Sequence[str], cursor: str | None, size: int) -> Page[Row]:
    """Return up to ``size`` rows that follow the cursor (``None`` starts at the top).

    ``order`` names columns without nulls, ``-`` for descending; ``id`` is added when it isn't there, so that the
    order is total. A relation's column is written ``owner__opened_at``, and rows may be dictionaries. Raises
    ``CursorUnknown``.
    """
    full_order = [*order] if {"id", "-id", "pk", "-pk"} & {*order} else [*order, "id"]
    rows = queryset.order_by(*full_order)
    if cursor:
        rows = rows.filter(_beyond(full_order, _opened(cursor, full_order)))
    found = list(rows[: size + 1])
    has_more = len(found) > size
    return Page(found[:size], _sealed(found[size - 1], full_order) if has_more else None)


def _beyond(order: Sequence[str], keys: Sequence[Key]) -> Q:
    """Return the lexicographic condition, led by a plain bound that an index can seek."""
    steps = []
    same = Q()
    for column, key in zip(order, keys, strict=True):
        name = column.removeprefix("-")
        steps.append(same & Q(**{f"{name}__{_side(column)}": key}))
        same &= Q(**{name: key})
    bound = Q(**{f"{order[0].removeprefix('-')}__{_side(order[0])}e": keys[0]})
    return bound & reduce(or_, steps)


def _side(column: str) -> str:
    return "lt" if column.startswith("-") else "gt"


def _signer() -> signing.Signer:
    return signing.Signer(salt="paging")


def _sealed(row: object, order: Sequence[str]) -> str:
    keys = [_key(row, column.removeprefix("-")) for column in order]
    return _signer().sign_object([list(order), keys], compress=True)


def _opened(cursor: str, order: Sequence[str]) -> list[Key]:
    try:
        made_for, keys = _signer().unsign_object(cursor)
    except (signing.BadSignature, ValueError):
        raise CursorUnknown from None
    if made_for != list(order):
        raise CursorUnknown
    opened: list[Key] = keys
    return opened


def _key(row: object, column: str) -> Key:
    value = row[column] if isinstance(row, Mapping) else _attribute(row, column)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def _attribute(row: object, column: str) -> Any:  # noqa: ANN401 - whatever the column holds
    first, _dots, rest = column.partition("__")
    value = getattr(row, first)
    if rest:
        return _attribute(value, rest)
    return value.pk if isinstance(value, Model) else value
