"""Keeping files, and forgetting them."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO, Protocol

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from shenava.foundation.files import cleaning, drafts, inspection, kinds, names, office, queries, thumbnails
from shenava.foundation.files.errors import FileTooLarge, StorageFull, TooManyFiles
from shenava.foundation.files.kinds import MediaKind
from shenava.foundation.files.models import StoredFile

UNUSED_FOR = timedelta(days=2)
"""How long a file waits for the form it came with; a mark of the portal is good for less."""
_AT_ONCE = 200
_CHUNK = 65_536
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Readable(Protocol):
    """An upload, a mail part or an open file: whatever gives bytes piece by piece."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, kw_only=True)
class KeptFile:
    """A stored file and the name that this sender gave it, made safe to show."""

    file: StoredFile
    name: str


def check_count(count: int) -> None:
    """Raise ``TooManyFiles`` when one message carries more than the settings allow."""
    if count > settings.FILES_MAX_COUNT:
        raise TooManyFiles(limit=settings.FILES_MAX_COUNT)


def keep(upload: Readable, *, name: str, at: datetime) -> KeptFile:
    """Inspect, clean and store an upload; the same bytes are stored once.

    Call it before the transaction that refers to the file. Reads piece by piece and stops at the size limit. Raises
    ``FileNotAccepted`` (or a subclass), ``FileTooLarge`` or ``StorageFull``; then nothing is left behind.
    """
    shown = names.plain(name)
    with room(), drafts.ending(drafts.start()) as draft:
        original = _receive(upload, draft)
        kind = _inspected(draft, shown)
        if known := _known(original, kind, at=at):
            return KeptFile(file=known, name=names.fitting(shown, known.kind))
        content, kind = cleaning.clean(draft, kind)
        with drafts.ending(content) as cleaned:
            file = _store(cleaned, kind, original=original, at=at)
        return KeptFile(file=file, name=names.fitting(shown, kind))


def forget_unused(*, at: datetime) -> int:
    """Delete files that were brought more than two days ago and that no row refers to; return how many."""
    unused = list(queries.unused(before=at - UNUSED_FOR)[:_AT_ONCE])
    for file in unused:
        with transaction.atomic():
            forget(file)
    return len(unused)


def forget(file: StoredFile) -> None:
    """Delete a file that nobody refers to any more; the bytes go when the transaction succeeds."""
    name = file.storage_name
    file.delete()

    def delete() -> None:
        default_storage.delete(name)
        thumbnails.forget(file)

    transaction.on_commit(delete)


def _known(original: str, kind: MediaKind, *, at: datetime) -> StoredFile | None:
    """Return the same file from an earlier time; from now on it waits anew for a row that refers to it."""
    kept_as = [one.media_type for one in cleaning.becomes(kind)]
    known = StoredFile.objects.filter(original_sha256=original, media_type__in=kept_as).first()
    if known is None or not default_storage.exists(known.storage_name):
        return None
    StoredFile.objects.filter(pk=known.pk, created_at__lt=at).update(created_at=at)
    return known


@contextmanager
def room() -> Iterator[None]:
    """Turn a full disk into ``StorageFull``."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull from error
        raise


def _receive(upload: Readable, draft: BinaryIO) -> str:
    limit = settings.FILES_MAX_BYTES
    if (getattr(upload, "size", None) or 0) > limit:
        raise FileTooLarge(limit=limit // 1_000_000)
    digest, size = hashlib.sha256(), 0
    while piece := upload.read(_CHUNK):
        size += len(piece)
        if size > limit:
            raise FileTooLarge(limit=limit // 1_000_000)
        digest.update(piece)
        draft.write(piece)
    return digest.hexdigest()


def _inspected(draft: BinaryIO, shown: str) -> MediaKind:
    draft.seek(0)
    kind = inspection.inspect(draft.read(inspection.HEAD), shown)
    if kind in {kinds.DOCX, kinds.XLSX}:
        office.confirm(draft, kind)
    return kind


def _store(cleaned: BinaryIO, kind: MediaKind, *, original: str, at: datetime) -> StoredFile:
    sha256 = _digest(cleaned)
    size = cleaned.tell()
    storage_name = f"{sha256[:2]}/{sha256[2:4]}/{sha256}"
    _write(cleaned, storage_name)
    values = {
        "original_sha256": original,
        "size": size,
        "media_type": kind.media_type,
        "storage_name": storage_name,
        "created_at": at,
    }
    return StoredFile.objects.get_or_create(sha256=sha256, defaults=values)[0]


def _digest(file: BinaryIO) -> str:
    """Read to the end, where the file then stands."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(_CHUNK):
        digest.update(piece)
    return digest.hexdigest()


class _Draft(File):  # type: ignore[type-arg] # not generic while running
    """Lets the local storage rename the finished draft, which is atomic, instead of copying it."""

    def temporary_file_path(self) -> str:
        return str(self.file.name) if self.file else ""


def _write(cleaned: BinaryIO, name: str) -> None:
    if default_storage.exists(name):
        return
    cleaned.flush()
    os.fsync(cleaned.fileno())
    cleaned.seek(0)
    try:
        saved = default_storage.save(name, _Draft(cleaned))
    except OSError:
        if not StoredFile.objects.filter(storage_name=name).exists():
            default_storage.delete(name)
        raise
    if saved != name:  # somebody stored the same bytes a moment earlier
        default_storage.delete(saved)
