"""Everything that was said, before it is sent: "is this what you mean?"."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import Mandate, Relation
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules import asking, telling
from shenava.domain.catalogue.rules.telling import Pen
from shenava.entrypoints.portal import kinds, parts, prospect, questions, speaking, uploads, wanted, wishes
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
    kind: str
    """Only what is no complaint is named."""
    answers: list[Line]
    wish: str
    files: list[str]
    speaking: list[Line]
    contacts: list[Line]
    told: list[Line]
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
        kind=kinds.words_of(draft),
        answers=_answers(draft),
        wish=wishes.words_of(draft),
        files=[kept.name for kept in uploads.earlier(draft.many("kept"))],
        speaking=_speaking(draft),
        contacts=_contacts(draft),
        told=_told(draft),
        hides_name=bool(draft.one("hides_name")),
        due_at=due_at,
        hour=prospect.hour_of(due_at),
        change={str(part): way.step_of(part) for part in Part if way.asks(part)},
    )


def _contacts(draft: Draft) -> list[Line]:
    return _given(
        (_("Your name"), draft.one("name"), False),
        (_("Mobile number"), draft.one("mobile"), True),
        (_("E-mail"), draft.one("email"), True),
    )


def _speaking(draft: Draft) -> list[Line]:
    """Return for whom it is, unless it is for the person themselves."""
    chosen = speaking.who(draft)
    if chosen == speaking.MYSELF:
        return []
    told = [Line(label=_("Whom is it for?"), words=str(dict(speaking.WHO)[chosen]))]
    if chosen == speaking.BUSINESS:
        return [*told, *_given((_("Registration number"), draft.one("registration"), True))]
    labels = {**dict(Relation.choices), **dict(Mandate.choices)}
    papers = "\n".join(kept.name for kept in uploads.earlier(draft.many("document")))
    return [
        *told,
        *_given(
            (_("Their name"), draft.one("their_name"), False),
            (_("Their mobile number"), draft.one("their_mobile"), True),
            (_("What are you to them?"), str(labels.get(draft.one("relation"), "")), False),
            (_("What may you do for them?"), str(labels.get(draft.one("mandate"), "")), False),
            (_("Until when?"), draft.one("until"), True),
            (_("Paper that shows it"), papers, False),
        ),
    ]


def _told(draft: Draft) -> list[Line]:
    """Return what was chosen about being told."""
    begin, end = draft.one("quiet_from"), draft.one("quiet_to")
    quiet = _("from %(begin)s to %(end)s") % {"begin": begin, "end": end} if begin and end else ""
    names = {"fa": "فارسی", "ar": "العربية", "en": "English"}
    channel = str(dict(wanted.CHANNELS).get(draft.one("told_by"), "")) if draft.one("told_by") else ""
    return _given(
        (_("How we may write to you"), channel, False),
        (_("Language of our messages"), names.get(draft.one("told_in"), ""), False),
        (_("Quiet hours"), filters.in_digits(quiet), False),
    )


def _given(*told: tuple[str, str, bool]) -> list[Line]:
    return [Line(label=label, words=words, is_code=is_code) for label, words, is_code in told if words.strip()]


def _answers(draft: Draft) -> list[Line]:
    category = parts.category_of(draft)
    if category is None:
        return []
    checked = questions.checked(category, draft)
    doubts = asking.by_line(checked.warnings)
    form = catalogue.questions_of(category.id)
    return [
        Line(label=one.label, words=one.words, is_code=one.is_code, doubt=doubts.get(one.path, ""))
        for one in telling.lines(form, checked.values, pen())
    ]


def pen() -> Pen:
    """Return how answers are written for whoever reads the page."""
    return Pen(
        language=get_language() or "fa",
        money=filters.money,
        day=filters.day,
        digits=filters.in_digits,
        yes=_("Yes"),
        no=_("No"),
    )
