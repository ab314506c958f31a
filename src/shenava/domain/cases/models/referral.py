"""Handing a question to another unit while one owner stays."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.vocabulary import ReferralState
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_WORDS = Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK)


class Referral(Record):
    """One referral to one unit; at most one is open on a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="referrals")
    unit = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    from_staff = models.ForeignKey("organization.Staff", on_delete=models.PROTECT, related_name="+")
    note = EncryptedTextField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ReferralState.choices, default=ReferralState.SENT)
    sent_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    answer = EncryptedTextField(blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "note": _WORDS,
        "answer": _WORDS,
        "state": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state__in=[ReferralState.SENT, ReferralState.ACCEPTED]),
                name="one_open_referral_a_case",
            )
        ]
