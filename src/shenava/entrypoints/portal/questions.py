"""A category's own questions on a page of the portal: those that must be answered, and those that only help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import asking
from shenava.domain.catalogue.rules.asking import Question, units
from shenava.domain.catalogue.rules.form import Checked
from shenava.domain.catalogue.rules.schema import Field
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal import question_files
from shenava.entrypoints.portal.draft import ANSWER, Draft
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars.presentation import Preference
from shenava.foundation.text import multilingual
from shenava.lifecycle import intake

__all__ = [
    "Asked",
    "Question",
    "answers",
    "asked",
    "checked",
    "fields_of",
    "is_regrouping",
    "kept_off_the_device",
    "units",
]
_PRIVATE = {FieldKind.DIGITS, FieldKind.CARD_LAST4, FieldKind.NATIONAL_ID, FieldKind.IBAN}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The questions of a topic: those that must be answered, with what they depend on, and those that only help."""

    needed: list[Question]
    helpful: list[Question]

    @property
    def is_begun(self) -> bool:
        """Whether a question that only helps has an answer or a remark, so that it must not be folded away."""
        return any(_is_begun(one) for one in self.helpful)

    @property
    def labels(self) -> dict[str, str]:
        """What each question is called, by the name of its input, for the summary of errors."""
        language = get_language() or ""
        return {one.name: multilingual.text(one.field.label, language) for one in self.everything}

    @property
    def everything(self) -> list[Question]:
        """Every question, those of entries too, in the order of the page."""
        found: list[Question] = []
        for one in (*self.needed, *self.helpful):
            found += [one, *(inner for entry in one.entries for inner in entry.questions)]
        return found


def fields_of(category: Category | None) -> tuple[Field, ...]:
    """Return the questions of a category, none for "something else"."""
    return catalogue.questions_of(category.id).fields if category else ()


def asked(
    fields: Sequence[Field], draft: Draft, *, errors: Mapping[str, str], warnings: Mapping[str, str] | None = None
) -> Asked:
    """Return the questions with what was answered so far; remarks are sentences by the name of the input."""
    language, brand = get_language() or "", catalogue.default_brand()
    context = asking.Context(
        language=language,
        region=brand.region,
        emergency=multilingual.text(brand.emergency, language),
        errors=errors,
        warnings=warnings or {},
    )
    made = asking.questions(fields, draft.many, reader=preferences.reader(), context=context)
    needed = asking.needed(fields)
    needed |= {one.key for one in fields if asking.is_worked_out_from(one, needed)}
    return Asked(
        needed=[one for one in made if one.field.key in needed],
        helpful=[one for one in made if one.field.key not in needed],
    )


def kept_off_the_device(category: Category | None) -> list[str]:
    """Return the names of answers that no device may remember: numbers that say who somebody is or what they own."""
    return [f"{ANSWER}{field.key}" for field in fields_of(category) if field.kind in _PRIVATE]


def answers(fields: Sequence[Field], draft: Draft, *, reader: Preference) -> dict[str, object]:
    """Return the answers as typed, with days read in the calendar of whoever typed them, and files by name."""
    names = {key: [one.name for one in files] for key, files in question_files.kept(fields, draft).items()}
    return {**asking.answers(fields, lambda name: draft.typed.get(name, ()), reader=reader), **names}


def checked(category: Category, draft: Draft) -> Checked:
    """Check the answers so far, as filing will."""
    given = answers(fields_of(category), draft, reader=preferences.reader())
    return intake.check_answers(category, given, region=catalogue.default_brand().region)


def is_regrouping(fields: Sequence[Field], draft: Draft) -> bool:
    """Tell whether somebody asked for one more entry of a group, or one less, rather than to go on."""
    return asking.is_regrouping(fields, draft.many)


def _is_begun(one: Question) -> bool:
    return bool(one.value or one.error or one.warning or one.entries)
