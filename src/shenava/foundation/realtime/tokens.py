"""Permission to follow one topic for a while: signed by the pages, read by the live process, no cookie needed."""

import base64
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from shenava.foundation.keys import Purpose, digest, keyring

MINUTES_15 = 900
SIGNATURE_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Permit:
    """What a token allows, and until when."""

    topic: str
    until: datetime


def sign(topic: str, *, at: datetime, seconds: int = MINUTES_15) -> str:
    """Return a token for a topic, valid from this moment on for so many seconds. The caller has checked access."""
    version = keyring().current(Purpose.LIVE)[0]
    message = f"{version}|{int((at + timedelta(seconds=seconds)).timestamp())}|{topic}"
    signature = digest(Purpose.LIVE, message, version=version)
    return base64.urlsafe_b64encode(signature + message.encode()).decode().rstrip("=")


def read(token: str, *, at: datetime) -> Permit | None:
    """Return what a token allows if it is ours and still valid at this moment, otherwise ``None``."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        signature, message = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:].decode()
        version, seconds, topic = message.split("|", 2)
        expected = digest(Purpose.LIVE, message, version=int(version))
        until = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, KeyError, OverflowError):
        return None
    if not hmac.compare_digest(signature, expected) or until <= at:
        return None
    return Permit(topic=topic, until=until)
