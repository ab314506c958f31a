"""Lessons, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class Lesson(Record):
    """What people said and what was done about it, in the organization's own words, per language."""

    said = models.JSONField(default=dict)
    did = models.JSONField(default=dict)
    category = models.ForeignKey(
        "catalogue.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    month = models.DateField()
    """The day that stands for the month in which it was done; readers see month and year of their calendar."""
    is_published = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"said": None, "did": None}
