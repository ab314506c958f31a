"""Internal ids: UUIDs that sort by the time they were made (RFC 9562, version 7); never shown to the public."""

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """Return a version 7 UUID, greater than every id this process made before."""
    global _last  # noqa: PLW0603 - one counter a process is the point
    stamp = time.time_ns() // 1_000_000 << 12
    with _lock:
        _last = max(stamp, _last + 1)
        stamp = _last
    milliseconds, sequence = stamp >> 12, stamp & 0xFFF
    tail = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    return uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | sequence << 64 | 0b10 << 62 | tail)
