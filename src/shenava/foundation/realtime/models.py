"""What open pages are told."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.foundation.privacy import Personal


class Notice(models.Model):
    """One thing that the pages following a topic should know; ids only, kept for a day.

    Its number grows, so that a page can ask for what it missed. On PostgreSQL a smaller number may be committed
    after a greater one.
    """

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"topic": None, "kind": None, "data": None}

    id = models.BigAutoField(primary_key=True)
    topic = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index(fields=("topic", "id"), name="notice_of_topic"),)
