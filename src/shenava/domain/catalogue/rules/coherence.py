"""Whether the fields of a form fit together: keys once, and everything looks back at what can be answered."""

from collections.abc import Iterator, Mapping

from shenava.domain.catalogue.rules import conditions, formula
from shenava.domain.catalogue.rules.conditions import Condition
from shenava.domain.catalogue.rules.fields import COUNTED, DATED, UNANSWERED, WITH_OPTIONS, Field
from shenava.domain.catalogue.rules.raw import Fault
from shenava.domain.catalogue.vocabulary import FieldKind, SchemaFault

_RECKONED = COUNTED | {FieldKind.COMPUTED, FieldKind.DIGITS}
_NOT_WORDS = frozenset({FieldKind.GROUP, FieldKind.FILE, FieldKind.FILE_HINT})


def faults(fields: tuple[Field, ...]) -> Iterator[Fault]:
    """Return what does not fit together, field by field."""
    seen: dict[str, Field] = {}
    keys: set[str] = set()
    for field in fields:
        yield from _once(field, field.key, keys)
        yield from _of(field, seen, field.key)
        within = {**seen, field.key: field}
        for inner in field.fields:
            yield from _once(inner, f"{field.key}.{inner.key}", keys)
            yield from _of(inner, within, f"{field.key}.{inner.key}")
            within[inner.key] = inner
        seen |= {field.key: field} | {f"{field.key}.{inner.key}": inner for inner in field.fields}


def _once(field: Field, place: str, keys: set[str]) -> Iterator[Fault]:
    """A key stands once in the whole form, so that conditions inside a group can tell whom they mean."""
    if field.key and field.key in keys:
        yield Fault(place, "key", SchemaFault.KEY_TWICE)
    keys.add(field.key)


def _of(field: Field, seen: Mapping[str, Field], place: str) -> Iterator[Fault]:
    if field.at_least is not None and field.at_most is not None and field.at_least > field.at_most:
        yield Fault(place, "at_least", SchemaFault.BOUNDS_CROSSED)
    for condition in conditions.conditions(field.show_if):
        yield from _condition(condition, seen, place, "show_if")
    for number, stopper in enumerate(field.stops, start=1):
        for condition in conditions.conditions(stopper.when):
            yield from _condition(condition, {**seen, field.key: field}, place, f"stops.{number}")
    if field.formula is not None:
        for path, function in formula.references(field.formula):
            yield from _reference(path, function, seen, place)


def _condition(condition: Condition, seen: Mapping[str, Field], place: str, part: str) -> Iterator[Fault]:
    field = seen.get(condition.field)
    if field is None:
        yield Fault(place, part, SchemaFault.CONDITION_AHEAD, {"field": condition.field})
    elif field.kind in UNANSWERED:
        yield Fault(place, part, SchemaFault.CONDITION_UNANSWERED, {"field": condition.field})
    elif condition.bound is not None and field.kind not in COUNTED:
        yield Fault(place, part, SchemaFault.CONDITION_NO_NUMBER, {"field": condition.field})
    elif field.kind in WITH_OPTIONS:
        values = {option.value for option in field.options}
        for value in condition.one_of or ():
            if value not in values:
                params = {"given": str(value), "field": field.key}
                yield Fault(place, part, SchemaFault.OPTION_MISSING, params)


def _reference(path: str, function: str, seen: Mapping[str, Field], place: str) -> Iterator[Fault]:
    field = seen.get(path)
    if field is None:
        yield Fault(place, "formula", SchemaFault.FORMULA_AHEAD, {"field": path})
    elif not _fits(field, path, function):
        yield Fault(place, "formula", SchemaFault.FORMULA_KIND, {"field": path})


def _fits(field: Field, path: str, function: str) -> bool:
    if function == "count":
        return field.kind is FieldKind.GROUP
    if function == "sum":
        return "." in path and field.kind in _RECKONED
    if function == "days":
        return field.kind in DATED
    return "." not in path and field.kind not in _NOT_WORDS
