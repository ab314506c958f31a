"""Touchpoints, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.touchpoints.vocabulary import TouchpointKind
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class Touchpoint(Record):
    """One place, thing or page that carries a short link. It is never deleted, because paper isn't."""

    code = models.CharField(max_length=16, unique=True)
    """Capital letters, digits and hyphens, as ``rules.codes`` reads them."""
    kind = models.CharField(max_length=8, choices=TouchpointKind.choices)
    name = models.JSONField(default=dict)
    place = models.JSONField(default=dict)
    """Where it is, per language, for people who hang things up."""
    unit = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(
        "catalogue.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """What people who come from here usually complain about; they can choose otherwise."""
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"code": None, "kind": None, "name": None, "place": None}

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z0-9][A-Z0-9-]*$"), name="touchpoint_code_is_plain"
            )
        ]
