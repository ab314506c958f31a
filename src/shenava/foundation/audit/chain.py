"""How entries are chained: what is hashed, and with which key."""

import json
from datetime import UTC

from shenava.foundation.audit.models import Entry
from shenava.foundation.keys import Purpose, digest, keyring

START = "0" * 64
"""What the first entry has before it."""


def hash_of(entry: Entry, *, position: int, previous_hash: str, key_version: int) -> str:
    """Return the keyed SHA-256 over place, predecessor and content; raises ``KeyError`` for a key that is lost.

    With the key outside the database, whoever holds only the database cannot chain anew what they changed.
    """
    content = {
        "position": position,
        "previous": previous_hash,
        "id": entry.pk.hex,
        "at": entry.occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "action": entry.action,
        "actor": entry.actor_ref,
        "subject": entry.subject_ref,
        "detail": entry.detail,
        "personal": entry.personal,
        "request": entry.request_id,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return digest(Purpose.AUDIT, f"entry:{text}", version=key_version).hex()


def current_key() -> int:
    """Return the version of the key that new seals use."""
    return keyring().current(Purpose.AUDIT)[0]
