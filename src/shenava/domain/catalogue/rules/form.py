"""Which questions of a form are shown, whether its answers will do, and whether one of them ends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shenava.domain.catalogue.rules import conditions, kinds, money, reckoning
from shenava.domain.catalogue.rules.answers import Read, Remark, Value
from shenava.domain.catalogue.rules.conditions import Condition
from shenava.domain.catalogue.rules.fields import MOST_ENTRIES, Field
from shenava.domain.catalogue.rules.raw import SchemaError
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.rules.stopping import Stopper
from shenava.domain.catalogue.vocabulary import FieldKind, FieldProblem

__all__ = ["Checked", "Field", "Form", "Remark", "SchemaError", "check", "stopper_of", "told_at_once", "visible_fields"]

Answers = Mapping[str, object]
_SOFTLY_NEEDED = frozenset({FieldKind.FILE, FieldKind.FILE_HINT})
"""Kinds that never stop a complaint: who has no photo now may still be heard."""


@dataclass(frozen=True)
class Checked:
    """The answers in their stored form; ``problems`` stop them, ``warnings`` only ask for a second look.

    Both are by path: the key, or ``group.0.key`` inside a group. ``stopper`` ends the form whatever else was said.
    """

    values: Mapping[str, Value]
    problems: Mapping[str, Remark]
    warnings: Mapping[str, Remark]
    stopper: Stopper | None = None
    stopped_at: str = ""
    """The path of the field whose answer ends the form."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing stops the answers."""
        return not self.problems and self.stopper is None


@dataclass
class _Sheet:
    """What has been made of the answers so far; ``scope`` holds what conditions may look at."""

    region: str
    scope: dict[str, object]
    shown: dict[str, Field] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    problems: dict[str, Remark] = field(default_factory=dict)
    warnings: dict[str, Remark] = field(default_factory=dict)

    def note(self, path: str, made: Read) -> None:
        if made.problem is not None:
            self.problems[path] = made.problem
        if made.warning is not None:
            self.warnings[path] = made.warning


def visible_fields(form: Form, answers: Answers, *, region: str = "") -> list[Field]:
    """Return the fields to show for these answers; what a hidden field was once answered shows nothing more."""
    sheet = _Sheet(region, dict(answers))
    return _visible(form.fields, sheet)


def stopper_of(fields: Sequence[Field], answers: Answers, *, region: str = "") -> Stopper | None:
    """Return what ends the form with these answers, the first in the order of the form; none when it goes on."""
    return next((stopper for _path, stopper in told_at_once(fields, answers, region=region) if stopper.ends), None)


def told_at_once(fields: Sequence[Field], answers: Answers, *, region: str = "") -> list[tuple[str, Stopper]]:
    """Return all that an answer calls for at once, by the path of its field: what ends the form and what only tells."""
    sheet = _Sheet(region, dict(answers))
    found: list[tuple[str, Stopper]] = []
    for one in _visible(fields, sheet):
        found += [(one.key, stopper) for stopper in _stoppers(one, sheet)]
        for index, entry in enumerate(_entries(one, sheet.scope.get(one.key))):
            inner = _within(sheet, entry)
            for part in _visible(one.fields, inner):
                found += [(f"{one.key}.{index}.{part.key}", stopper) for stopper in _stoppers(part, inner)]
    return found


def check(form: Form, answers: Answers, *, region: str) -> Checked:
    """Read the answers of the shown fields and drop all others; ``region`` is a country (ISO 3166, two letters)."""
    sheet = _Sheet(region, dict(answers))
    for one in _visible(form.fields, sheet):
        _take(one, sheet)
    told = told_at_once(form.fields, answers, region=region)
    path, stopper = next((one for one in told if one[1].ends), ("", None))
    return Checked(sheet.values, sheet.problems, sheet.warnings, stopper, path)


def _visible(fields: Sequence[Field], sheet: _Sheet) -> list[Field]:
    found = []
    for one in fields:
        if conditions.holds(one.show_if, lambda condition: _holds(condition, sheet)):
            sheet.shown[one.key] = one
            found.append(one)
    return found


def _take(one: Field, sheet: _Sheet, path: str = "") -> None:
    raw = sheet.scope.get(one.key)
    if one.kind is FieldKind.GROUP:
        _take_entries(one, raw, sheet)
    elif one.kind is FieldKind.COMPUTED:
        value = reckoning.reckon(one.formula, sheet.values) if one.formula is not None else None
        _keep(one, value, sheet)
    elif one.kind is FieldKind.HIDDEN:
        _keep(one, one.value or None, sheet)
    else:
        made = _read(one, raw, region=sheet.region)
        _keep(one, made.value, sheet)
        sheet.note(path or one.key, made)


