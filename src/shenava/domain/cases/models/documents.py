"""What we ask the complainant to send."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.models.conversation import Attachment
from shenava.domain.cases.vocabulary import DocumentState
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class DocumentRequest(Record):
    """One request with a list and a date."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="document_requests")
    staff = models.ForeignKey("organization.Staff", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}


class DocumentItem(Record):
    """One document on the list, with the reason why it is needed."""

    request = models.ForeignKey(DocumentRequest, on_delete=models.CASCADE, related_name="items")
    label = EncryptedTextField()
    why = EncryptedTextField(blank=True)
    state = models.CharField(max_length=12, choices=DocumentState.choices, default=DocumentState.WAITING)
    attachment = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "label": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
        "why": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
        "state": None,
    }
