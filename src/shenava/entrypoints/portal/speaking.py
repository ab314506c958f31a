"""Who files: the complainant, somebody for them with a mandate, or a small business; every part may be left open."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shenava.domain.cases.vocabulary import Mandate, Relation
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind, PersonKind
from shenava.entrypoints.portal import introductions, uploads
from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.ui import preferences
from shenava.foundation.calendars.parsing import parse_day
from shenava.foundation.text import identifiers
from shenava.lifecycle.intake import Representative

MYSELF, BUSINESS, SOMEBODY = "myself", "business", "somebody"
WHO = (
    (MYSELF, gettext_lazy("For myself")),
    (SOMEBODY, gettext_lazy("For somebody else")),
    (BUSINESS, gettext_lazy("For my small business")),
)
LONGEST_NUMBER = 40


@dataclass(frozen=True, kw_only=True)
class Speaking:
    """The complainant, whoever speaks for them, and what needs another look by field."""

    complainant: Introduction
    representative: Representative | None = None
    problems: dict[str, str] = field(default_factory=dict)


def who(draft: Draft) -> str:
    """Return for whom the complaint is."""
    chosen = draft.one("who")
    return chosen if chosen in dict(WHO) else MYSELF


def read(draft: Draft, *, region: str, on: date) -> Speaking:
    """Read all of it; ``on`` is today, on which a mandate must still hold."""
    own = introductions.read(draft, region=region)
    if who(draft) == BUSINESS:
        return _business(draft, own)
    if who(draft) == SOMEBODY:
        return _for_somebody(draft, own, region=region, on=on)
    return Speaking(complainant=own.introduction, problems=own.problems)


def _business(draft: Draft, own: introductions.Read) -> Speaking:
    number = identifiers.clean(draft.one("registration"))
    problems = dict(own.problems)
    if len(number) > LONGEST_NUMBER:
        problems["registration"] = _("This number is too long. Please check it once more.")
    told = replace(own.introduction, kind=PersonKind.BUSINESS, registration=number)
    return Speaking(complainant=told, problems=problems)


def _for_somebody(draft: Draft, own: introductions.Read, *, region: str, on: date) -> Speaking:
    problems = dict(own.problems)
    their_mobile = draft.one("their_mobile").strip()
    number = identifiers.mobile(their_mobile, region=region) if their_mobile else ""
    if their_mobile and not number:
        example = {"example": introductions.example(region)}
        problems["their_mobile"] = _("This number is not complete. Example: %(example)s") % example
    relation = draft.one("relation")
    if relation not in Relation.values:
        problems["relation"] = _("Please say what you are to them.")
    until, problems["until"] = _until(draft, on=on)
    files = uploads.earlier(draft.many("document"))
    mandate = draft.one("mandate")
    return Speaking(
        complainant=replace(
            own.introduction,
            name=introductions.name_in(draft, "their_name"),
            contacts={ContactKind.MOBILE: number} if number else {},
        ),
        representative=Representative(
            introduction=own.introduction,
            relation=Relation(relation) if relation in Relation.values else Relation.OTHER,
            mandate=Mandate(mandate) if mandate in Mandate.values else Mandate.EVERYTHING,
            until=until,
            document=files[0] if files else None,
        ),
        problems={name: told for name, told in problems.items() if told},
    )


def _until(draft: Draft, *, on: date) -> tuple[date | None, str]:
    typed = draft.one("until").strip()
    day = parse_day(typed, preferences.reader()) if typed else None
    if typed and day is None:
        return None, _("Please write the date as year, month and day.")
    if day and day < on:
        return None, _("This day is over. Please write until when you may speak for them, or leave it empty.")
    return day, ""
