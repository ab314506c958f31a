"""Switches that somebody has turned off."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class SwitchRow(Record):
    """The state of one switch; no row means on."""

    name = models.CharField(max_length=20, unique=True)
    """A value of ``Switch``; no choice of the column, so that a new switch needs no migration."""
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"name": None}
