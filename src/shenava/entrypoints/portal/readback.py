"""Everything that was said, before it is sent: "is this what you mean?"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules.schema import Field
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal import parts, prospect, questions, uploads, wishes
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.portal.steps import Part, Step, Way
from shenava.entrypoints.ui import filters, preferences
from shenava.foundation.text import multilingual
from shenava.lifecycle import intake

_DAY = 10


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that was said: what it is called and the words for it."""

    label: str
    words: str
    is_code: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadBack:
    """All of it, and the step to go to for changing each part."""

    text: str
    category: str
    answers: list[Line]
    wish: str
    files: list[str]
    contacts: list[Line]
    hides_name: bool
    due_at: datetime
    hour: str
    change: dict[str, Step]


def of(draft: Draft, way: Way, *, at: datetime) -> ReadBack:
    """Return what the person said, as we understood it."""
    category, language = parts.category_of(draft), get_language() or "fa"
    due_at = intake.foresee(text=draft.one("text"), language=language, category=category, at=at)
    return ReadBack(
        text=draft.one("text"),
        category=multilingual.text(category.name, language) if category else "",
        answers=_answers(draft),
        wish=wishes.words_of(draft),
        files=[kept.name for kept in uploads.earlier(draft.many("kept"))],
        contacts=_contacts(draft),
        hides_name=bool(draft.one("hides_name")),
        due_at=due_at,
        hour=prospect.hour_of(due_at),
        change={str(part): way.step_of(part) for part in Part},
    )


def _contacts(draft: Draft) -> list[Line]:
    told = [
        Line(label=_("Your name"), words=draft.one("name")),
        Line(label=_("Mobile number"), words=draft.one("mobile"), is_code=True),
        Line(label=_("E-mail"), words=draft.one("email"), is_code=True),
    ]
    return [line for line in told if line.words.strip()]


def _answers(draft: Draft) -> list[Line]:
    category = parts.category_of(draft)
    if category is None:
        return []
    fields = questions.fields_of(category)
    given = questions.answers(fields, draft, reader=preferences.reader())
    checked = intake.check_answers(category, given, region=catalogue.default_brand().region)
    return [_line(field, checked.values[field.key]) for field in fields if field.key in checked.values]


def _line(field: Field, value: object) -> Line:
    language = get_language() or "fa"
    labels = {one.value: multilingual.text(one.label, language) for one in field.options}
    words = _in_words(field, value, labels)
    return Line(label=multilingual.text(field.label, language), words=words, is_code=words.isascii())


def _in_words(field: Field, value: object, labels: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return "\n".join(labels.get(str(one), str(one)) for one in value)
    if isinstance(value, Mapping):
        return filters.money(int(value["amount"]), str(value["currency"]))
    if field.kind in {FieldKind.DATE, FieldKind.MOMENT}:
        return _day(str(value))
    return labels.get(str(value), str(value))


def _day(stored: str) -> str:
    day, hour = filters.day(date.fromisoformat(stored[:_DAY])), stored[_DAY + 1 : _DAY + 6]
    return f"{day} {filters.in_digits(hour)}".strip()
