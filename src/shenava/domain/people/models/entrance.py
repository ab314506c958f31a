"""How a person comes to a page of their own: a code that works once, and the session that it opens."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.people.models.person import Person
from shenava.domain.people.vocabulary import ContactKind
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_CONTACT = Personal(privacy=PrivacyClass.CONTACT, shred=Shred.DELETE_ROW)
_SECRET = Personal(privacy=PrivacyClass.SECRET, shred=Shred.DELETE_ROW)


class OneTimeCode(Record):
    """A code that was asked for at one address, whether anybody is known there or not; the code itself is nowhere."""

    kind = models.CharField(max_length=12, choices=ContactKind.choices)
    address = EncryptedTextField()
    lookup = models.CharField(max_length=64, db_index=True)
    key_version = models.PositiveSmallIntegerField()
    """Version of the installation's key that the code is derived with."""
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "kind": None,
        "address": _CONTACT,
        "lookup": _CONTACT,
    }


class OwnSession(Record):
    """A browser whose owner reads what is sent to one address; ``person`` is who of that address they are.

    The secret changes while the session lives. ``former`` still opens until the new one has been shown once, because
    an answer may be lost on its way; after that it is a copy that somebody took.
    """

    kind = models.CharField(max_length=12, choices=ContactKind.choices)
    address = EncryptedTextField()
    lookup = models.CharField(max_length=64, db_index=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64)
    """Keyed digest."""
    former = models.CharField(max_length=64, blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    """Set when the new secret was first shown."""
    changed_at = models.DateTimeField()
    device = EncryptedTextField(blank=True)
    """The browser in two words, such as ``Firefox, Linux``."""
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    """Exact to a minute."""
    until = models.DateTimeField(db_index=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "kind": None,
        "address": _CONTACT,
        "lookup": _CONTACT,
        "secret": _SECRET,
        "former": _SECRET,
        "device": _CONTACT,
    }
