"""A topic's questions one a page: which comes next, and what travels unseen meanwhile."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import asking, form
from shenava.domain.catalogue.rules.fields import UNANSWERED
from shenava.domain.catalogue.rules.schema import Field
from shenava.domain.catalogue.vocabulary import FieldKind
from shenava.entrypoints.portal import questions
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.ui import preferences

ASKING = "asking"
"""The input that names the question on the page."""
_ASKED = "asked"
_NOT_PUT = UNANSWERED - {FieldKind.GROUP}


def to_ask(category: Category | None, draft: Draft) -> list[Field]:
    """Return the questions that were not put yet: those that must be answered, and those on which the form may end."""
    put = set(draft.many(_ASKED))
    return [one for one in _needed(category, draft) if asking.name_of(one.key) not in put]


def current(request: HttpRequest, category: Category | None, draft: Draft, errors: Mapping[str, str]) -> Field | None:
    """Return the question to show: one with an error, else the one on the page that stays, else the next."""
    needed, left = _needed(category, draft), to_ask(category, draft)
    wrong = [one for one in needed if errors_at(one, errors)]
    staying = [one for one in left if asking.name_of(one.key) == request.POST.get(ASKING)]
    return next(iter([*wrong, *staying, *left, *needed[-1:]]), None)


def put(request: HttpRequest, draft: Draft) -> Draft:
    """Return the draft that remembers that the question on the page was put."""
    name = request.POST.get(ASKING, "")
    return draft.having(asked=[*draft.many(_ASKED), name]) if name and name not in draft.many(_ASKED) else draft


def afresh(draft: Draft) -> Draft:
    """Return the draft before any question was put; the answers stay."""
    return draft.having(asked=[])


def due(draft: Draft, errors: Mapping[str, str]) -> dict[str, str]:
    """Return the errors of questions that were put already; nobody is blamed for what they were not asked."""
    names = draft.many(_ASKED)
    return {at: told for at, told in errors.items() if any(at == name or at.startswith(f"{name}-") for name in names)}


def errors_at(field: Field, errors: Mapping[str, str]) -> bool:
    """Return whether an error stands at a question or at an entry within it."""
    name = asking.name_of(field.key)
    return any(at == name or at.startswith(f"{name}-") for at in errors)


def carried(hidden: Sequence[tuple[str, str]], fields: Sequence[Field], shown: Field | None) -> list[tuple[str, str]]:
    """Return what travels unseen: all but the inputs of the question that is shown."""
    names = [asking.name_of(one.key) for one in fields]

    def belongs_to(name: str) -> str:
        return max((one for one in names if name.startswith(one)), key=len, default="")

    own = asking.name_of(shown.key) if shown else ""
    return [(name, value) for name, value in hidden if not own or belongs_to(name) != own]


def _needed(category: Category | None, draft: Draft) -> list[Field]:
    fields = questions.fields_of(category)
    given = questions.answers(fields, draft, reader=preferences.reader())
    keys, region = asking.needed(fields), catalogue.default_brand().region
    return [
        one
        for one in form.visible_fields(form.Form(fields), given, region=region)
        if one.key in keys and one.kind not in _NOT_PUT
    ]
