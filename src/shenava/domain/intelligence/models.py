"""Suggestions, as remembered: advice with its reasons, never a decision."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.intelligence.vocabulary import SuggestionKind
from shenava.foundation.database.encrypted import EncryptedJSONField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class Suggestion(Record):
    """One piece of advice about a case, with the words that led to it and the version that gave it."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=SuggestionKind.choices)
    value = models.CharField(max_length=60)
    confidence = models.FloatField(default=0)
    reasons = EncryptedJSONField(default=list)
    """``[{"code", "words": [...]}]``; the words are the person's own."""
    source = models.CharField(max_length=40)
    suggested_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    is_accepted = models.BooleanField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "kind": None,
        "value": None,
        "reasons": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
        "source": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "kind", "value", "source"], name="one_suggestion_a_source")
        ]
