"""Persons and contact points, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.people.vocabulary import ContactKind, PersonKind
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class Person(Record):
    """Somebody who complained, across their cases, with the language, calendar and digits they chose."""

    name = EncryptedTextField(blank=True)
    kind = models.CharField(max_length=12, choices=PersonKind.choices, default=PersonKind.PERSON)
    registration = EncryptedTextField(blank=True)
    """The number under which a business is registered, as it was written."""
    language = models.CharField(max_length=8, default="fa")
    calendar = models.CharField(max_length=12, blank=True)
    digits = models.CharField(max_length=12, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    preference = models.JSONField(default=dict)
    """How they want to read and be told, as a case has it: ``{"calendar", "digits", "channel", "language", …}``."""
    created_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "name": Personal(privacy=PrivacyClass.IDENTITY, shred=Shred.BLANK),
        "kind": None,
        "registration": Personal(privacy=PrivacyClass.IDENTITY, shred=Shred.BLANK),
        "language": None,
        "calendar": None,
        "digits": None,
        "zone": None,
        "preference": None,
    }


class ContactPoint(Record):
    """One address of a person; ``lookup`` is a keyed digest, so that it can be found without being read."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=12, choices=ContactKind.choices)
    value = EncryptedTextField()
    lookup = models.CharField(max_length=64)
    verified_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "value": Personal(privacy=PrivacyClass.CONTACT, shred=Shred.DELETE_ROW),
        "lookup": Personal(privacy=PrivacyClass.CONTACT, shred=Shred.DELETE_ROW),
        "kind": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "kind", "lookup"], name="contact_once_a_person")
        ]
        indexes: ClassVar = [models.Index(fields=["lookup"], name="contact_by_lookup")]
