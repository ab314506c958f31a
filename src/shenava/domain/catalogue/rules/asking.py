"""A form as a page asks it: each question with what was answered so far, and the answers read back as they came.

Every input is named after the path of its field with hyphens, ``answer-transactions-0-amount``; a group has one value
under its own name for each entry, and one more that asks for another entry or drops one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from shenava.domain.catalogue.rules import conditions, form, formula, money
from shenava.domain.catalogue.rules.answers import Remark, Value
from shenava.domain.catalogue.rules.conditions import Condition, Rule
from shenava.domain.catalogue.rules.fields import MOST_ENTRIES, Field
from shenava.domain.catalogue.rules.form import Form
from shenava.domain.catalogue.rules.stopping import Stopper
from shenava.domain.catalogue.vocabulary import FieldKind, MoneyUnit
from shenava.foundation.calendars.parsing import parse_day
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.text import multilingual
from shenava.foundation.text.positions import Position

PREFIX = "answer-"
ADD = "add"
DROP = "drop-"
_LAST4 = 4
_DATED = frozenset({FieldKind.DATE, FieldKind.MOMENT})
Look = Callable[[str], Sequence[str]]
"""Gives the values that were posted under a name."""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """What an answer calls for at once, as a template shows it; ``is_shown`` holds for the answers so far."""

    name: str
    stopper: Stopper
    phone: str
    emergency: str
    """What the house says whenever somebody may be in danger; for stops that are about that."""
    show_if: list[object]
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class EntryAsked:
    """One entry of a group: ``mark`` is its number in names of inputs, ``prefix`` the beginning of those names."""

    mark: str
    prefix: str
    questions: list["Question"]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One field as a template needs it."""

    name: str
    field: Field
    value: str
    many: list[str]
    options: list[tuple[str, str]]
    unit: str
    units: list[tuple[str, str]]
    position: str
    show_if: list[object]
    error: str
    warning: str
    stops: list[Stop]
    entries: list[EntryAsked]
    blank: EntryAsked | None
    """An entry without answers, which a browser copies; for groups alone."""
    most_entries: int
    computed: Value | None


@dataclass(frozen=True, kw_only=True)
class Context:
    """Where and to whom the questions are put; remarks are sentences by the name of the input."""

    language: str
    region: str
    errors: Mapping[str, str]
    warnings: Mapping[str, str]
    emergency: str = ""


def questions(fields: Sequence[Field], look: Look, *, reader: Preference, context: Context) -> list[Question]:
    """Return the questions with what was answered so far and what is worked out from it; hidden values are left out."""
    given = answers(fields, look, reader=reader)
    stops = _by_path(form.told_at_once(fields, given, region=context.region))
    stored = form.check(Form(tuple(fields)), given, region=context.region).values
    scene = _Scene(look, context, stops, stored)
    return [scene.question(one, f"{PREFIX}{one.key}", one.key) for one in fields if _is_asked(one)]


def answers(fields: Sequence[Field], look: Look, *, reader: Preference) -> dict[str, object]:
    """Return the answers as they were typed, with days read in the calendar of whoever typed them."""
    return {one.key: _answer(one, f"{PREFIX}{one.key}", look, reader) for one in fields}


def needed(fields: Sequence[Field]) -> set[str]:
    """Return the keys of required questions and of all that decides whether they are shown or the form ends."""
    found: set[str] = set()
    for field in reversed(fields):  # a condition only looks back
        if field.required or field.stops or field.key in found:
            found |= {field.key, *(one.field for one in conditions.conditions(field.show_if))}
            found |= {one.field for stopper in field.stops for one in conditions.conditions(stopper.when)}
    return found


def is_worked_out_from(one: Field, keys: Collection[str]) -> bool:
    """Return whether a field is worked out from any of these, and so is shown beside them."""
    used = formula.references(one.formula) if one.formula is not None else ()
    return any(path.partition(".")[0] in keys for path, _inside in used)


def is_regrouping(fields: Sequence[Field], look: Look) -> bool:
    """Tell whether somebody asked for one more entry of a group, or one less, rather than to go on."""
    return any(value == ADD or value.startswith(DROP) for one in fields for value in _marks(one, look))


def name_of(path: str) -> str:
    """Return the name of the input for the path of a field, as remarks of a check are keyed."""
    return PREFIX + path.replace(".", "-")


def by_name(remarks: Mapping[str, Remark]) -> dict[str, str]:
    """Return the sentences of problems or warnings by the name of their inputs."""
    return {name_of(path): remark.sentence for path, remark in remarks.items()}


def by_line(remarks: Mapping[str, Remark]) -> dict[str, str]:
    """Return the sentences by the path of the line that tells the answer: a group has one for each entry."""
    return {".".join(path.split(".")[:2]): remark.sentence for path, remark in remarks.items()}


