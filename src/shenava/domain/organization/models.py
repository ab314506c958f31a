"""Units, staff and their calendars, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.organization.vocabulary import Role, UnitKind
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class WorkCalendar(Record):
    """When offices work, as of now; ``windows`` holds, Monday first, each day's minutes of work.

    Each change adds a ``CalendarVersion``, and ``version`` is the number of the one that stands here.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    zone = models.CharField(max_length=60, default="Asia/Tehran")
    windows = models.JSONField(default=list)
    holidays = models.JSONField(default=list)
    """Rows of ``{"date", "name", "estimated"}``; lunar holidays stay estimated until confirmed."""
    periods = models.JSONField(default=list)
    """Rows of ``{"id", "name", "first", "last", "windows", "estimated"}``: days with a week of their own."""
    closures = models.JSONField(default=list)
    """Rows of ``{"id", "date", "reason", "units", "by", "at"}``: decreed at short notice; no units means all."""
    country = models.CharField(max_length=2, blank=True)
    """Whose public holidays are offered (ISO 3166); none for an office that keeps no country's."""
    version = models.PositiveIntegerField(default=1)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "code": None,
        "name": None,
        "zone": None,
        "windows": None,
        "holidays": None,
        "periods": None,
        "closures": None,
        "country": None,
    }


class CalendarVersion(Record):
    """What a calendar was from one change to the next; never changed, so that old promises keep their arithmetic."""

    calendar = models.ForeignKey(WorkCalendar, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    """``{"zone", "windows", "holidays", "periods", "closures"}``, as the calendar itself holds them."""
    written_at = models.DateTimeField(null=True)
    """None for what stood there before the first change by screen."""
    written_by = models.ForeignKey("Staff", null=True, on_delete=models.PROTECT, related_name="+")

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"content": None}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "number"], name="one_version_of_each_number")
        ]


class Unit(Record):
    """A part of the organization that cases are sent to."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    public_name = models.JSONField(default=dict)
    """What a complainant reads instead of the internal name."""
    kind = models.CharField(max_length=20, choices=UnitKind.choices, default=UnitKind.LINE)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT, related_name="units")
    province = models.CharField(max_length=80, blank=True)
    """Where it is, in the office's own words, so that a province can be closed with one click."""
    silence_hours = models.PositiveSmallIntegerField(default=72)
    """How many clock hours a case may lie untouched here before its manager is told."""
    is_active = models.BooleanField(default=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "code": None,
        "name": None,
        "public_name": None,
        "kind": None,
        "province": None,
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


class Absence(Record):
    """When somebody is away, from a moment until another, and who does their work meanwhile."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    deputy = models.ForeignKey(Staff, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_by = models.ForeignKey(Staff, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}

    class Meta:
        indexes: ClassVar = [models.Index(fields=["until_at"], name="absence_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until_at__gt=models.F("from_at")), name="an_absence_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~models.Q(deputy=models.F("staff")), name="nobody_is_their_own_deputy"),
        ]
