"""Writing a backup: a copy of the rows, then the files, then the keys, then what the file says of itself."""

import hashlib
import io
import os
import platform
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

import django
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from shenava import __version__
from shenava.entrypoints.commands.archives import copies, manifest
from shenava.entrypoints.commands.archives.manifest import Entry, Manifest

FOLDERS = ("files", "keys")


def write(target: Path, *, moment: datetime) -> Manifest:
    """Write one backup; the file appears under its name only when it is whole, readable by its owner alone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    try:
        with _private(draft) as file, tarfile.open(fileobj=file, mode="w") as tar:
            entries = list(_add_everything(tar))
            described = _describe(entries, moment=moment)
            text = described.to_json()
            tar.addfile(_member(manifest.NAME, len(text), moment.timestamp()), io.BytesIO(text))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return described


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _add_everything(tar: tarfile.TarFile) -> Iterator[Entry]:
    data = Path(settings.DATA_DIR)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        copy = _copy_database(Path(folder))
        yield _add(tar, copy, copy.name)
    for folder_name in FOLDERS:
        for path in sorted((data / folder_name).rglob("*")):
            if path.is_file() and (entry := _add_if_there(tar, path, path.relative_to(data).as_posix())):
                yield entry


def _copy_database(folder: Path) -> Path:
    if connection.vendor == "postgresql":
        dump = folder / copies.POSTGRESQL
        copies.dump_postgresql(os.environ["SHENAVA_DATABASE_URL"], dump)
        return dump
    copy = folder / copies.SQLITE
    copies.copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), copy)
    return copy


def _add_if_there(tar: tarfile.TarFile, path: Path, name: str) -> Entry | None:
    """Add a file unless it has been shredded since it was listed."""
    try:
        return _add(tar, path, name)
    except FileNotFoundError:
        return None


def _add(tar: tarfile.TarFile, path: Path, name: str) -> Entry:
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        reader = _Hashing(file)
        tar.addfile(_member(name, about.st_size, about.st_mtime), reader)
    return Entry(path=name, size=about.st_size, sha256=reader.hash.hexdigest())


def _member(name: str, size: int, changed: float) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mtime = int(changed)
    member.mode = 0o600
    return member


class _Hashing(io.RawIOBase):
    """Computes the SHA-256 of what is read through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.hash.update(block)
        return block


def _describe(entries: list[Entry], *, moment: datetime) -> Manifest:
    applied = MigrationRecorder(connection).applied_migrations()
    return Manifest(
        made_at=moment.isoformat(),
        shenava=__version__,
        django=django.get_version(),
        python=platform.python_version(),
        database=connection.vendor,
        migrations=sorted(f"{label}.{name}" for label, name in applied),
        files_elsewhere=os.environ.get("SHENAVA_S3_BUCKET", ""),
        entries=entries,
    )
