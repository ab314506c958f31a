"""How a person comes to their own page: asks for a code, reads it where it was sent, and types it in."""

import re

from django.core import mail
from django.http import HttpResponse
from django.test import Client, override_settings
from tests import builders

from shenava.domain.cases.models import Case
from shenava.domain.people import queries as people
from shenava.domain.people.vocabulary import ContactKind

_CODE = re.compile(r"^(\d{6})$", re.MULTILINE)


def mails_leave() -> override_settings:
    return override_settings(EMAIL_LEAVES=True, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")


def ask(person: Client, address: str, *, language: str = "en") -> HttpResponse:
    return person.post(f"/{language}/own/enter/", {"contact": address})


def code_sent_to(address: str) -> str:
    """Return the newest code in somebody's mailbox."""
    builders.let_everything_happen()
    letters = [letter for letter in mail.outbox if letter.to == [address]]
    return next(found[1] for letter in reversed(letters) if (found := _CODE.search(str(letter.body))))


def enter(person: Client, code: str, *, language: str = "en", **given: str) -> HttpResponse:
    return person.post(f"/{language}/own/code/", {"code": code, **given})


def signed_in(address: str, *, name: str = "", language: str = "en", **given: str) -> Client:
    """Return a browser at which whoever reads this address is signed in."""
    person = Client(raise_request_exception=False)
    with mails_leave():
        ask(person, address, language=language)
        entered = enter(person, code_sent_to(address), language=language, **given)
    assert entered.status_code == 302, entered.content
    if name:
        person.post(f"/{language}/own/who/", {"name": name})
    return person


def address_of(case: Case) -> str:
    """Return the e-mail address that was given with a case."""
    assert case.person
    return people.contacts_of(case.person, reach=case.reach)[ContactKind.EMAIL]
