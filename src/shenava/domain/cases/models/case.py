"""The case itself."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from shenava.domain.cases.vocabulary import Kind, Severity, Stage, Urgency, WaitingOn
from shenava.domain.channels.vocabulary import Channel
from shenava.foundation.database.encrypted import EncryptedJSONField, EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_WORDS = Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK)


class Case(Record):
    """One complaint (or question, suggestion, praise) and our handling of it.

    ``next_due_at``, ``urgency`` and ``last_touched_at`` are written by stages alone. ``last_touched_at`` is the last
    human act; automatic messages don't count (S1-79.1).
    """

    brand = models.ForeignKey("catalogue.Brand", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.COMPLAINT)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    tracking_code = models.CharField(max_length=11, unique=True)
    access_version = models.PositiveSmallIntegerField(default=1)
    access_key = models.PositiveSmallIntegerField(default=1)
    """Version of the installation's key that the access code is derived with."""

    stage = models.CharField(max_length=14, choices=Stage.choices, default=Stage.RECEIVED)
    waiting_on = models.CharField(max_length=12, choices=WaitingOn.choices, default=WaitingOn.US)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    severity = models.CharField(max_length=10, choices=Severity.choices, blank=True)
    distress = models.PositiveSmallIntegerField(default=0)

    headline = EncryptedTextField(blank=True)
    """The first line of what the person said, for lists."""
    language = models.CharField(max_length=8)
    category = models.ForeignKey(
        "catalogue.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    touchpoint = models.ForeignKey(
        "touchpoints.Touchpoint", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The bill, branch or page whose short link was followed."""
    form = models.ForeignKey("catalogue.FormVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers = EncryptedJSONField(default=dict)
    forgotten_answers = models.JSONField(default=dict, blank=True)
    """Which answers were deleted when their time was over: days by path, nought where nothing had been answered."""
    wish = EncryptedTextField(blank=True)
    reach = models.JSONField(default=list)
    """Ids of the contacts that were given for this case; nothing about it goes anywhere else."""
    hides_name = models.BooleanField(default=False)
    """The person asked to keep their name from the unit concerned."""
    is_represented = models.BooleanField(default=False)
    """Somebody else speaks for the person; see ``Representation``."""
    preference = models.JSONField(default=dict)
    """``{"calendar", "digits", "zone", "channel", "language", "quiet_from", "quiet_to"}`` as chosen by the person."""
    privacy_version = models.PositiveSmallIntegerField(null=True, blank=True)
    """Which version of the brand's privacy text stood there when it was filed; none where nobody could show one."""

    unit = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    referred_unit = models.ForeignKey(
        "organization.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The unit of the open referral, so that it can see the case while it has something to do."""
    level = models.PositiveSmallIntegerField(default=0)
    """How high it has risen; the words are those of ``policies.vocabulary.Level``."""
    is_walled = models.BooleanField(default=False)
    """A wall stands: somebody is kept away from it; see ``Wall``."""
    why_here = models.JSONField(default=dict)
    """Why routing chose this unit and owner: ``{"code", ...}``, shown to staff."""

    received_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    next_due_at = models.DateTimeField(null=True, blank=True)
    last_touched_at = models.DateTimeField(null=True, blank=True)
    responded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objection_until = models.DateTimeField(null=True, blank=True)
    reopen_until = models.DateTimeField(null=True, blank=True)
    excluded_owner = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who decided first and therefore may not hold the second review."""
    chases = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    read_until = models.DateTimeField(null=True, blank=True)
    """When the complainant last looked at the conversation; what we wrote after it is new to them."""
    legal_hold = models.BooleanField(default=False)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "headline": _WORDS,
        "wish": _WORDS,
        "answers": _WORDS,
        "forgotten_answers": None,
        "kind": None,
        "channel": None,
        "tracking_code": None,
        "stage": None,
        "waiting_on": None,
        "urgency": None,
        "severity": None,
        "language": None,
        "reach": None,
        "preference": None,
        "why_here": None,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_due_at", "id"], name="case_open_by_due", condition=~Q(stage=Stage.CLOSED)),
            models.Index(
                fields=["unit", "next_due_at", "id"], name="case_unit_by_due", condition=~Q(stage=Stage.CLOSED)
            ),
            models.Index(
                fields=["owner", "next_due_at", "id"], name="case_owner_by_due", condition=~Q(stage=Stage.CLOSED)
            ),
            models.Index(
                fields=["referred_unit", "next_due_at", "id"],
                name="case_referred_by_due",
                condition=Q(referred_unit__isnull=False),
            ),
            models.Index(fields=["person", "-id"], name="case_of_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tracking_code__regex=r"^[0-9]{11}$"), name="tracking_code_is_eleven_ascii_digits"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.CLOSED) | Q(closed_at__isnull=False), name="a_closed_case_knows_when"
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to do something."""
        return self.stage not in {Stage.CLOSED, Stage.RESPONDED}
