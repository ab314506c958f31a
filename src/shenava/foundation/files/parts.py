"""Files that come piece by piece: they outlive a lost connection, wait a day at most, and are then inspected as any.

Each lies in a folder of its own below the upload folder, which all page processes must share.
"""

import fcntl
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID, uuid4

from django.conf import settings

from shenava.foundation.errors import NotFound
from shenava.foundation.files import names, operations, queries
from shenava.foundation.files.errors import (
    FileIsEmpty,
    FileNotAccepted,
    FileTooLarge,
    PartInUse,
    PartOutOfPlace,
    StorageFull,
)
from shenava.foundation.files.operations import KeptFile, Readable

KEPT = timedelta(days=1)
LONGEST_PIECE = 4_000_000
"""Most bytes that one request may bring."""
_RESERVE = 200_000_000
"""Bytes that stay free on the disk whatever anybody sends."""
_CHUNK = 65_536
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A file on its way; ``size`` is how long it will be."""

    key: str
    name: str
    size: int
    started_at: datetime

    @property
    def offset(self) -> int:
        """How many bytes are here."""
        if (_folder(self.key) / "kept").exists():
            return self.size
        try:
            return (_folder(self.key) / "data").stat().st_size
        except FileNotFoundError:
            raise NotFound from None


def begin(*, name: str, size: int, at: datetime) -> Part:
    """Make room for a file. Raises ``FileIsEmpty``, ``FileTooLarge`` or ``StorageFull``."""
    if size <= 0:
        raise FileIsEmpty
    if size > settings.FILES_MAX_BYTES:
        raise FileTooLarge(limit=settings.FILES_MAX_BYTES // 1_000_000)
    part = Part(key=uuid4().hex, name=names.plain(name), size=size, started_at=at)
    with operations.room():
        _root().mkdir(exist_ok=True)
        if shutil.disk_usage(_root()).free < size + _RESERVE:
            raise StorageFull
        folder = _folder(part.key)
        folder.mkdir()
        (folder / "data").touch()
        told = {"name": part.name, "size": size, "started_at": at.isoformat()}
        (folder / "about").write_text(json.dumps(told), encoding="utf-8")
    return part


def find(key: str, *, at: datetime) -> Part:
    """Return a file on its way; raises ``NotFound`` for one that never was, was given up, or has waited for a day."""
    if not _KEY.fullmatch(key):
        raise NotFound
    try:
        told = json.loads((_folder(key) / "about").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        raise NotFound from None
    part = Part(key=key, name=told["name"], size=told["size"], started_at=datetime.fromisoformat(told["started_at"]))
    if at - part.started_at > KEPT:
        raise NotFound
    return part


def append(part: Part, piece: Readable, *, offset: int) -> int:
    """Write what follows at ``offset`` and return where it ends; what came before a cut stays.

    Raises ``PartOutOfPlace``, ``PartInUse``, ``FileTooLarge`` for bytes beyond the end, or ``StorageFull``.
    """
    with _held(part) as data:
        here = data.seek(0, 2)
        if offset != here:
            raise PartOutOfPlace(offset=here)
        with operations.room():
            while received := piece.read(_CHUNK):
                here += len(received)
                if here > part.size:
                    data.truncate(offset)
                    raise FileTooLarge(limit=settings.FILES_MAX_BYTES // 1_000_000)
                data.write(received)
    return here


def kept(part: Part) -> KeptFile | None:
    """Return the file that this one has become, or nothing while it is on its way."""
    try:
        file_id, name = json.loads((_folder(part.key) / "kept").read_text(encoding="utf-8"))
        return KeptFile(file=queries.get(UUID(hex=file_id)), name=name)
    except (FileNotFoundError, ValueError, NotFound):
        return None


def finish(part: Part, *, at: datetime) -> KeptFile:
    """Inspect and keep a whole file, once however often it is asked for; a refused one is gone.

    Raises what ``operations.keep`` raises.
    """
    if known := kept(part):
        return known
    with _held(part) as data:
        data.seek(0)
        try:
            done = operations.keep(data, name=part.name, at=at)
        except (FileNotAccepted, FileTooLarge):
            drop(part)
            raise
        (_folder(part.key) / "kept").write_text(json.dumps([done.file.id.hex, done.name]), encoding="utf-8")
        data.truncate(0)
    return done


def drop(part: Part) -> None:
    """Forget a file that is not wanted any more."""
    shutil.rmtree(_folder(part.key), ignore_errors=True)


def forget_old(*, at: datetime) -> None:
    """Remove what has waited for longer than a day."""
    for folder in _root().glob("*"):
        try:
            find(folder.name, at=at)
        except NotFound:
            shutil.rmtree(folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.FILE_UPLOAD_TEMP_DIR) / "parts"


def _folder(key: str) -> Path:
    return _root() / key


@contextmanager
def _held(part: Part) -> Iterator[BinaryIO]:
    try:
        data = (_folder(part.key) / "data").open("r+b")
    except FileNotFoundError:
        raise NotFound from None
    with data:
        try:
            fcntl.flock(data, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PartInUse from None
        yield data
