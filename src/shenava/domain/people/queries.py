"""How to look at persons."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from shenava.domain.people.models import ContactPoint, ErasureRequest, OneTimeCode, OwnSession, Person
from shenava.domain.people.rules import entering as rules
from shenava.domain.people.vocabulary import ContactKind, ErasureState
from shenava.foundation.database.prepared import prepared
from shenava.foundation.keys import Purpose, digest
from shenava.foundation.text.folding import fold


def lookup_of(kind: str, value: str) -> str:
    """Return the keyed digest under which a contact is found; ``value`` is canonical (E.164, lower-case e-mail)."""
    return digest(Purpose.LOOKUP, f"{kind}:{value}", version=1).hex()


def person_reached_at(contacts: dict[ContactKind, str], *, name: str = "") -> Person | None:
    """Return the person known by any of these contacts and by this name, the first kind given winning.

    People share telephones and mailboxes: another name is another person, and so is no name.
    """
    keys = [lookup_of(kind, value) for kind, value in contacts.items()]
    if not _is_known(keys):
        return None
    points = ContactPoint.objects.select_related("person").filter(lookup__in=keys).order_by("id")
    by_key = {point.lookup: point.person for point in points if fold(point.person.name) == fold(name)}
    return next((by_key[key] for key in keys if key in by_key), None)


def _is_known(lookups: Sequence[str]) -> bool:
    """Look by hand: every filing asks, mostly for somebody new, and the query builder costs more than the answer."""
    places = ", ".join(["%s"] * len(lookups))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM people_contactpoint WHERE lookup IN ({places})", list(lookups))  # noqa: S608 - every value is a parameter
        return cursor.fetchone() is not None


def contacts_of(person: Person, *, reach: Collection[str]) -> dict[ContactKind, str]:
    """Return the contacts that were given for one matter, by their ids; another matter's are not this one's.

    Somebody who knows an address of a person could otherwise add their own and read what that person is told.
    """
    given = frozenset(UUID(one) for one in reach)
    return {ContactKind(point.kind): point.value for point in _contacts_of(person.id, given)} if given else {}


@prepared
def _contacts_of(person_id: UUID, given: frozenset[UUID]) -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(person_id=person_id, id__in=given).order_by("id")


def live_codes(asked: Collection[UUID], *, at: datetime) -> QuerySet[OneTimeCode]:
    """Return those of these codes that still work, newest first."""
    return OneTimeCode.objects.filter(
        pk__in=list(asked), used_at=None, until__gt=at, tries__lt=rules.MOST_TRIES
    ).order_by("-id")


def one_time_code(code_id: UUID) -> OneTimeCode | None:
    """Return a code that was asked for and not forgotten yet."""
    return OneTimeCode.objects.filter(pk=code_id).first()


def persons_at(lookup: str) -> list[Person]:
    """Return everybody known by this contact, the earliest first; people share mailboxes and telephones."""
    points = ContactPoint.objects.select_related("person").filter(lookup=lookup).order_by("id")
    return [point.person for point in points]


def person_called(name: str, *, lookup: str) -> Person | None:
    """Return who is known by this contact and this name; no name is a name, too."""
    return next((person for person in persons_at(lookup) if fold(person.name) == fold(name)), None)


def reach_of(person: Person, *, lookup: str) -> frozenset[UUID]:
    """Return the ids under which cases remember this contact of this person."""
    return frozenset(person.contacts.filter(lookup=lookup).values_list("id", flat=True))


def session(session_id: UUID, *, at: datetime) -> OwnSession | None:
    """Return a session that has not run out; the door must then compare the secret."""
    return OwnSession.objects.select_related("person").filter(pk=session_id, until__gt=at).first()


def sessions_at(lookup: str, *, at: datetime) -> QuerySet[OwnSession]:
    """Return the browsers that are signed in by this contact now, the last seen first."""
    return OwnSession.objects.filter(lookup=lookup, until__gt=at).order_by("-seen_at")


def erasures() -> QuerySet[ErasureRequest]:
    """Every wish to be forgotten, the newest first."""
    return ErasureRequest.objects.select_related("person", "decided_by").order_by("-id")


def erasure_of(person: Person) -> ErasureRequest | None:
    """Return the latest wish of a person to be forgotten."""
    return ErasureRequest.objects.filter(person=person).order_by("-id").first()


def waiting_erasure(request_id: UUID) -> ErasureRequest | None:
    """Return a wish that nobody has decided yet, locked until the transaction ends."""
    waiting = ErasureRequest.objects.select_for_update().filter(state=ErasureState.WAITING)
    return waiting.filter(pk=request_id).first()
