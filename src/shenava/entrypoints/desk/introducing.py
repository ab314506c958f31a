"""Who complains and who speaks for them, as staff type it at the counter or on the phone."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from shenava.domain.cases.vocabulary import Mandate, Relation
from shenava.domain.catalogue.models import Brand
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.desk import typed
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.entrypoints.desk.words import LANGUAGES
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text import identifiers
from shenava.lifecycle.intake import Representative

PAPER = "speaker_paper"
_SPEAKER = "speaker_"
_LONGEST_NAME = 120
Wrong = dict[str, str]


def complainant(request: StaffRequest, *, brand: Brand) -> tuple[Introduction, Wrong]:
    """Return who complains, and what is wrong by the name of the input."""
    return _introduction(request, brand=brand, prefix="")


def is_represented(given: Mapping[str, str]) -> bool:
    """Return whether somebody else speaks for the complainant."""
    return given.get("for_whom") == "somebody"


def speaker(
    request: StaffRequest, *, brand: Brand, paper: KeptFile | None, on: date
) -> tuple[Representative | None, Wrong]:
    """Return who speaks for the complainant, and what is wrong by the name of the input."""
    given = request.POST
    if not is_represented(given):
        return None, {}
    introduction, wrong = _introduction(request, brand=brand, prefix=_SPEAKER)
    relation, mandate = given.get("relation", ""), given.get("mandate", "")
    if relation not in Relation.values:
        wrong["relation"] = _("Please say what they are to the person.")
    until, told = _until(given.get("until", ""), on=on)
    wrong |= {"until": told} if told else {}
    return Representative(
        introduction=introduction,
        relation=Relation(relation) if relation in Relation.values else Relation.OTHER,
        mandate=Mandate(mandate) if mandate in Mandate.values else Mandate.EVERYTHING,
        until=until,
        document=paper,
    ), wrong


def paper(request: StaffRequest, *, at: datetime) -> KeptFile | None:
    """Return the paper that shows the mandate, if one came along; raises the problem of a file that can't be taken."""
    return next(iter(typed.kept(request, at=at, name=PAPER)), None)


def _introduction(request: StaffRequest, *, brand: Brand, prefix: str) -> tuple[Introduction, Wrong]:
    given = request.POST
    contacts: dict[ContactKind, str] = {}
    wrong: Wrong = {}
    email, mobile = given.get(f"{prefix}email", "").strip(), given.get(f"{prefix}mobile", "").strip()
    if email and (address := identifiers.email(email)):
        contacts[ContactKind.EMAIL] = address
    elif email:
        wrong[f"{prefix}email"] = _("This e-mail address is not complete. Example: name@example.org")
    if mobile and (number := identifiers.mobile(mobile, region=brand.region)):
        contacts[ContactKind.MOBILE] = number
    elif mobile:
        wrong[f"{prefix}mobile"] = _("This mobile number is not complete.")
    language = given.get("language", "")
    spoken = language if language in dict(LANGUAGES) else request.LANGUAGE_CODE
    name = " ".join(given.get(f"{prefix}name", "").split())[:_LONGEST_NAME]
    return Introduction(name=name, contacts=contacts, language=spoken), wrong


def _until(text: str, *, on: date) -> tuple[date | None, str]:
    if not text.strip():
        return None, ""
    try:
        day = typed.day(text)
    except typed.NotADay as problem:
        return None, str(problem)
    if day < on:
        return None, _("This day is over. Write until when they may speak for the person, or leave it empty.")
    return day, ""
