"""Outgoing messages, as remembered: rows first, deliveries later."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.channels.vocabulary import Channel, Delivery
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_WORDS = Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.DELETE_ROW)


class OutboundMessage(Record):
    """One message to one address. ``about`` is the id of what it is about; a channel doesn't know what that is."""

    about = models.UUIDField(db_index=True)
    key = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    to = EncryptedTextField()
    subject = models.TextField(blank=True)
    body = EncryptedTextField()
    language = models.CharField(max_length=8)
    wording = models.CharField(max_length=60, blank=True)
    """Which text in which version said this: ``answer/fa/3``."""
    enclosed = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    enclosed_name = models.CharField(max_length=120, blank=True)
    """Names the tracking code, never a person."""
    state = models.CharField(max_length=12, choices=Delivery.choices, default=Delivery.QUEUED, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True, blank=True, db_index=True)
    """The end of the quiet hours in which it was written; none when it may go at once."""
    sent_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "to": _WORDS,
        "subject": _WORDS,
        "body": _WORDS,
        "key": None,
        "channel": None,
        "language": None,
        "wording": None,
        "enclosed_name": None,
        "state": None,
        "last_error": None,
    }
