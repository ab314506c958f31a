"""Answers as they are read later: with the labels of their own form, a line each, groups entry by entry."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from shenava.domain.catalogue.rules.answers import Value
from shenava.domain.catalogue.rules.fields import DATED, Field
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.vocabulary import FieldKind, FieldPrivacy
from shenava.foundation.text import identifiers, multilingual

AS_WRITTEN = frozenset(
    {
        FieldKind.DIGITS, FieldKind.IBAN, FieldKind.CARD_LAST4, FieldKind.MOBILE, FieldKind.EMAIL,
        FieldKind.NATIONAL_ID, FieldKind.COMPANY_ID, FieldKind.BILL_ID, FieldKind.POSTAL_CODE,
    }
)  # fmt: skip
"""Kinds whose answers are codes: always in ASCII digits, from left to right."""
_DAY = 10


@dataclass(frozen=True, kw_only=True)
class Pen:
    """How a door writes what depends on its reader."""

    language: str
    money: Callable[[int, str], str]
    day: Callable[[date], str]
    digits: Callable[[object], str]
    yes: str
    no: str
    withheld: str = ""
    comma: str = "، "


@dataclass(frozen=True, kw_only=True)
class Line:
    """One answer in words; ``is_code`` for what is isolated and never written in other digits.

    ``path`` is the key of the field, with the number of the entry after that of a group.
    """

    path: str
    label: str
    words: str
    is_code: bool = False
    is_withheld: bool = False


def lines(form: Form, answers: Mapping[str, Value], pen: Pen, *, withheld: Collection[FieldPrivacy] = ()) -> list[Line]:
    """Return the answers in the order of the form; those of a withheld class keep their label and lose their words."""
    return list(_lines(form.fields, answers, pen, withheld))


def label_at(form: Form, path: str, language: str) -> str:
    """Return what the field at ``key`` or ``group.key`` is called, or the path where there is no such field."""
    names, fields = [], form.fields
    for key in path.split("."):
        field = next((one for one in fields if one.key == key), None)
        if field is None:
            return path
        names.append(multilingual.text(field.label, language))
        fields = field.fields
    return " – ".join(names)


def without(form: Form, answers: Mapping[str, Value], withheld: Collection[FieldPrivacy]) -> dict[str, Value]:
    """Return the answers as they are stored, without those of the withheld classes."""
    kept: dict[str, Value] = dict(answers)
    for field in form.fields:
        value = kept.get(field.key)
        if field.privacy in withheld:
            kept.pop(field.key, None)
        elif field.fields and isinstance(value, list):
            inner = Form(field.fields)
            entries: list[Mapping[str, Value]] = [
                without(inner, one, withheld) for one in value if isinstance(one, Mapping)
            ]
            kept[field.key] = entries
    return kept


def _lines(
    fields: tuple[Field, ...], answers: Mapping[str, Value], pen: Pen, withheld: Collection[FieldPrivacy]
) -> Iterator[Line]:
    for field in fields:
        value = answers.get(field.key)
        if value is None or field.kind is FieldKind.HIDDEN:
            continue
        label = multilingual.text(field.label, pen.language)
        if field.privacy in withheld:
            yield Line(path=field.key, label=label, words=pen.withheld, is_withheld=True)
        elif field.kind is FieldKind.GROUP and isinstance(value, list):
            for number, entry in enumerate(value, start=1):
                if isinstance(entry, Mapping):
                    yield _entry(field, entry, number, pen, withheld)
        else:
            is_code = field.kind in AS_WRITTEN
            yield Line(path=field.key, label=label, words=_words(field, value, pen), is_code=is_code)


def _entry(group: Field, entry: Mapping[str, Value], number: int, pen: Pen, withheld: Collection[FieldPrivacy]) -> Line:
    inner = _lines(group.fields, entry, pen, withheld)
    return Line(
        path=f"{group.key}.{number - 1}",
        label=f"{multilingual.text(group.label, pen.language)} {pen.digits(number)}",
        words="\n".join(f"{one.label}: {one.words}" for one in inner),
    )


def _words(field: Field, value: Value, pen: Pen) -> str:
    if isinstance(value, bool):
        return pen.yes if value else pen.no
    labels = {option.value: multilingual.text(option.label, pen.language) for option in field.options}
    if isinstance(value, list):
        return pen.comma.join(labels.get(str(one), str(one)) for one in value)
    if isinstance(value, Mapping):
        return _place(value) if "address" in value else pen.money(int(value["amount"]), str(value["currency"]))
    return _text(field, labels.get(value, value), pen)


def _text(field: Field, value: str, pen: Pen) -> str:
    if field.kind in DATED:
        return _day(value, pen)
    if field.kind in {FieldKind.NUMBER, FieldKind.COMPUTED}:
        return f"{pen.digits(value)} {multilingual.text(field.unit, pen.language)}".strip()
    bank = identifiers.bank_name(value) if field.kind is FieldKind.IBAN else None
    return f"{value} ({bank})" if bank else value


def _place(value: Mapping[str, int | str]) -> str:
    position = [str(value[name]) for name in ("latitude", "longitude") if name in value]
    return "\n".join(one for one in (str(value["address"]), ", ".join(position)) if one)


def _day(stored: str, pen: Pen) -> str:
    try:
        day = pen.day(date.fromisoformat(stored[:_DAY]))
    except ValueError:
        return stored
    hour = stored[_DAY + 1 : _DAY + 6]
    return f"{day}{pen.comma}{pen.digits(hour)}" if hour else day
