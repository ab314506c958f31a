"""What was said: messages both sides see, notes that only staff see, and files."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.vocabulary import Act, Author
from shenava.domain.channels.vocabulary import Channel
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_WORDS = Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK)


class Message(Record):
    """One thing said between the complainant and us; both sides read all of them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    author = models.CharField(max_length=12, choices=Author.choices)
    staff = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=16, choices=Act.choices)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    body = EncryptedTextField()
    language = models.CharField(max_length=8)
    key = models.CharField(max_length=64, blank=True)
    """Digest of what makes a repeat of this message recognisable; empty when nothing does."""
    sent_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "body": _WORDS,
        "key": None,
        "author": None,
        "act": None,
        "channel": None,
        "language": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "key"], condition=~models.Q(key=""), name="one_message_a_key")
        ]


class Note(Record):
    """An internal note; it is another table than ``Message`` so that it can never be sent as a reply."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    staff = models.ForeignKey("organization.Staff", on_delete=models.PROTECT, related_name="+")
    body = EncryptedTextField()
    written_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "body": _WORDS,
    }


class Attachment(Record):
    """A file that belongs to a case; seen by the complainant unless it is internal."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attachments")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = EncryptedTextField()
    answers = models.CharField(max_length=80, blank=True)
    """The key of the question of the form that it was sent for, if any."""
    is_internal = models.BooleanField(default=False)
    from_complainant = models.BooleanField(default=True)
    added_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "name": _WORDS,
        "answers": None,
    }
