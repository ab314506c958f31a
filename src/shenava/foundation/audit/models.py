"""The tables of the log."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class Entry(Record):
    """One thing that somebody did or saw, in codes and ids.

    The last five columns are empty until the sealer fills them, once and for good.
    """

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = dict.fromkeys(
        ("action", "actor_ref", "subject_ref", "detail", "personal", "request_id", "previous_hash", "entry_hash")
    )

    occurred_at = models.DateTimeField()
    action = models.CharField(max_length=80)
    """A dotted code: whose word it is, and what happened."""
    actor_ref = models.CharField(max_length=80)
    """``kind:id``, or ``system``."""
    subject_ref = models.CharField(max_length=120, blank=True)
    detail = models.JSONField(default=dict)
    personal = models.JSONField(default=dict)
    """Field to salted digest of a personal value."""
    request_id = models.CharField(max_length=64, blank=True)

    position = models.BigIntegerField(null=True, unique=True)
    """1, 2, 3 …: the order of the chain."""
    previous_hash = models.CharField(max_length=64, blank=True)
    entry_hash = models.CharField(max_length=64, blank=True)
    key_version = models.PositiveSmallIntegerField(null=True)
    sealed_at = models.DateTimeField(null=True)

    class Meta(Record.Meta):
        abstract = False
        verbose_name_plural = "entries"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_ref", "-id"], name="audit_by_subject"),
            models.Index(fields=["actor_ref", "-id"], name="audit_by_actor"),
            models.Index(fields=["action", "-id"], name="audit_by_action"),
            models.Index(fields=["id"], name="audit_unsealed", condition=models.Q(position=None)),
        ]


class Salt(Record):
    """A personal value and the salt of its digest; deleting both leaves the chain true and the value unknowable."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "field": None,
        "salt": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.DELETE_ROW),
        "value": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.DELETE_ROW),
    }

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    value = EncryptedTextField()

    class Meta(Record.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "field"], name="audit_one_salt_a_field"),
        ]
