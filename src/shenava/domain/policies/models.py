"""Service levels and promises, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.policies.vocabulary import (
    ClockEnd,
    ClockUnit,
    Level,
    PromiseKind,
    RaisingCause,
    Recipient,
    Recount,
    Trigger,
)
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class ServiceLevel(Record):
    """By when a case of one urgency is answered, as the organization has set it."""

    brand = models.ForeignKey("catalogue.Brand", on_delete=models.CASCADE, related_name="+")
    urgency = models.CharField(max_length=10)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=ClockUnit.choices)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"urgency": None, "unit": None}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["brand", "urgency"], name="one_level_an_urgency")]


class Promise(Record):
    """A date we gave somebody; never changed, only kept, broken or replaced by another with a notice."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=PromiseKind.choices)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    basis = models.JSONField(default=dict)
    """``{"urgency", "amount", "unit", "calendar", "steps"}``: so that "why this date?" has an answer."""
    kept_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    counts = models.BooleanField(default=True)
    """Whether its keeping is measured: not one that was brought forward, nor the later date given instead of it."""
    chance = models.PositiveSmallIntegerField(null=True, blank=True)
    """How many per cent of such dates are kept, judging by comparable complaints; unknown where too few are known."""
    latest_at = models.DateTimeField(null=True, blank=True)
    """The limit that the date may not pass, where the date itself is nearer."""
    climb_at = models.DateTimeField(null=True, blank=True)
    """When the case may rise to its next level; none once it is kept, or where no level is left."""
    watch_at = models.DateTimeField(null=True, blank=True)
    """When somebody or something has to look at it next; none once it is kept, replaced or broken and told."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"kind": None, "basis": None}

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "kind", "-id"], name="promise_of_case"),
            models.Index(
                fields=["climb_at"],
                name="promise_to_climb",
                condition=models.Q(kept_at__isnull=True, replaced_at__isnull=True, climb_at__isnull=False),
            ),
            models.Index(
                fields=["watch_at"],
                name="promise_to_look_at",
                condition=models.Q(kept_at__isnull=True, replaced_at__isnull=True, watch_at__isnull=False),
            ),
        ]


class Replanning(Record):
    """Counting open promises in working time anew after a calendar changed; how far it has come."""

    calendar = models.ForeignKey("organization.WorkCalendar", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    """Of the calendar's version."""
    begun_at = models.DateTimeField()
    advanced_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    is_overtaken = models.BooleanField(default=False)
    """A newer version came before this one was done, and counts everything."""
    after = models.UUIDField(null=True)
    """The last promise that was looked at, in the order of their ids."""
    total = models.PositiveIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "number"], name="one_replanning_a_version")
        ]


class RecountedDate(Record):
    """One promised date that the new version of a calendar would put elsewhere, and what became of it."""

    replanning = models.ForeignKey(Replanning, on_delete=models.CASCADE, related_name="dates")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")
    was = models.DateTimeField()
    counted = models.DateTimeField()
    """By the new version."""
    outcome = models.CharField(max_length=5, choices=Recount.choices)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"outcome": None}

    class Meta:
        indexes: ClassVar = [models.Index(fields=["replanning", "outcome", "id"], name="date_of_replanning")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["replanning", "promise"], name="one_count_of_a_promise")
        ]


class Turnaround(Record):
    """How long the answered complaints of one kind took; worked out anew every hour.

    Without a unit it is of all units, without a category of all categories.
    """

    brand = models.ForeignKey("catalogue.Brand", on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    category = models.CharField(max_length=40, blank=True, default="")
    urgency = models.CharField(max_length=10)
    count = models.PositiveIntegerField()
    curve = models.JSONField(default=list)
    """The minutes by which 5, 10, ... 95 per cent were answered; null where that has not been seen."""
    load = models.PositiveSmallIntegerField(default=100)
    """How full the unit was when this was worked out, in per cent of its usual."""
    learned_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"category": None, "urgency": None, "curve": None}

    class Meta:
        indexes: ClassVar = [models.Index(fields=["brand", "urgency"], name="turnaround_of_brand")]


class PackUse(Record):
    """A compliance pack that a brand keeps to, from one moment until another; for cases filed meanwhile."""

    brand = models.ForeignKey("catalogue.Brand", on_delete=models.CASCADE, related_name="+")
    pack = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"pack": None}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["brand", "pack"], condition=models.Q(until__isnull=True), name="pack_in_use_once"
            )
        ]


class CasePack(Record):
    """The version of a pack that governs a case for life, whatever is switched on or off afterwards."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    pack = models.CharField(max_length=40)
    version = models.CharField(max_length=20)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"pack": None, "version": None}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "pack"], name="pack_of_case_once")]


class CaseClock(Record):
    """A limit of a pack that runs on a case, beside what the house promised."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    pack = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    clock = models.CharField(max_length=40)
    ends_with = models.CharField(max_length=16, choices=ClockEnd.choices)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    steps = models.JSONField(default=list)
    office = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    """In whose calendar it is counted."""
    kept_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "pack": None,
        "version": None,
        "clock": None,
        "ends_with": None,
        "steps": None,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "pack", "clock"], name="clock_of_case_once")]


class EscalationStep(Record):
    """One level of one urgency as an administrator has set it; without a row the default holds."""

    urgency = models.CharField(max_length=10)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    percent = models.PositiveSmallIntegerField()
    recipient = models.CharField(max_length=14, choices=Recipient.choices)
    staff = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_on = models.BooleanField(default=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"urgency": None, "recipient": None}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["urgency", "level"], name="one_step_a_level"),
            models.CheckConstraint(
                condition=~models.Q(recipient=Recipient.PERSON) | models.Q(staff__isnull=False),
                name="a_named_person_has_a_name",
            ),
        ]


class EscalationRule(Record):
    """What raises a case at once, as an administrator has set it; without a row the default holds."""

    trigger = models.CharField(max_length=14, choices=Trigger.choices, unique=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    threshold = models.PositiveBigIntegerField(default=0)
    is_on = models.BooleanField(default=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"trigger": None}


class StaffQuiet(Record):
    """The hours in which no notice is shown to staff, on the brand's clock; one row for the house."""

    begin = models.TimeField(null=True, blank=True)
    end = models.TimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}


class StaffNotice(Record):
    """What one colleague is told at once: every case that was raised to them within an hour."""

    staff = models.ForeignKey("organization.Staff", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    shows_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}

    class Meta:
        indexes: ClassVar = [models.Index(fields=["staff", "-opened_at"], name="notice_of_staff")]


class Raising(Record):
    """That a case was raised to a level or lowered, why, and whom it was shown to."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    was = models.PositiveSmallIntegerField(choices=Level.choices)
    cause = models.CharField(max_length=14, choices=RaisingCause.choices)
    words = EncryptedTextField(blank=True)
    """Why, where a person did it."""
    by = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    told = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(StaffNotice, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    snoozed_until = models.DateTimeField(null=True, blank=True)
    snooze_words = EncryptedTextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "cause": None,
        "words": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
        "snooze_words": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case", "id"], name="raising_of_case"),
            models.Index(fields=["told", "id"], name="raising_to_settle", condition=models.Q(settled_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["promise", "level"],
                condition=~models.Q(cause__in=[RaisingCause.PERSON, RaisingCause.ANSWERED]),
                name="each_level_once_a_promise",
            )
        ]
