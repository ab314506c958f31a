"""Writing the log: at once for what is done, in batches for what is only seen."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias

from shenava.foundation.audit import reads
from shenava.foundation.audit.models import Entry, Salt
from shenava.foundation.web.requests import current_request_id

Code: TypeAlias = bool | int | str | list["Code"] | None
Detail: TypeAlias = Mapping[str, Code]


def record(
    action: str,
    *,
    actor_ref: str,
    subject_ref: str,
    at: datetime,
    detail: Detail | None = None,
    personal: Mapping[str, str] | None = None,
) -> Entry:
    """Write one entry in the transaction that is open.

    ``detail`` holds codes, ids and numbers only (no floats: their spelling differs between databases). ``personal``
    maps a field to a value that may have to be forgotten one day. Raises ``TypeError`` for a detail of another kind.
    """
    salts = {field: secrets.token_hex(16) for field in personal or {}}
    entry = _entry(action, actor_ref=actor_ref, subject_ref=subject_ref, at=at, detail=detail)
    entry.personal = {field: salted(salts[field], value) for field, value in (personal or {}).items()}
    entry.save(force_insert=True)
    if personal:
        Salt.objects.bulk_create(
            Salt(entry=entry, field=field, salt=salts[field], value=value) for field, value in personal.items()
        )
    return entry


def record_read(action: str, *, actor_ref: str, subject_ref: str, at: datetime, detail: Detail | None = None) -> None:
    """Remember that somebody saw something; it is written with others within a second."""
    reads.keep(_entry(action, actor_ref=actor_ref, subject_ref=subject_ref, at=at, detail=detail))


def forget(*, subject_ref: str) -> int:
    """Erase the personal values in a subject's entries, with their salts; return how many there were."""
    return Salt.objects.filter(entry__subject_ref=subject_ref).delete()[0]


def salted(salt: str, value: str) -> str:
    """Return what the chain knows of a personal value."""
    return hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()


def _entry(action: str, *, actor_ref: str, subject_ref: str, at: datetime, detail: Detail | None) -> Entry:
    return Entry(
        occurred_at=at,
        action=action,
        actor_ref=actor_ref,
        subject_ref=subject_ref,
        detail=_checked(detail or {}),
        request_id=current_request_id(),
    )


def _checked(detail: Detail) -> dict[str, object]:
    for name, value in detail.items():
        parts = value if isinstance(value, list) else [value]
        if not all(part is None or isinstance(part, str | int) for part in parts):
            message = f"{name} in the detail of an audit entry is neither a code nor a whole number"
            raise TypeError(message)
    return dict(detail)
