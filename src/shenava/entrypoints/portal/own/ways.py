"""By which contacts a code can be sent just now, and how a typed contact is read."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from shenava.domain.channels import registry
from shenava.domain.people.vocabulary import ContactKind
from shenava.entrypoints.portal import introductions
from shenava.foundation.accounts import queries as accounts
from shenava.foundation.errors import Problem
from shenava.foundation.text import identifiers
from shenava.foundation.web.addresses import is_from_this_machine
from shenava.lifecycle import tell

_LONGEST = 254


def open_now(request: HttpRequest) -> list[ContactKind]:
    """Return the kinds of contact that a code reaches; in a demonstration every kind, for it is shown on the page."""
    return [kind for kind in ContactKind if _is_on(kind) and (is_shown(request, kind) or _leaves(kind))]


def is_shown(request: HttpRequest, kind: ContactKind) -> bool:
    """Return whether the page shows the code: nothing leaves a demonstration, which only its own machine sees."""
    return not _leaves(kind) and is_from_this_machine(request) and accounts.is_demonstration()


def read(typed: str, *, region: str) -> tuple[ContactKind, str] | None:
    """Return the canonical contact that was typed, or nothing for what is neither."""
    words = typed.strip()[:_LONGEST]
    if "@" in words:
        address = identifiers.email(words)
        return (ContactKind.EMAIL, address) if address else None
    number = identifiers.mobile(words, region=region)
    return (ContactKind.MOBILE, number) if number else None


def label(kinds: list[ContactKind]) -> str:
    """Return what to write into the one field."""
    if kinds == [ContactKind.EMAIL]:
        return _("Your e-mail address")
    return _("Your mobile number") if kinds == [ContactKind.MOBILE] else _("Your mobile number or e-mail address")


def what_is_wrong(typed: str, *, region: str) -> str:
    """Return what somebody whose contact can't be read should look at."""
    if not typed.strip():
        return _("Please write the mobile number or e-mail address that you gave with your complaint.")
    if "@" in typed:
        return _("This e-mail address is not complete. Example: name@example.org")
    return _("This number is not complete. Example: %(example)s") % {"example": introductions.example(region)}


def not_open(kind: ContactKind) -> str:
    """Return why a code can't go this way."""
    if kind == ContactKind.MOBILE:
        return _("We can’t send a text message just now. Use your e-mail address, or the two codes of your complaint.")
    return _("We can’t send e-mail just now. Use your mobile number, or the two codes of your complaint.")


def _leaves(kind: ContactKind) -> bool:
    return registry.leaves(tell.CHANNEL_OF[kind])


def _is_on(kind: ContactKind) -> bool:
    try:
        tell.check_is_on(tell.CHANNEL_OF[kind])
    except Problem:
        return False
    return True
