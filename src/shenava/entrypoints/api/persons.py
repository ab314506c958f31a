"""Who complains, who speaks for them, and how they want to be told."""

from datetime import date
from typing import Annotated, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, Field

from shenava.domain.cases.vocabulary import Mandate, Relation
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind, PersonKind
from shenava.entrypoints.api.refusals import NotValid
from shenava.foundation.text import addresses
from shenava.foundation.text.direction import strip_controls
from shenava.lifecycle.intake import Representative

Language = Literal["fa", "ar", "en"]
_HOUR = r"^([01]\d|2[0-3]):[0-5]\d$"
_NO_EMAIL = _("This does not look like an e-mail address. Please check it once more.")
_NO_MOBILE = _("This does not look like a mobile number. Please check it once more.")
_NO_DAY = _("There is no such day. Please write it as year-month-day.")
_DAY_IS_OVER = _("This day is over. Please write until when you may speak for them, or leave it empty.")
_NO_PRIVACY = _("There is no such version of the privacy text.")
_ONE_HOUR = _("Quiet hours need both ends, and two different ones.")


class Contact(BaseModel):
    """How the person can be reached; without any of it the complaint is anonymous."""

    model_config = ConfigDict(extra="forbid", strict=True)

    email: Annotated[str, Field(max_length=254, examples=["maryam@example.org"])] | None = None
    mobile: Annotated[str, Field(max_length=40, examples=["+989121234567"])] | None = None


class Representation(BaseModel):
    """Who files for the complainant, with their own contacts; ``contact`` beside it is then the complainant's."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(max_length=120)] | None = None
    contact: Contact | None = None
    relation: Annotated[Literal["FAMILY", "GUARDIAN", "LAWYER", "CARER", "FRIEND", "OTHER"], Field()]
    mandate: Annotated[
        Literal["EVERYTHING", "FILE_ONLY"], Field(description="Whether the news of the case may go to them as well.")
    ] = "EVERYTHING"
    until: Annotated[
        str | None, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The last day of the mandate, ISO 8601.")
    ] = None


class Preferences(BaseModel):
    """How, in which language and when the person wants to be told; what is absent follows the habit of the language."""

    model_config = ConfigDict(extra="forbid", strict=True)

    channel: Literal["EMAIL", "MOBILE"] | None = None
    language: Language | None = None
    calendar: Literal["JALALI", "HIJRI", "GREGORIAN"] | None = None
    digits: Literal["LATIN", "PERSIAN", "ARABIC"] | None = None
    quiet_from: Annotated[str | None, Field(pattern=_HOUR, examples=["22:00"])] = None
    quiet_to: Annotated[str | None, Field(pattern=_HOUR, examples=["07:00"])] = None


def introduction(
    given: Contact | None,
    *,
    name: str | None,
    language: str | None,
    kind: str = PersonKind.PERSON,
    registration: str | None = None,
    within: str = "contact",
) -> Introduction:
    """Return who they are; raises ``NotValid`` for a contact that is none."""
    return Introduction(
        name=" ".join(strip_controls(name or "").split()),
        contacts=_contacts(given, within=within) if given else {},
        kind=PersonKind(kind),
        registration=strip_controls(registration or "").strip(),
        language=language or "fa",
    )


def representative(given: Representation | None, *, language: str | None, on: date) -> Representative | None:
    """Return who speaks for the complainant; ``on`` is today. Raises ``NotValid``."""
    if given is None:
        return None
    return Representative(
        introduction=introduction(given.contact, name=given.name, language=language, within="representation.contact"),
        relation=Relation(given.relation),
        mandate=Mandate(given.mandate),
        until=_until(given.until, on=on),
    )


def preference(given: Preferences | None) -> dict[str, str]:
    """Return the wishes that were told; raises ``NotValid`` for half of the quiet hours."""
    if given is None:
        return {}
    if (given.quiet_from == given.quiet_to and given.quiet_from) or bool(given.quiet_from) != bool(given.quiet_to):
        raise NotValid(fields={"preferences.quiet_to": _ONE_HOUR})
    return {name: str(value) for name, value in given.model_dump(exclude_none=True).items()}


def privacy_version(given: int | None) -> int | None:
    """Return the version that was agreed to; raises ``NotValid`` for one that never stood."""
    if given is not None and given > catalogue.default_brand().privacy_version:
        raise NotValid(fields={"privacy_version": _NO_PRIVACY})
    return given


def _until(given: str | None, *, on: date) -> date | None:
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError as error:
        raise NotValid(fields={"representation.until": _NO_DAY}) from error
    if day < on:
        raise NotValid(fields={"representation.until": _DAY_IS_OVER})
    return day


def _contacts(given: Contact, *, within: str) -> dict[ContactKind, str]:
    region = catalogue.default_brand().region
    email = addresses.email(given.email) if given.email else None
    mobile = addresses.mobile(given.mobile, region=region) if given.mobile else None
    wrong: dict[str, str | Promise] = {}
    if given.email and not email:
        wrong[f"{within}.email"] = _NO_EMAIL
    if given.mobile and not mobile:
        wrong[f"{within}.mobile"] = _NO_MOBILE
    if wrong:
        raise NotValid(fields=wrong)
    found = {ContactKind.MOBILE: mobile, ContactKind.EMAIL: email}
    return {kind: address for kind, address in found.items() if address}
