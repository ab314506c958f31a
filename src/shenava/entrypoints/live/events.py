"""Server-sent events as text."""

import json

from shenava.foundation.realtime.reading import Told

BEGIN = b"retry: 2000\n\n"
STILL_HERE = b": still here\n\n"
RESYNC = b"event: resync\ndata: {}\n\n"
"""Some notices were lost for this page: it loads itself anew."""
EXPIRED = b"event: expired\ndata: {}\n\n"
"""The token's time is over: the page asks for a new one."""


def event(told: Told) -> bytes:
    """Return one notice; its topic stands among its data."""
    data = json.dumps({"topic": told.topic, **told.data}, ensure_ascii=False)
    return f"id: {told.id}\nevent: {told.kind}\ndata: {data}\n\n".encode()
