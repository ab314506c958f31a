"""How a person asks to be forgotten, and how that ends."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from shenava.domain.organization.models import Staff
from shenava.domain.people.models import ContactPoint, ErasureRequest, OneTimeCode, OwnSession, Person
from shenava.domain.people.vocabulary import ErasureState
from shenava.foundation.shredding import shred


def ask_for_erasure(person: Person, *, reach: Collection[UUID], reason: str, at: datetime) -> ErasureRequest:
    """Write the request down; while one waits, another is the same."""
    asked, _is_new = ErasureRequest.objects.get_or_create(
        person=person,
        state=ErasureState.WAITING,
        defaults={"reach": [str(one) for one in reach], "reason": reason, "asked_at": at},
    )
    return asked


def settle_erasure(asked: ErasureRequest, *, state: ErasureState, answer: str, staff: Staff, at: datetime) -> None:
    """Note how a request was decided."""
    asked.state, asked.answer, asked.decided_by, asked.decided_at = state, answer, staff, at
    asked.save(update_fields=["state", "answer", "decided_by", "decided_at"])


def forget(person: Person) -> list[UUID]:
    """Forget name and contacts of a person, and let nobody be signed in as them.

    Returns the ids of the codes that were asked for at those contacts, whose messages name them too.
    """
    OwnSession.objects.filter(person=person).delete()
    codes = OneTimeCode.objects.filter(lookup__in=person.contacts.values_list("lookup", flat=True))
    forgotten = list(codes.values_list("id", flat=True))
    shred(codes)
    shred(ContactPoint.objects.filter(person=person))
    shred(ErasureRequest.objects.filter(person=person))
    shred(Person.objects.filter(pk=person.pk))
    Person.objects.filter(pk=person.pk).update(preference={})
    return forgotten
