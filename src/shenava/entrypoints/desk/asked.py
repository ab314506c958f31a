"""The questions of a category's own form on a page of the desk, and the answers as they were posted."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules import money
from shenava.domain.catalogue.rules.schema import Field, Form
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.foundation.text import multilingual

PREFIX = "answer-"
_MANY = {FieldKind.MANY}


def questions(given: QueryDict, *, category: str, language: str) -> list[dict[str, Any]]:
    """Return the questions of a category, with what was answered; empty where it asks nothing."""
    return [
        {
            "name": PREFIX + field.key,
            "kind": field.kind.value,
            "label": multilingual.text(field.label, language),
            "hint": multilingual.text(field.help, language) if field.help else "",
            "is_required": field.required,
            "choices": _choices(field, language),
            "value": given.getlist(PREFIX + field.key) if field.kind in _MANY else given.get(PREFIX + field.key, ""),
            "unit": given.get(f"{PREFIX}{field.key}_unit", ""),
            "key": field.key,
            "show_if": _conditions(field),
        }
        for field in _fields(category)
        if field.kind is not FieldKind.FILE_HINT
    ]


def answers(given: QueryDict, *, category: str) -> dict[str, object]:
    """Return the raw answers of a posted form, as filing takes them."""
    return {field.key: _answer(field, given) for field in _fields(category) if PREFIX + field.key in given}


def units() -> list[tuple[str, str]]:
    """Return the units of money where the brand lives."""
    usual = money.unit_of_region(catalogue.default_brand().region)
    return [("TOMAN", _("toman")), ("RIAL", _("rial"))] if usual == "TOMAN" else [(usual, usual)]


def _fields(category: str) -> tuple[Field, ...]:
    found = catalogue.category(category) if category else None
    form = catalogue.form_of(found.id) if found else None
    return Form.parse(form.schema).fields if form else ()


def _answer(field: Field, given: QueryDict) -> object:
    name = PREFIX + field.key
    if field.kind is FieldKind.MANY:
        return given.getlist(name)
    if field.kind is FieldKind.MONEY and given.get(name):
        return {"amount": given.get(name, ""), "unit": given.get(f"{name}_unit", "")}
    return given.get(name, "")


def _choices(field: Field, language: str) -> list[tuple[str, str]]:
    if field.kind is FieldKind.YES_NO:
        return [("yes", _("Yes")), ("no", _("No"))]
    if field.kind is FieldKind.MONEY:
        return units()
    return [(option.value, multilingual.text(option.label, language)) for option in field.options]


def _conditions(field: Field) -> list[Mapping[str, object]]:
    """Return the conditions as the element ``<category-fields>`` reads them."""
    return [
        {"field": one.field, "in": list(one.one_of)}
        if one.one_of is not None
        else {"field": one.field, "is_set": one.is_set}
        for one in field.show_if
    ]