def units(region: str, allowed: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the units in which sums are told there, or those that a field allows, with their words."""
    own = money.unit_of_region(region)
    usual = money.IRANIAN if own in money.IRANIAN else (own,)
    return [(one, str(MoneyUnit(one).label) if one in MoneyUnit.values else one) for one in allowed or usual]


def rule_for_pages(rule: Rule, region: str) -> list[object]:
    """Return a rule as the page's own element reads it: a list of which all must hold."""
    made = _rule(rule, region)
    return made if isinstance(made, list) else [made]


@dataclass(frozen=True)
class _Scene:
    look: Look
    context: Context
    stops: Mapping[str, list[Stopper]]
    stored: Mapping[str, Value]

    def question(self, one: Field, name: str, path: str, *, source: str = "") -> Question:
        """Return one question; ``source`` is the name that its answer was posted under, where it differs."""
        values = list(self.look(source or name))
        value = values[-1] if values else ""
        language, region = self.context.language, self.context.region
        return Question(
            name=name,
            field=one,
            value=value[-_LAST4:] if one.kind is FieldKind.CARD_LAST4 else value,
            many=values,
            options=[(option.value, multilingual.text(option.label, language)) for option in one.options],
            unit=_last(self.look(f"{source or name}_unit")),
            units=units(region, one.units) if one.kind is FieldKind.MONEY else [],
            position=_last(self.look(f"{source or name}_position")),
            show_if=rule_for_pages(one.show_if, region),
            error=self.context.errors.get(name, ""),
            warning=self.context.warnings.get(name, ""),
            stops=[self._stop(one, name, path, number) for number in range(len(one.stops))],
            entries=self._entries(one, name, path),
            blank=self._entry(one, name, path, "__n__", "") if one.kind is FieldKind.GROUP else None,
            most_entries=one.most_answers or MOST_ENTRIES,
            computed=self.stored.get(one.key) if one.kind is FieldKind.COMPUTED else None,
        )

    def _stop(self, one: Field, name: str, path: str, number: int) -> Stop:
        stopper = one.stops[number]
        return Stop(
            name=f"{name}-stop-{number}",
            stopper=stopper,
            phone=stopper.phone_in(self.context.region),
            emergency=self.context.emergency if stopper.is_emergency else "",
            show_if=rule_for_pages(stopper.when, self.context.region),
            is_shown=stopper in self.stops.get(path, []),
        )

    def _entries(self, group: Field, name: str, path: str) -> list[EntryAsked]:
        if group.kind is not FieldKind.GROUP:
            return []
        marks = marks_of(group, name, self.look)
        if not marks and group.required:
            marks = ["0"]
        return [self._entry(group, name, path, str(number), mark) for number, mark in enumerate(marks)]

    def _entry(self, group: Field, name: str, path: str, number: str, mark: str) -> EntryAsked:
        inner = [one for one in group.fields if one.kind not in {FieldKind.HIDDEN, FieldKind.COMPUTED}]
        return EntryAsked(
            mark=number,
            prefix=f"{name}-{number}-",
            questions=[
                self.question(
                    one, f"{name}-{number}-{one.key}", f"{path}.{number}.{one.key}", source=f"{name}-{mark}-{one.key}"
                )
                for one in inner
            ],
        )


def marks_of(group: Field, name: str, look: Look) -> list[str]:
    """Return the numbers of the entries in the order of the page, with one added or dropped as was asked."""
    given = list(look(name))
    marks = list(dict.fromkeys(one for one in given if one.isascii() and one.isdigit() and len(one) < 4))  # noqa: PLR2004 - no page has a thousand
    dropped = {one.removeprefix(DROP) for one in given if one.startswith(DROP)}
    marks = [one for one in marks if one not in dropped]
    if ADD in given:
        marks.append(str(max(map(int, marks), default=-1) + 1))
    return marks[: (group.most_answers or MOST_ENTRIES)]


def _marks(one: Field, look: Look) -> Sequence[str]:
    return look(f"{PREFIX}{one.key}") if one.kind is FieldKind.GROUP else ()


def _is_asked(one: Field) -> bool:
    return one.kind is not FieldKind.HIDDEN


def _answer(one: Field, name: str, look: Look, reader: Preference) -> object:
    typed = [value.strip() for value in look(name)]
    value = typed[-1] if typed else ""
    if one.kind is FieldKind.GROUP:
        return [
            {part.key: _answer(part, f"{name}-{mark}-{part.key}", look, reader) for part in one.fields}
            for mark in marks_of(one, name, look)
        ]
    if one.kind in {FieldKind.MANY, FieldKind.FILE}:
        return [each for each in typed if each]
    if one.kind is FieldKind.MONEY:
        return {"amount": value, "unit": _last(look(f"{name}_unit"))}
    if one.kind is FieldKind.PLACE:
        found = Position.parse(_last(look(f"{name}_position")))
        return {"address": value, **({"latitude": found.latitude, "longitude": found.longitude} if found else {})}
    return _dated(one.kind, value, reader)


def _dated(kind: FieldKind, value: str, reader: Preference) -> str:
    """Write a day as ISO 8601 when it can be read; what can't is left for the form to ask about."""
    if kind not in _DATED:
        return value
    whole = parse_day(value, reader)
    if whole or kind is FieldKind.DATE:
        return whole.isoformat() if whole else value
    day_part, _space, hour = value.rpartition(" ")
    day = parse_day(day_part, reader)
    return f"{day.isoformat()} {hour}" if day else value


def _rule(rule: Rule, region: str) -> object:
    if isinstance(rule, Condition):
        return _condition(rule, region)
    parts = [_rule(part, region) for part in rule.parts]
    return [{"any": parts}] if rule.is_any else parts


def _condition(condition: Condition, region: str) -> dict[str, object]:
    if condition.is_set is not None:
        return {"field": condition.field, "is_set": condition.is_set}
    if condition.one_of is not None:
        return {"field": condition.field, "in": list(condition.one_of)}
    unit = money.unit_of_region(region)
    scales = {one: money.minor_of_unit(one) / money.minor_of_unit(unit) for one, _word in units(region)}
    name = "less" if condition.greater is None else "greater"
    return {"field": condition.field, name: float(condition.bound or 0), "scales": scales}


def _by_path(told: Sequence[tuple[str, Stopper]]) -> dict[str, list[Stopper]]:
    found: dict[str, list[Stopper]] = {}
    for path, stopper in told:
        found.setdefault(path, []).append(stopper)
    return found


def _last(values: Sequence[str]) -> str:
    return values[-1] if values else ""
