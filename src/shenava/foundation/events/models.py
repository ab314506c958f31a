"""Facts, their deliveries, and the schedule: the rows that are the queue."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class DeliveryState(models.TextChoices):
    """How far a delivery has come."""

    WAITING = "WAITING", _("Waiting")
    DONE = "DONE", _("Done")
    FAILED = "FAILED", _("Failed")
    """Given up on; an administrator may try again."""


class FactRow(Record):
    """One thing that has happened; written once, never changed but for ``expanded_at``."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "name": None,
        "actor_ref": None,
        "payload": None,
        "request_id": None,
    }

    name = models.CharField(max_length=80)
    subject = models.UUIDField()
    actor_ref = models.CharField(max_length=80)
    payload = models.JSONField()
    occurred_at = models.DateTimeField()
    request_id = models.CharField(max_length=64, blank=True)
    expanded_at = models.DateTimeField(null=True)
    """When its deliveries were written."""

    class Meta:
        indexes = (
            models.Index(fields=("subject", "id"), name="fact_of_subject"),
            models.Index(fields=("id",), condition=Q(expanded_at__isnull=True), name="fact_unexpanded"),
        )


class Delivery(Record):
    """One reaction to one fact: waiting, done, or given up on.

    ``subject`` repeats the fact's, so that the order of one subject's deliveries is one index away.
    """

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "reaction": None,
        "state": None,
        "lease_holder": None,
        "last_error": None,
    }

    fact = models.ForeignKey(FactRow, on_delete=models.CASCADE, related_name="deliveries", db_index=False)
    subject = models.UUIDField()
    reaction = models.CharField(max_length=160)
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    lease_holder = models.CharField(max_length=80, blank=True)
    """Empty unless somebody is at it, or was and vanished."""
    last_error = models.CharField(max_length=160, blank=True)
    """The class of the last failure and its code; never its message, which may name a person."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = (models.UniqueConstraint(fields=("fact", "reaction"), name="delivery_once"),)
        indexes = (
            models.Index(fields=("fact", "next_attempt_at"), condition=Q(state="WAITING"), name="delivery_waiting"),
            models.Index(fields=("subject", "reaction", "fact"), condition=Q(state="WAITING"), name="delivery_order"),
            models.Index(fields=("id",), condition=Q(state="FAILED"), name="delivery_failed"),
        )


class Schedule(Record):
    """One thing done again and again, and who is at it."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"name": None, "lease_holder": None, "last_error": None}

    name = models.CharField(max_length=120, unique=True)
    every_seconds = models.PositiveIntegerField()
    next_run_at = models.DateTimeField(db_index=True)
    lease_until = models.DateTimeField(null=True)
    lease_holder = models.CharField(max_length=80, blank=True)
    last_run_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=160, blank=True)
