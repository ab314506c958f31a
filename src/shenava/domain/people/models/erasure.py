"""The wish to be forgotten, and what became of it."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.people.models.person import Person
from shenava.domain.people.vocabulary import ErasureState
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_WORDS = Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK)


class ErasureRequest(Record):
    """One request; it concerns what was filed with the contacts that the person had proved."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reach = models.JSONField(default=list)
    """Ids of those contacts."""
    reason = EncryptedTextField(blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ErasureState.choices, default=ErasureState.WAITING)
    answer = EncryptedTextField(blank=True)
    """What we wrote to the person about it."""
    decided_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "reach": None,
        "reason": _WORDS,
        "state": None,
        "answer": _WORDS,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state="WAITING"), name="one_waiting_erasure_a_person"
            )
        ]
