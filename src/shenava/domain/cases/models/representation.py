"""Who speaks for the complainant, and how far."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.models.conversation import Attachment
from shenava.domain.cases.vocabulary import Mandate, Relation
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class Representation(Record):
    """Somebody who filed for the complainant; the case's own person is whom it is about."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reach = models.JSONField(default=list)
    """Ids of the contacts that they gave for this case."""
    relation = models.CharField(max_length=12, choices=Relation.choices)
    mandate = models.CharField(max_length=12, choices=Mandate.choices, default=Mandate.EVERYTHING)
    until = models.DateField(null=True, blank=True)
    """The last day of the mandate; none when it has no end."""
    document = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "reach": None,
        "relation": None,
        "mandate": None,
    }
