"""Everything that was said, before it is sent: "is this what you mean?"."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules import asking, telling
from shenava.domain.catalogue.rules.telling import Pen
from shenava.entrypoints.portal import parts, prospect, questions, uploads, wishes
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.portal.steps import Part, Step, Way
from shenava.entrypoints.ui import filters
from shenava.foundation.text import multilingual
from shenava.lifecycle import intake


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that was said: what it is called and the words for it."""

    label: str
    words: str
    is_code: bool = False
    doubt: str = ""
    """Why it may be mistyped; it can be sent as it is."""


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
    checked = questions.checked(category, draft)
    doubts = asking.by_line(checked.warnings)
    form = catalogue.questions_of(category.id)
    return [
        Line(label=one.label, words=one.words, is_code=one.is_code, doubt=doubts.get(one.path, ""))
        for one in telling.lines(form, checked.values, _pen())
    ]


def _pen() -> Pen:
    return Pen(
        language=get_language() or "fa",
        money=filters.money,
        day=filters.day,
        digits=filters.in_digits,
        yes=_("Yes"),
        no=_("No"),
    )
