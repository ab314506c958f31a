"""Reading a backup: every byte is checked against the manifest before anything is written."""

import hashlib
import shutil
import tarfile
from pathlib import Path, PurePosixPath
from typing import IO

from shenava.entrypoints.commands.archives import manifest
from shenava.entrypoints.commands.archives.manifest import Entry, Manifest, NotWhole

BLOCK = 1 << 20


def check(source: Path) -> Manifest:
    """Return the manifest of a backup that is whole; raises NotWhole."""
    try:
        with tarfile.open(source, mode="r:") as tar:
            members = {member.name: member for member in tar.getmembers()}
            if manifest.NAME not in members:
                raise NotWhole("It has no manifest; it was cut off or is no backup of Shenava.")
            described = manifest.parse(_open(tar, members[manifest.NAME]).read())
            _check_names(members, described)
            for entry in described.entries:
                _check_entry(tar, members[entry.path], entry)
            return described
    except (tarfile.TarError, EOFError) as error:
        raise NotWhole(f"It is no readable tar file ({error}).") from error


def _check_names(members: dict[str, tarfile.TarInfo], described: Manifest) -> None:
    promised = {entry.path for entry in described.entries} | {manifest.NAME}
    if promised != members.keys():
        raise NotWhole(f"Its manifest and its content differ: {', '.join(sorted(promised ^ members.keys()))}.")
    for name in promised:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not members[name].isreg():
            raise NotWhole(f"It holds something that no backup holds: {name}.")


def _check_entry(tar: tarfile.TarFile, member: tarfile.TarInfo, entry: Entry) -> None:
    digest = hashlib.sha256()
    with _open(tar, member) as file:
        while block := file.read(BLOCK):
            digest.update(block)
    if member.size != entry.size or digest.hexdigest() != entry.sha256:
        raise NotWhole(f"{entry.path} is not as it was written.")


def _open(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    file = tar.extractfile(member)
    if file is None:
        raise NotWhole(f"It holds something that no backup holds: {member.name}.")
    return file


def extract(source: Path, *, into: Path, described: Manifest) -> None:
    """Write the files of a checked backup into a folder; only its owner may read them."""
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tarfile.open(source, mode="r:") as tar:
        for entry in described.entries:
            target = into / entry.path
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _open(tar, tar.getmember(entry.path)) as file, target.open("xb") as out:
                target.chmod(0o600)
                shutil.copyfileobj(file, out, BLOCK)
