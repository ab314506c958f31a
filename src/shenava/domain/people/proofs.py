"""What proves who somebody is: one-time codes, derived and never stored, and the digests of session secrets."""

import hmac

from shenava.domain.people.models import OneTimeCode
from shenava.foundation.keys import Purpose, digest, keyring

DIGITS = 6
WITHHELD = "•" * DIGITS
"""Stands for a one-time code wherever words about it are kept."""


def newest_key() -> int:
    """Return the version of the key that new codes are derived with."""
    return keyring().current(Purpose.ACCESS_CODE)[0]


def code_of(asked: OneTimeCode) -> str:
    """Return the six digits; the same for the same row, and to be had from nothing that a database holds."""
    found = digest(Purpose.ACCESS_CODE, f"one-time:{asked.id.hex}", version=asked.key_version)
    return f"{int.from_bytes(found[:8]) % 10**DIGITS:0{DIGITS}d}"


def fits(asked: OneTimeCode, typed: str) -> bool:
    """Return whether these digits are the code, in a time that doesn't tell how much was right."""
    return hmac.compare_digest(code_of(asked).encode(), typed.encode(errors="replace"))


def digest_of(secret: str) -> str:
    """Return what is kept of a session's secret; its entropy needs no slow hash."""
    return digest(Purpose.TOKEN, f"own:{secret}", version=1).hex()


def is_secret(kept: str, shown: str) -> bool:
    """Return whether a shown secret is the one whose digest was kept."""
    return bool(kept) and hmac.compare_digest(kept.encode(), digest_of(shown).encode())
