"""Waking a process of this machine: one datagram on a local socket, which may be lost and costs nothing then."""

import contextlib
import hashlib
import socket
import tempfile
from pathlib import Path

from django.conf import settings

WORKER = "worker"
LIVE = "live"

LONGEST = 100
"""Bytes that every system allows in the path of a socket."""


def path_of(name: str) -> Path:
    """Return the socket that the process of this name listens on: in the data folder unless that path is too long."""
    path = Path(settings.DATA_DIR) / "run" / f"{name}.sock"
    if len(bytes(path)) <= LONGEST:
        return path
    return Path(tempfile.gettempdir()) / f"shenava-{hashlib.sha256(bytes(path)).hexdigest()[:24]}.sock"


def ring(name: str) -> None:
    """Wake the process if it is there; never waits and never raises."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        bell.settimeout(0)
        bell.sendto(b"!", str(path_of(name)))


def listen(name: str) -> socket.socket:
    """Return the socket to be woken by, taking the place of an earlier listener of the same name."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    path.unlink(missing_ok=True)
    ear.bind(str(path))
    ear.settimeout(0)
    return ear


def drain(ear: socket.socket) -> None:
    """Take all that waits on the socket, so that many rings wake once."""
    with contextlib.suppress(BlockingIOError):
        while ear.recv(16):
            pass
