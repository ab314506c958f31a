"""A category's own questions on a page: how each is asked, and how the answers are read back."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import money
from shenava.domain.catalogue.rules.schema import Condition, Field, Form
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal.draft import ANSWER, Draft
from shenava.foundation.calendars.parsing import parse_day
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.text import multilingual

_UNITS = {"TOMAN": _("toman"), "RIAL": _("rial")}
_LAST4 = 4


@dataclass(frozen=True, kw_only=True)
class Question:
    """One field as a template needs it."""

    name: str
    field: Field
    value: str
    many: list[str]
    options: list[tuple[str, str]]
    unit: str
    show_if: list[dict[str, object]]
    error: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The questions of a topic: those that must be answered, with what they depend on, and those that only help."""

    needed: list[Question]
    helpful: list[Question]

    @property
    def is_begun(self) -> bool:
        """Whether a question that only helps has an answer or an error, so that it must not be folded away."""
        return any(one.value or one.error for one in self.helpful)

    @property
    def labels(self) -> dict[str, str]:
        """What each question is called, by the name of its field, for the summary of errors."""
        language = get_language() or ""
        return {one.name: multilingual.text(one.field.label, language) for one in (*self.needed, *self.helpful)}


def fields_of(category: Category | None) -> tuple[Field, ...]:
    """Return the questions of a category, none for "something else"."""
    form = catalogue.form_of(category.id) if category else None
    return Form.parse(form.schema).fields if form else ()


def asked(fields: tuple[Field, ...], draft: Draft, *, errors: Mapping[str, str]) -> Asked:
    """Return the questions with what was answered so far."""
    needed = _needed(fields)
    made = [_question(field, draft, errors) for field in fields]
    return Asked(
        needed=[one for one in made if one.field.key in needed],
        helpful=[one for one in made if one.field.key not in needed],
    )


def answers(fields: tuple[Field, ...], draft: Draft, *, reader: Preference) -> dict[str, object]:
    """Return the answers as they were typed, with days read in the calendar of whoever typed them."""
    return {field.key: _answer(field, draft, reader) for field in fields}


def units(region: str) -> list[tuple[str, str]]:
    """Return the units in which sums are told there."""
    own = money.unit_of_region(region)
    return [(unit, str(_UNITS[unit])) for unit in money.IRANIAN] if own in money.IRANIAN else [(own, own)]


def _needed(fields: tuple[Field, ...]) -> set[str]:
    """Return the keys of required questions and of all that decides whether they are shown."""
    needed: set[str] = set()
    for field in reversed(fields):  # a condition only looks back
        if field.required or field.key in needed:
            needed |= {field.key, *(condition.field for condition in field.show_if)}
    return needed


def _question(field: Field, draft: Draft, errors: Mapping[str, str]) -> Question:
    name = f"{ANSWER}{field.key}"
    value = draft.one(name)
    return Question(
        name=name,
        field=field,
        value=value[-_LAST4:] if field.kind == FieldKind.CARD_LAST4 else value,
        many=draft.many(name),
        options=[(one.value, multilingual.text(one.label, get_language() or "")) for one in field.options],
        unit=draft.one(f"{name}_unit"),
        show_if=[_condition(one) for one in field.show_if],
        error=errors.get(name, ""),
    )


def _condition(condition: Condition) -> dict[str, object]:
    """Return a condition as the page's own element reads it."""
    if condition.one_of is None:
        return {"field": condition.field, "is_set": condition.is_set}
    return {"field": condition.field, "in": list(condition.one_of)}


def _answer(field: Field, draft: Draft, reader: Preference) -> object:
    name = f"{ANSWER}{field.key}"
    typed = [value.strip() for value in draft.typed.get(name, ())]
    if field.kind == FieldKind.MANY:
        return typed
    value = typed[-1] if typed else ""
    if field.kind == FieldKind.MONEY:
        return {"amount": value, "unit": draft.one(f"{name}_unit")}
    return _dated(field.kind, value, reader)


def _dated(kind: FieldKind, value: str, reader: Preference) -> str:
    """Write a day as ISO 8601 when it can be read; what can't is left for the form to ask about."""
    if kind not in {FieldKind.DATE, FieldKind.MOMENT}:
        return value
    whole = parse_day(value, reader)
    if whole or kind == FieldKind.DATE:
        return whole.isoformat() if whole else value
    day_part, _space, hour = value.rpartition(" ")
    day = parse_day(day_part, reader)
    return f"{day.isoformat()} {hour}" if day else value
