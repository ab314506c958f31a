"""The memory that makes a repeated filing the same filing."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class FilingReceipt(Record):
    """A filing key and a digest of what was filed with it; kept 24 hours, holds no words and no codes."""

    key = models.CharField(max_length=64, unique=True)
    """Keyed digest of the Idempotency-Key or of the form's own token."""
    body = models.CharField(max_length=64)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "key": None,
        "body": None,
    }
