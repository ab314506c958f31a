"""The worker's sign of life, a small file in the data folder."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Heartbeat:
    """Who works, when it last said so, and how long its slowest thread has been at one thing, in seconds."""

    pid: int
    at: datetime
    slowest_seconds: float


def write(*, at: datetime, slowest_seconds: float) -> None:
    """Say that this process works."""
    beat = asdict(Heartbeat(pid=os.getpid(), at=at, slowest_seconds=round(slowest_seconds, 1)))
    draft = _path().with_suffix(".draft")
    draft.write_text(json.dumps(beat | {"at": at.isoformat()}), encoding="utf-8")
    draft.replace(_path())


def read() -> Heartbeat | None:
    """Return the last sign of life, if there ever was one."""
    try:
        beat = json.loads(_path().read_text(encoding="utf-8"))
        return Heartbeat(**beat | {"at": datetime.fromisoformat(beat["at"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _path() -> Path:
    return Path(settings.DATA_DIR) / "run" / "worker.heartbeat"
