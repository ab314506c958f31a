"""Proving that nobody touched the log, or naming the place where somebody did."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shenava.foundation.audit import chain
from shenava.foundation.audit.models import Entry, Salt
from shenava.foundation.audit.recording import salted
from shenava.foundation.keys import Purpose, digest

UNSEALED_AT_MOST = timedelta(minutes=10)
CHUNK = 2000


class Fault(StrEnum):
    """What may be wrong with the chain."""

    ALTERED = "ALTERED"
    """The content is not what was sealed, or stands at another place."""
    MISSING = "MISSING"
    """A position is empty."""
    UNLINKED = "UNLINKED"
    """The entry follows another one than it was sealed after."""
    KEY_LOST = "KEY_LOST"
    """The keyring no longer has the key of this seal."""
    VALUE_ALTERED = "VALUE_ALTERED"
    """A personal value is not the one that was recorded."""
    CUT_OFF = "CUT_OFF"
    """The chain ends before a head that was exported, or is another one."""
    HEAD_FORGED = "HEAD_FORGED"
    """The head was not signed by this installation."""
    UNSEALED = "UNSEALED"
    """Entries have been waiting for their seal too long."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The result: how many entries were checked, and the first fault with its position (when it has one)."""

    ok: bool
    checked: int
    first_bad: int | None = None
    why: Fault | None = None


@dataclass(frozen=True, kw_only=True)
class Head:
    """The end of the chain at a moment, signed; kept elsewhere it proves that nothing was cut off."""

    position: int
    entry_hash: str
    taken_at: str
    key_version: int
    signature: str

    def as_json(self) -> str:
        """Return the text of the file to keep."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Head":
        """Read such a file; raises ``ValueError`` when it is none."""
        try:
            return cls(**json.loads(text))
        except TypeError as error:
            raise ValueError("This is not the head of an audit log.") from error


def take_head(*, at: datetime) -> Head:
    """Return the end of the chain as it is now, signed; position 0 when nothing is sealed."""
    last = Entry.objects.filter(position__isnull=False).order_by("-position").first()
    position, entry_hash = (last.position or 0, last.entry_hash) if last else (0, chain.START)
    version, taken_at = chain.current_key(), at.isoformat()
    signature = _signature(position, entry_hash, taken_at, version)
    return Head(position=position, entry_hash=entry_hash, taken_at=taken_at, key_version=version, signature=signature)


def verify(*, at: datetime, head: Head | None = None) -> Verdict:
    """Walk the whole chain, a few thousand entries at a time."""
    if head is not None and not _is_ours(head):
        return Verdict(ok=False, checked=0, first_bad=head.position, why=Fault.HEAD_FORGED)
    checked, previous_hash = 0, chain.START
    for entry in _sealed_entries():
        fault = _fault(entry, position=checked + 1, previous_hash=previous_hash, head=head)
        if fault:
            return Verdict(ok=False, checked=checked, first_bad=checked + 1, why=fault)
        checked, previous_hash = checked + 1, entry.entry_hash
    if head is not None and head.position > checked:
        return Verdict(ok=False, checked=checked, first_bad=checked + 1, why=Fault.CUT_OFF)
    return _verdict_on_the_rest(checked, at=at)


def _sealed_entries() -> Iterator[Entry]:
    return Entry.objects.filter(position__isnull=False).order_by("position").iterator(chunk_size=CHUNK)


def _fault(entry: Entry, *, position: int, previous_hash: str, head: Head | None) -> Fault | None:
    if entry.position != position:
        return Fault.MISSING
    try:
        expected = chain.hash_of(
            entry, position=position, previous_hash=entry.previous_hash, key_version=entry.key_version or 0
        )
    except KeyError:
        return Fault.KEY_LOST
    if not hmac.compare_digest(expected, entry.entry_hash):
        return Fault.ALTERED
    if entry.previous_hash != previous_hash:
        return Fault.UNLINKED
    is_other_chain = head is not None and head.position == position and head.entry_hash != entry.entry_hash
    return Fault.CUT_OFF if is_other_chain else None


def _verdict_on_the_rest(checked: int, *, at: datetime) -> Verdict:
    """Judge what stands beside the chain: kept personal values, and entries without a seal."""
    for salt in Salt.objects.select_related("entry").order_by("id").iterator(chunk_size=CHUNK):
        if salt.entry.personal.get(salt.field) != salted(salt.salt, salt.value):
            return Verdict(ok=False, checked=checked, first_bad=salt.entry.position, why=Fault.VALUE_ALTERED)
    if Entry.objects.filter(position=None, occurred_at__lt=at - UNSEALED_AT_MOST).exists():
        return Verdict(ok=False, checked=checked, why=Fault.UNSEALED)
    return Verdict(ok=True, checked=checked)


def _is_ours(head: Head) -> bool:
    try:
        expected = _signature(head.position, head.entry_hash, head.taken_at, head.key_version)
    except KeyError:
        return False
    return hmac.compare_digest(expected, head.signature)


def _signature(position: int, entry_hash: str, taken_at: str, key_version: int) -> str:
    return digest(Purpose.AUDIT, f"head:{position}:{entry_hash}:{taken_at}", version=key_version).hex()
