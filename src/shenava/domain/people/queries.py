"""How to look at persons."""

from collections.abc import Sequence

from django.db import connection

from shenava.domain.people.models import ContactPoint, Person
from shenava.domain.people.vocabulary import ContactKind
from shenava.foundation.keys import Purpose, digest
from shenava.foundation.text.folding import fold


def lookup_of(kind: str, value: str) -> str:
    """Return the keyed digest under which a contact is found; ``value`` is canonical (E.164, lower-case e-mail)."""
    return digest(Purpose.LOOKUP, f"{kind}:{value}", version=1).hex()


def person_reached_at(contacts: dict[ContactKind, str], *, name: str = "") -> Person | None:
    """Return the person known by any of these contacts and by this name, the first kind given winning.

    People share telephones and mailboxes: another name is another person. No name, on either side, is no contradiction.
    """
    keys = [lookup_of(kind, value) for kind, value in contacts.items()]
    points = ContactPoint.objects.select_related("person").filter(lookup__in=keys).order_by("id")
    by_key = {point.lookup: point.person for point in points if _may_be(point.person.name, name)}
    return next((by_key[key] for key in keys if key in by_key), None)


def _may_be(known: str, given: str) -> bool:
    return not known or not given or fold(known) == fold(given)


def contacts_of(person: Person) -> dict[ContactKind, str]:
    """Return the person's contacts, one a kind, the newest winning."""
    return {ContactKind(point.kind): point.value for point in person.contacts.order_by("id")}
