"""Whom a complaint is about, and who is therefore kept away from it."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.vocabulary import WallCause
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class Wall(Record):
    """One member of staff or one unit that a case is about; while it stands, the case doesn't exist for them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="walls")
    staff = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=10, choices=WallCause.choices)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Nobody where it fell by itself because nobody else was left to handle the case."""
    reason = EncryptedTextField(blank=True)
    """Why it was lifted."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "cause": None,
        "reason": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["staff", "case"], name="wall_by_staff", condition=Q(lifted_at__isnull=True)),
            models.Index(fields=["unit", "case"], name="wall_by_unit", condition=Q(lifted_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(staff__isnull=False, unit__isnull=True) | Q(staff__isnull=True, unit__isnull=False),
                name="a_wall_is_about_one_person_or_one_unit",
            ),
            models.UniqueConstraint(
                fields=["case", "staff"], condition=Q(lifted_at__isnull=True), name="one_wall_a_person"
            ),
            models.UniqueConstraint(
                fields=["case", "unit"], condition=Q(lifted_at__isnull=True), name="one_wall_a_unit"
            ),
        ]
