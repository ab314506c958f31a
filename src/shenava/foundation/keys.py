"""The keys of this installation: made once in the data folder, readable by its owner alone, versioned for rotation."""

import hashlib
import hmac
import json
import os
import secrets
from enum import StrEnum
from pathlib import Path

from django.conf import settings


class Purpose(StrEnum):
    """What a key is for; no key serves two purposes."""

    SESSION = "SESSION"
    ACCESS_CODE = "ACCESS_CODE"
    FIELD = "FIELD"
    LOOKUP = "LOOKUP"
    LIVE = "LIVE"
    TOKEN = "TOKEN"  # noqa: S105 - a purpose
    AUDIT = "AUDIT"


class Keyring:
    """All versions of all keys, kept in one JSON file with mode 0600."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: dict[str, dict[str, str]] = {}
        self._versions: dict[Purpose, tuple[bytes, ...]] = {}

    @classmethod
    def open(cls, path: Path) -> "Keyring":
        """Load the keyring, making the file with one fresh key a purpose when there is none."""
        ring = cls(path)
        if path.exists():
            ring._keys = json.loads(path.read_text(encoding="utf-8"))
        missing = [purpose for purpose in Purpose if purpose not in ring._keys]
        for purpose in missing:
            ring._keys[purpose] = {"1": secrets.token_hex(32)}
        if missing:
            ring._save()
        return ring

    def current(self, purpose: Purpose) -> tuple[int, bytes]:
        """Return the newest version of a key and its 32 bytes."""
        version = max(int(number) for number in self._keys[purpose])
        return version, self.get(purpose, version)

    def get(self, purpose: Purpose, version: int) -> bytes:
        """Return one version of a key; raises ``KeyError`` for a version that never was."""
        return bytes.fromhex(self._keys[purpose][str(version)])

    def versions(self, purpose: Purpose) -> tuple[bytes, ...]:
        """Return every version of a key, newest first."""
        if purpose not in self._versions:
            numbers = sorted(map(int, self._keys[purpose]), reverse=True)
            self._versions[purpose] = tuple(self.get(purpose, number) for number in numbers)
        return self._versions[purpose]

    def rotate(self, purpose: Purpose) -> int:
        """Add a new version, which new values use from now on; old versions stay readable."""
        version = self.current(purpose)[0] + 1
        self._keys[purpose][str(version)] = secrets.token_hex(32)
        self._versions.pop(purpose, None)
        self._save()
        return version

    def _save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(f".{os.getpid()}.draft")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(self._keys, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)


def keyring() -> Keyring:
    """Return the keyring of this installation, read once a process."""
    ring: Keyring = settings.KEYRING
    return ring


def digest(purpose: Purpose, message: str, *, version: int | None = None) -> bytes:
    """Return the keyed SHA-256 of a message with the given (or newest) version of a key."""
    key = keyring().current(purpose)[1] if version is None else keyring().get(purpose, version)
    return hmac.new(key, message.encode(), hashlib.sha256).digest()
