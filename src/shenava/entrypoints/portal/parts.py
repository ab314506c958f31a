"""What each part of filing needs to be shown: the topics on offer, the topic's questions, files, wishes, contacts."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from shenava.domain.cases.vocabulary import Mandate, Relation
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import asking
from shenava.entrypoints.portal import (
    device,
    introductions,
    kinds,
    question_files,
    questions,
    speaking,
    uploads,
    wanted,
    wishes,
)
from shenava.entrypoints.portal.draft import OTHER, Draft
from shenava.entrypoints.portal.steps import NAMES, Part
from shenava.entrypoints.ui import preferences
from shenava.foundation import clock
from shenava.foundation.calendars import presentation
from shenava.foundation.text.direction import isolate
from shenava.lifecycle import intake

Context = dict[str, Any]
Errors = Mapping[str, str]


def shown(part: Part, request: HttpRequest, draft: Draft, errors: Errors) -> Context:
    """Return the context of a part's template."""
    return _SHOWN[part](request, draft, errors)


def category_of(draft: Draft) -> Category | None:
    """Return the category that stands in the draft, or none for "something else" and for none yet."""
    return catalogue.category(draft.one("category"))


def with_likely_category(draft: Draft) -> Draft:
    """Return the draft with the topic that the words point to, unless the person has chosen one."""
    if draft.one("category"):
        return draft
    suggested = intake.suggest_categories(draft.one("text"))
    return draft.having(category=[suggested[0][0].code]) if suggested else draft


def _words(_request: HttpRequest, _draft: Draft, _errors: Errors) -> Context:
    return {"most": intake.LONGEST_TEXT}


def _files(_request: HttpRequest, draft: Draft, _errors: Errors) -> Context:
    return {"marks": uploads.marks_of(uploads.earlier(draft.many("kept"))), "told": uploads.told_before()}


def _category(request: HttpRequest, draft: Draft, _errors: Errors) -> Context:
    suggested = intake.suggest_categories(draft.one("text"))
    codes = {category.code for category, _confidence, _words in suggested}
    return {
        "suggested": suggested,
        "others": [one for one in catalogue.active_categories() if one.code not in codes],
        "chosen": draft.one("category") or (suggested[0][0].code if suggested else ""),
        "other": OTHER,
        "open_cases": device.open_cases(request),
    }


def _kind(_request: HttpRequest, draft: Draft, _errors: Errors) -> Context:
    return {"kinds": kinds.CHOICES, "kind": kinds.chosen(draft)}


def _questions(_request: HttpRequest, draft: Draft, errors: Errors) -> Context:
    region, category = catalogue.default_brand().region, category_of(draft)
    doubts = asking.by_name(questions.checked(category, draft).warnings) if category and draft.one("seen") else {}
    return {
        "category": category,
        "questions": questions.asked(questions.fields_of(category), draft, errors=errors, warnings=doubts),
        "units": questions.units(region),
        "file_marks": question_files.marks(questions.fields_of(category), draft),
        "most_files": question_files.MOST,
        "told": uploads.told_before(),
        "examples": _examples(),
    }


def _wish(_request: HttpRequest, _draft: Draft, _errors: Errors) -> Context:
    return {"wishes": wishes.CHOICES}


def _you(_request: HttpRequest, draft: Draft, _errors: Errors) -> Context:
    return {
        "whom": speaking.WHO,
        "who": speaking.who(draft),
        "relations": Relation.choices,
        "mandates": Mandate.choices,
        "documents": uploads.marks_of(uploads.earlier(draft.many("document"))),
        "mobile_example": introductions.example(catalogue.default_brand().region),
        "told": uploads.told_before(),
        "examples": _examples(),
    }


def _told(_request: HttpRequest, draft: Draft, errors: Errors) -> Context:
    names = NAMES[Part.TOLD]
    return {
        "channels": wanted.CHANNELS,
        "hours": wanted.HOURS,
        "is_told_open": any(draft.one(name) or name in errors for name in names),
    }


def _examples() -> dict[str, str]:
    """Return how a date and a moment look in the reader's calendar, each as one piece in any sentence."""
    now, reader = clock.now(), preferences.reader()
    return {
        "date": isolate(presentation.short_day(now, reader)),
        "moment": isolate(presentation.short(now, reader)),
    }


_SHOWN: Mapping[Part, Callable[[HttpRequest, Draft, Errors], Context]] = {
    Part.WORDS: _words,
    Part.FILES: _files,
    Part.CATEGORY: _category,
    Part.KIND: _kind,
    Part.QUESTIONS: _questions,
    Part.WISH: _wish,
    Part.YOU: _you,
    Part.REACH: _you,
    Part.TOLD: _told,
}
