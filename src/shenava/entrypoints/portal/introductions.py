"""Who complains, as far as they want to say: every part may be left open."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shenava.domain.people.operations import Introduction
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.portal.draft import Draft
from shenava.foundation.text import identifiers
from shenava.foundation.text.direction import isolate_ltr

LONGEST_NAME = 120
_EXAMPLES = {"IR": "0912 345 6789", "SA": "050 123 4567", "AE": "050 123 4567"}


@dataclass(frozen=True, kw_only=True)
class Read:
    """An introduction, and what needs another look by field."""

    introduction: Introduction
    problems: dict[str, str]


def read(draft: Draft, *, region: str) -> Read:
    """Read name, e-mail and mobile number; ``region`` is the country of numbers without ``+``."""
    contacts: dict[ContactKind, str] = {}
    problems: dict[str, str] = {}
    name = name_in(draft)
    if len(name) > LONGEST_NAME:
        problems["name"] = _("This name is too long. Please write a shorter one.")
    email, mobile = draft.one("email").strip(), draft.one("mobile").strip()
    if email and (address := identifiers.email(email)):
        contacts[ContactKind.EMAIL] = address
    elif email:
        problems["email"] = _("This e-mail address is not complete. Example: name@example.org")
    if mobile and (number := identifiers.mobile(mobile, region=region)):
        contacts[ContactKind.MOBILE] = number
    elif mobile:
        problems["mobile"] = _("This number is not complete. Example: %(example)s") % {"example": example(region)}
    introduction = Introduction(name=name, contacts=contacts, language=get_language() or "fa")
    return Read(introduction=introduction, problems=problems)


def name_in(draft: Draft, field: str = "name") -> str:
    """Return a name as it was written, on one line and without what could turn the words around it."""
    return " ".join(draft.one(field).split())


def example(region: str) -> str:
    """Return how a mobile number looks there, as one piece that keeps its order in any sentence."""
    return isolate_ltr(_EXAMPLES.get(region.upper(), "+44 7400 123456").replace(" ", "\u00a0"))
