"""Questions that every page asks: built and compiled once a connection, then asked again with other values.

To build and compile a question costs the query builder a millisecond, five times what the database needs to answer.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, Generic, Never, ParamSpec, TypeGuard, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

P = ParamSpec("P")
Row = TypeVar("Row")
Value = UUID | str | datetime
_FIRST_ID = 0x5EA1ED00_0000_7000_8000_000000000000
_APART = 10_000
"""How many marks a set of ids may need."""
_LONG_AGO = datetime(1, 2, 3, 4, 5, 6, tzinfo=UTC)


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Let a function that builds a question return its rows, building the question only once.

    Arguments are positional. Ids, plain strings, moments and sets of ids, also those in a data class, are values: they
    must reach the database as they are (no ``icontains``), and nothing may be decided by them. All others, such as
    ``None``, truth values, tuples and members of enumerations, make a question of their own, so there must be few of
    them. Rows are fresh each time: nothing of an answer is kept.
    """

    @wraps(build)
    def ask(*args: P.args, **_none: P.kwargs) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        known: dict[Hashable, _Compiled[Row]] = vars(connection).setdefault("prepared", {})
        shape, values = _divided(args)
        key = (build, shape)
        if key not in known:
            marked = _marked(args)
            with connection.execute_wrapper(_refuse):
                question = build(*marked)  # type: ignore[call-arg, arg-type] # of the same types
            known[key] = _Compiled(question, _divided(marked)[1], connection)
        return known[key].rows(values)

    return ask


def _refuse(_execute: object, sql: str, *_rest: object) -> Never:
    """Whoever asks something first would build the rest by the answer for a mark."""
    raise LookupError(sql)


class _Compiled(Generic[Row]):
    """A question with marks in the places of its values. It belongs to its connection's thread."""

    def __init__(self, question: QuerySet[Any, Row], marks: Sequence[Value], connection: BaseDatabaseWrapper) -> None:
        compiler: Any = question.query.get_compiler(connection=connection)
        self._question: QuerySet[Any, Row] | None = None
        try:
            self._sql, params = compiler.as_sql()
        except EmptyResultSet:  # whatever the values are, nobody may see anything
            return
        self._params = list(params)
        self._written = _writer(connection)
        written = [self._written(mark) for mark in marks]
        self._places = [(place, written.index(param)) for place, param in enumerate(params) if param in written]
        rest = [str(param) for param in params if param not in written]
        if any(str(mark) in param for mark in written for param in rest):
            raise LookupError(self._sql)
        columns = [selected[0] for selected in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        compiler.as_sql = lambda *_args, **_kwargs: (self._sql, tuple(self._params))
        compiler.get_converters = lambda _columns: converters
        question.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign] # what is compiled is the point
        self._question = question

    def rows(self, values: Sequence[Value]) -> list[Row]:
        """Ask with these values."""
        if self._question is None:
            return []
        for place, number in self._places:
            self._params[place] = self._written(values[number])
        found = list(self._question)
        # So that it is asked anew the next time, and nothing is kept.
        self._question._result_cache = None  # noqa: SLF001 - Django has no other way
        self._question._prefetch_done = False  # type: ignore[attr-defined] # noqa: SLF001 - as above
        return found


def _divided(args: Sequence[object]) -> tuple[Hashable, list[Value]]:
    """Return what makes the question another one, and the values in their order."""
    shape: list[object] = []
    values: list[Value] = []
    for arg in args:
        if type(arg) is UUID or type(arg) is str or type(arg) is datetime:
            shape.append(type(arg))
            values.append(arg)
        elif _are_ids(arg):
            shape.append((frozenset, len(arg)))
            values.extend(arg)
        elif is_dataclass(arg):
            inner, held = _divided([getattr(arg, one.name) for one in fields(arg)])
            shape.append((type(arg), inner))
            values.extend(held)
        else:
            shape.append((type(arg), arg))  # for True would be 1
    return tuple(shape), values


def _marked(args: Sequence[object]) -> list[object]:
    """Return the same arguments with a mark in place of each value, every mark another."""
    return [_mark(number * _APART * 100, arg) for number, arg in enumerate(args)]


def _mark(number: int, arg: object) -> object:
    if type(arg) is UUID:
        return UUID(int=_FIRST_ID + number)
    if type(arg) is str:
        return f"‹{number}›"
    if type(arg) is datetime:
        return _LONG_AGO + timedelta(seconds=number)
    if _are_ids(arg):
        return frozenset(UUID(int=_FIRST_ID + number + place) for place, _one in enumerate(arg))
    if is_dataclass(arg) and not isinstance(arg, type):
        names = [one.name for one in fields(arg)]
        marks = {name: _mark(number + _APART * place, getattr(arg, name)) for place, name in enumerate(names, 1)}
        return replace(arg, **marks)
    return arg


def _are_ids(arg: object) -> TypeGuard[frozenset[UUID]]:
    return type(arg) is frozenset and len(arg) > 0 and type(next(iter(arg))) is UUID


def _writer(connection: BaseDatabaseWrapper) -> Callable[[Value], Any]:
    """Return how this database's adapter takes values."""
    ops, has_uuids = connection.ops, connection.features.has_native_uuid_field

    def written(value: Value) -> Any:  # noqa: ANN401 - whatever the adapter takes
        if isinstance(value, UUID):
            return value if has_uuids else value.hex
        return ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value

    return written
