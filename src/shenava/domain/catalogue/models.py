"""Brands, categories, form versions and texts, as remembered."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from shenava.domain.catalogue.vocabulary import FilingWay, SpokenPage, SubjectKind
from shenava.foundation.database.models import Record
from shenava.foundation.privacy import Personal


class Brand(Record):
    """A name under which the organization meets people; every case belongs to one."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    tagline = models.JSONField(default=dict)
    contact = models.JSONField(default=dict)
    """Kept here alone and read by ``rules.contact``: ``{"phone", "hours", "email", "address", "more", "socials"}``.

    ``hours`` and ``address`` are per language; ``more`` are further numbers with ``about`` and ``hours`` of their own.
    """
    emergency = models.JSONField(default=dict)
    """What is shown at once when somebody's life may be in danger, per language, with the number to call."""
    privacy_text = models.JSONField(default=dict)
    privacy_version = models.PositiveSmallIntegerField(default=1)
    """Counts up whenever the text changes; a case keeps the number that stood there when it was filed."""
    external_body = models.JSONField(default=dict)
    """Whom a complainant may turn to outside the organization, per language."""
    languages = models.JSONField(default=list)
    zone = models.CharField(max_length=60, default="Asia/Tehran")
    region = models.CharField(max_length=2, default="IR")
    currency = models.CharField(max_length=3, default="IRR")
    colour = models.CharField(max_length=7, blank=True)
    colour_dark = models.CharField(max_length=7, blank=True)
    """For the dark theme; empty: worked out from ``colour``. Both are readable as text, see ``rules.colours``."""
    logo = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopen_days = models.PositiveSmallIntegerField(default=30)
    objection_days = models.PositiveSmallIntegerField(default=30)
    filing_way = models.CharField(max_length=12, choices=FilingWay.choices, default=FilingWay.BY_QUESTION)
    is_default = models.BooleanField(default=False)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "code": None,
        "name": None,
        "tagline": None,
        "contact": None,
        "emergency": None,
        "privacy_text": None,
        "external_body": None,
        "languages": None,
        "zone": None,
        "region": None,
        "currency": None,
        "colour": None,
        "colour_dark": None,
        "filing_way": None,
    }


class EarlierPrivacyText(Record):
    """A privacy text that people agreed to once, kept so that it can be read as long as their cases are."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    values = models.JSONField(default=dict)
    replaced_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "values": None,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["brand", "number"], name="privacy_number_once")]


class Category(Record):
    """A kind of complaint, with the words that point to it and the unit that looks after it."""

    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    description = models.JSONField(default=dict)
    keywords = models.JSONField(default=dict)
    urgency = models.CharField(max_length=12, default="NORMAL")
    subject = models.CharField(max_length=10, choices=SubjectKind.choices, blank=True)
    """What it is about: a product, a service, a process, staff or a policy."""
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organization.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "code": None,
        "name": None,
        "description": None,
        "keywords": None,
        "urgency": None,
        "subject": None,
    }


class FormVersion(Record):
    """A category's own fields at one time; a case always shows with its own version."""

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField()
    schema = models.JSONField(default=list)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "schema": None,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["category", "number"], name="form_number_once")]


class FormDraft(Record):
    """A category's form while somebody works on it; nobody outside sees it before it is published."""

    category = models.OneToOneField(Category, on_delete=models.CASCADE, related_name="draft")
    schema = models.JSONField(default=list)
    previous = models.JSONField(null=True, blank=True)
    """The form before the last change, to take that back."""
    revision = models.PositiveIntegerField(default=0)
    """Counts the savings, so that two people at once don't undo each other."""
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "schema": None,
        "previous": None,
    }


class Template(Record):
    """A text we send in our own words, with placeholders in braces: ``{language: {"subject", "body", "version"}}``.

    A language that isn't there is sent as shipped.
    """

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="templates")
    key = models.CharField(max_length=40)
    values = models.JSONField(default=dict)

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "key": None,
        "values": None,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["brand", "key"], name="template_key_once")]


class TextVersion(Record):
    """One language of one text as it was written once; a row never changes."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    language = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField()
    subject = models.TextField(blank=True)
    body = models.TextField()
    restored = models.PositiveSmallIntegerField(null=True, blank=True)
    """The version whose words came back; 0 for the shipped words."""
    written_by = models.ForeignKey(
        "organization.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "key": None,
        "language": None,
        "subject": None,
        "body": None,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["brand", "key", "language", "number"], name="text_version_once")
        ]


class SpokenPrompt(Record):
    """What a simple page says aloud in one language, recorded by the organization."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=12, choices=SpokenPage.choices)
    language = models.CharField(max_length=8)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"page": None, "language": None}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["brand", "page", "language"], name="one_prompt_a_page_and_language")
        ]
