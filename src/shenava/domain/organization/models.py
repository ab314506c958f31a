"""Units, staff and their calendars, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class WorkCalendar(Record):
    """When an office works; ``windows`` holds, Monday first, each day's minutes of work."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    zone = models.CharField(max_length=60, default="Asia/Tehran")
    windows = models.JSONField(default=list)
    holidays = models.JSONField(default=list)
    """Rows of ``{"date", "name", "estimated"}``; lunar holidays stay estimated until confirmed."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "code": None,
        "name": None,
        "zone": None,
        "windows": None,
        "holidays": None,
    }


class Unit(Record):
    """A part of the organization that cases are sent to."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    public_name = models.JSONField(default=dict)
    """What a complainant reads instead of the internal name."""
    kind = models.CharField(max_length=20, choices=UnitKind.choices, default=UnitKind.LINE)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT, related_name="units")
    is_active = models.BooleanField(default=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "code": None,
        "name": None,
        "public_name": None,
        "kind": None,
    }


class Staff(Record):
    """A member of staff: an account with one role in one unit."""

    account = models.OneToOneField("accounts.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    title = models.JSONField(default=dict)
    role = models.CharField(max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="staff")
    languages = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=40)
    is_available = models.BooleanField(default=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "name": Personal(privacy=PrivacyClass.STAFF, shred=Shred.PSEUDONYM),
        "title": None,
        "role": None,
        "languages": None,
    }
