"""Tracking codes, which are public, and access codes, which open a case."""

import hmac
import secrets

from shenava.domain.cases.models import Case
from shenava.foundation.keys import Purpose, digest, keyring
from shenava.foundation.text import codes

_DIGITS = 8


def new_tracking_code() -> str:
    """Return ten random digits and their check digit; whoever stores it retries when it is taken."""
    return codes.with_check_digit(f"{secrets.randbelow(10**10):010d}")


def newest_access_key() -> int:
    """Return the version of the key that new access codes are derived with."""
    return keyring().current(Purpose.ACCESS_CODE)[0]


def access_code(case: Case) -> str:
    """Return the eight digits that open this case; derived, never stored."""
    found = digest(Purpose.ACCESS_CODE, f"{case.id.hex}:{case.access_version}", version=case.access_key)
    return f"{int.from_bytes(found[:8]) % 10**_DIGITS:0{_DIGITS}d}"


def opens(case: Case, code: str) -> bool:
    """Return whether these digits open this case, in a time that doesn't tell how much was right."""
    return hmac.compare_digest(access_code(case).encode(), code.encode(errors="replace"))
