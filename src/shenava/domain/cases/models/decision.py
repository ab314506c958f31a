"""What we found, decided and gave; the answer in writing; the objection to it."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.cases.models.case import Case
from shenava.domain.cases.vocabulary import Outcome, ReasonKind, RemedyKind, RemedyState
from shenava.foundation.database.encrypted import EncryptedJSONField, EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

_WORDS = Personal(privacy=PrivacyClass.ACCOUNT, shred=Shred.BLANK)


class Issue(Record):
    """One of the things a complaint is about, decided on its own. ``round`` 2 is the second review."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="issues")
    round = models.PositiveSmallIntegerField(default=1)
    number = models.PositiveSmallIntegerField()
    title = EncryptedTextField()
    finding = EncryptedTextField(blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reason_kind = models.CharField(max_length=12, choices=ReasonKind.choices, blank=True)
    reason = EncryptedTextField(blank=True)
    reference = models.CharField(max_length=200, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "title": _WORDS,
        "finding": _WORDS,
        "reason": _WORDS,
        "outcome": None,
        "reason_kind": None,
        "reference": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "round", "number"], name="issue_number_once_a_round")
        ]


class Remedy(Record):
    """What is given for an issue. Money is in minor units of an ISO currency."""

    issue = models.OneToOneField(Issue, on_delete=models.CASCADE, related_name="remedy")
    kind = models.CharField(max_length=14, choices=RemedyKind.choices)
    state = models.CharField(max_length=12, choices=RemedyState.choices, default=RemedyState.DONE)
    what = EncryptedTextField(blank=True)
    amount = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    who = models.CharField(max_length=120, blank=True)
    """The person or unit that gives it, as the letter says."""
    due_on = models.DateField(null=True, blank=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "what": _WORDS,
        "who": Personal(privacy=PrivacyClass.STAFF, shred=Shred.KEEP),
        "kind": None,
        "state": None,
        "currency": None,
    }


class Response(Record):
    """The decision told to the complainant: an immutable PDF and the hash that proves it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="responses")
    round = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=8)
    content = EncryptedJSONField(default=dict)
    """All that the letter was set from, so that it can be set again."""
    file = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """None once the complainant has been forgotten; the hash stays."""
    sha256 = models.CharField(max_length=64)
    verification_code = models.CharField(max_length=16, unique=True)
    signed_by = models.ForeignKey("organization.Staff", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "content": _WORDS,
        "language": None,
        "sha256": None,
        "verification_code": None,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "round"], name="one_response_a_round")]


class Objection(Record):
    """The complainant's one objection, which opens a second review by another officer."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="objection")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedTextField()
    made_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "reason": _WORDS,
    }
