"""The questions of a category's own form on a page of the desk, and the answers as they were posted."""

from collections.abc import Mapping

from django.http import QueryDict

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules import asking
from shenava.domain.catalogue.rules.asking import Question
from shenava.domain.catalogue.rules.fields import Field
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation

PREFIX = asking.PREFIX


def questions(given: QueryDict, *, category: str, language: str, wrong: Mapping[str, str]) -> list[Question]:
    """Return the questions of a category, with what was answered; empty where it asks nothing."""
    context = asking.Context(
        language=language,
        region=catalogue.default_brand().region,
        errors={asking.name_of(path): sentence for path, sentence in wrong.items()},
        warnings={},
    )
    fields = [one for one in _fields(category) if one.kind not in {FieldKind.FILE, FieldKind.FILE_HINT}]
    return asking.questions(fields, given.getlist, reader=preferences.reader(), context=context)


def answers(given: QueryDict, *, category: str) -> dict[str, object]:
    """Return the raw answers of a posted form, as filing takes them."""
    return asking.answers(_fields(category), given.getlist, reader=preferences.reader())


def is_regrouping(given: QueryDict) -> bool:
    """Tell whether somebody asked for one more entry of a group, or one less, rather than to open the case."""
    return asking.is_regrouping(_fields(given.get("category", "")), given.getlist)


def units() -> list[tuple[str, str]]:
    """Return the units of money where the brand lives."""
    return asking.units(catalogue.default_brand().region)


def examples() -> dict[str, str]:
    """Return how a day and a moment look in the reader's calendar."""
    now, reader = clock.now(), preferences.reader()
    return {"date": presentation.short_day(now, reader), "moment": presentation.short(now, reader)}


def _fields(category: str) -> tuple[Field, ...]:
    found = catalogue.category(category) if category else None
    return catalogue.questions_of(found.id).fields if found else ()
