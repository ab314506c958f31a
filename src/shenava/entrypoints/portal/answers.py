"""Whether what was said so far will do: each part of filing with its own sentences, by the name of the field."""

from collections.abc import Callable, Mapping

from django.utils.translation import get_language

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules import asking
from shenava.entrypoints.portal import parts, questions, speaking, wanted
from shenava.entrypoints.portal.draft import OTHER, Draft
from shenava.entrypoints.portal.steps import Part, Step, Way
from shenava.foundation import clock
from shenava.foundation.text import multilingual
from shenava.lifecycle import intake

Errors = dict[str, str]


def errors_of(way: Way, step: Step, draft: Draft) -> Errors:
    """Return what needs another look on a step, in the order of the page."""
    return {name: told for part in way.parts[step] if part in _CHECKS for name, told in _CHECKS[part](draft).items()}


def first_wrong(way: Way, draft: Draft) -> tuple[Step, Errors] | None:
    """Return the first step that needs another look, with what it needs."""
    found = ((step, errors_of(way, step, draft)) for step in way.steps)
    return next(((step, errors) for step, errors in found if errors), None)


def _words(draft: Draft) -> Errors:
    text = draft.one("text")
    if not text.strip():
        return {"text": str(intake.NothingSaid())}
    if len(text) > intake.LONGEST_TEXT:
        return {"text": str(intake.TooMuchSaid(most=intake.LONGEST_TEXT))}
    return {}


def _category(draft: Draft) -> Errors:
    is_known = draft.one("category") == OTHER or parts.category_of(draft) is not None
    return {} if is_known else {"category": str(intake.UnknownCategory())}


def _questions(draft: Draft) -> Errors:
    category = parts.category_of(draft)
    if category is None:
        return {}
    checked = questions.checked(category, draft)
    if checked.stopper is not None:
        return {asking.name_of(checked.stopped_at): multilingual.text(checked.stopper.text, get_language() or "")}
    return asking.by_name(checked.problems)


def _you(draft: Draft) -> Errors:
    return speaking.read(draft, region=catalogue.default_brand().region, on=clock.now().date()).problems


_CHECKS: Mapping[Part, Callable[[Draft], Errors]] = {
    Part.WORDS: _words,
    Part.CATEGORY: _category,
    Part.QUESTIONS: _questions,
    Part.YOU: _you,
    Part.REACH: _you,
    Part.TOLD: wanted.problems,
}
