"""Invitations and answers, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.surveys.vocabulary import Solved
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred


class Invitation(Record):
    """One link for one answer; the token itself is derived from the id and not kept."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    token_key = models.PositiveSmallIntegerField()
    """Version of the key that the link was derived with."""
    invited_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "round"], name="one_invitation_a_round")]


class Answer(Record):
    """What the complainant said of our handling. Scores run from 1 (worst) to 5 (best)."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="answer")
    solved = models.CharField(max_length=6, choices=Solved.choices, blank=True)
    speed = models.PositiveSmallIntegerField(null=True, blank=True)
    empathy = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = EncryptedTextField(blank=True)
    language = models.CharField(max_length=8)
    answered_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "solved": None,
        "comment": Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK),
        "language": None,
    }
