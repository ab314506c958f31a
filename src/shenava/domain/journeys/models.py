"""Visits to the form while they can still say something, and the figures that remain of them."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models

from shenava.domain.journeys.vocabulary import Device, Ending, Likely
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal

DEFAULT_TARGET = 3
"""Minutes (S0-23.1)."""


class Visit(Record):
    """One walk through the form. Its id says nothing of when it was, and its moments go when it is over."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    mark = models.CharField(max_length=32, unique=True)
    """A keyed digest of the token of the form, which is kept nowhere."""
    day = models.DateField(db_index=True)
    ending = models.CharField(max_length=5, choices=Ending.choices, default=Ending.OPEN)
    language = models.CharField(max_length=8, blank=True)
    device = models.CharField(max_length=7, choices=Device.choices, blank=True)
    source = models.CharField(max_length=24, blank=True)
    category = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=24, blank=True)
    steps = models.JSONField(default=dict)
    likely = models.CharField(max_length=14, choices=Likely.choices, blank=True)
    since = models.FloatField(default=0)
    touched_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "mark": None,
        "ending": None,
        "language": None,
        "device": None,
        "source": None,
        "category": None,
        "step": None,
        "steps": None,
        "likely": None,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["touched_at"], name="visit_under_way", condition=models.Q(ending=Ending.OPEN))
        ]


class StepFigures(Record):
    """What the visits of one day that have this much in common add up to on one step, see ``rules/portions``."""

    day = models.DateField()
    language = models.CharField(max_length=8, blank=True)
    device = models.CharField(max_length=7, blank=True)
    source = models.CharField(max_length=24, blank=True)
    category = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=24)
    visits = models.PositiveIntegerField(default=0)
    exits = models.PositiveIntegerField(default=0)
    seconds = models.JSONField(default=dict)
    errors = models.JSONField(default=dict)
    fields = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "language": None,
        "device": None,
        "source": None,
        "category": None,
        "step": None,
        "seconds": None,
        "errors": None,
        "fields": None,
        "reasons": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["day", "language", "device", "source", "category", "step"], name="figures_once_a_day"
            )
        ]


class Target(Record):
    """How long filing should take, once an administrator has said so; at most one row."""

    is_it = models.BooleanField(default=True, unique=True)
    minutes = models.PositiveSmallIntegerField(default=DEFAULT_TARGET)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}