def _keep(one: Field, value: Value | None, sheet: _Sheet) -> None:
    if value is not None:
        sheet.values[one.key] = value


def _take_entries(group: Field, raw: object, sheet: _Sheet) -> None:
    if not kinds.is_blank(raw) and not _is_list_of_entries(raw):
        sheet.problems[group.key] = Remark(FieldProblem.NOT_ENTRIES)
        return
    most = group.most_answers or MOST_ENTRIES
    taken: list[Mapping[str, Value]] = []
    for index, entry in enumerate(_entries(group, raw)):
        if _is_blank_entry(group, entry):
            continue
        inner = _within(sheet, entry)
        for part in _visible(group.fields, inner):
            _take(part, inner, f"{group.key}.{index}.{part.key}")
        sheet.problems |= inner.problems
        sheet.warnings |= inner.warnings
        own = {part.key for part in group.fields}
        taken.append({key: value for key, value in inner.values.items() if key in own})
    if len(taken) > most:
        sheet.problems[group.key] = Remark(FieldProblem.TOO_MANY_ENTRIES, {"most": most})
    elif group.required and not taken:
        sheet.problems[group.key] = Remark(FieldProblem.MISSING)
    if taken:
        sheet.values[group.key] = taken


def _within(sheet: _Sheet, entry: Mapping[str, object]) -> _Sheet:
    """Return the view from inside an entry: its own answers before those outside."""
    return _Sheet(sheet.region, {**sheet.scope, **entry}, dict(sheet.shown), dict(sheet.values))


def _is_list_of_entries(raw: object) -> bool:
    return isinstance(raw, list | tuple) and all(isinstance(one, Mapping) for one in raw)


def _entries(group: Field, raw: object) -> list[Mapping[str, object]]:
    """Return the entries with the fields of the group alone: nothing may stand in for an answer outside."""
    if group.kind is not FieldKind.GROUP or not isinstance(raw, list | tuple):
        return []
    own = [part.key for part in group.fields]
    given = [one for one in raw if isinstance(one, Mapping)]
    return [{key: one.get(key) for key in own} for one in given]


def _is_blank_entry(group: Field, entry: Mapping[str, object]) -> bool:
    return all(kinds.is_blank(entry.get(part.key)) for part in group.fields)


def _read(one: Field, raw: object, *, region: str) -> Read:
    if not kinds.is_blank(raw):
        made = kinds.read(one, raw, region=region)
        if made.value is not None or made.problem is not None or one.kind is not FieldKind.CONSENT:
            return made
    if not one.required:
        return Read()
    if one.kind in _SOFTLY_NEEDED:
        return Read(warning=Remark(FieldProblem.FILE_WANTED)) if one.kind is FieldKind.FILE else Read()
    return Read(problem=Remark(FieldProblem.NOT_CONSENTED if one.kind is FieldKind.CONSENT else FieldProblem.MISSING))


def _stoppers(one: Field, sheet: _Sheet) -> list[Stopper]:
    return [
        stopper for stopper in one.stops if conditions.holds(stopper.when, lambda condition: _holds(condition, sheet))
    ]


def _holds(condition: Condition, sheet: _Sheet) -> bool:
    asked = sheet.shown.get(condition.field)
    raw = sheet.scope.get(condition.field) if asked else None
    if condition.is_set is not None:
        return (asked is not None and _is_given(asked, raw)) is condition.is_set
    # Conditions compare what would be stored, so that "yes" from a page and true from the API are one.
    value = None if asked is None or kinds.is_blank(raw) else kinds.read(asked, raw, region=sheet.region).value
    if asked is None or value is None:
        return False
    if condition.bound is not None:
        return _compares(condition, value, sheet.region)
    wanted = [kinds.read(asked, one, region=sheet.region).value for one in condition.one_of or ()]
    if isinstance(value, list):
        return any([one] in wanted for one in value)
    return value in wanted


def _is_given(asked: Field, raw: object) -> bool:
    if asked.kind is FieldKind.CONSENT:
        return kinds.read(asked, raw, region="").value is not None
    return not kinds.is_blank(raw)


def _compares(condition: Condition, value: Value, region: str) -> bool:
    bound = condition.bound or Decimal(0)
    if isinstance(value, Mapping):
        unit = money.unit_of_region(region)
        if value.get("currency") != money.currency_of_unit(unit):
            return False
        number, bound = Decimal(str(value["amount"])), bound * money.minor_of_unit(unit)
    else:
        number = Decimal(str(value))
    return number > bound if condition.greater is not None else number < bound
