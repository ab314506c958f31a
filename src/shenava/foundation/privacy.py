"""What a field or fact may hold about a person, how long it is kept and how it is forgotten."""

from dataclasses import dataclass
from enum import StrEnum


class PrivacyClass(StrEnum):
    """How sensitive a value is."""

    IDENTITY = "IDENTITY"
    CONTACT = "CONTACT"
    ACCOUNT = "ACCOUNT"
    """What the person told us, in their own words or files."""
    STAFF = "STAFF"
    SECRET = "SECRET"  # noqa: S105 - a class of data, not a secret


class Shred(StrEnum):
    """How a value is forgotten when its time is over or the person asks."""

    BLANK = "BLANK"
    PSEUDONYM = "PSEUDONYM"
    DELETE_ROW = "DELETE_ROW"
    KEEP = "KEEP"
    """Kept for the register; holds nothing that names a person once the rest is shredded."""


@dataclass(frozen=True, kw_only=True)
class Personal:
    """A declaration for one field. ``keep_days`` counts from the closing of the case; ``None`` means the case's own."""

    privacy: PrivacyClass
    shred: Shred
    keep_days: int | None = None
