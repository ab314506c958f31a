"""A backup holds an installation, and gives it back or says why not."""

import io
import json
import shutil
import sqlite3
import stat
import subprocess
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow_start

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def data(installation: tuple[Path, Run]) -> Path:
    return installation[0]


@pytest.fixture(scope="module")
def shenava(installation: tuple[Path, Run]) -> Run:
    return installation[1]


@pytest.fixture(scope="module")
def written(data: Path, shenava: Run) -> Path:
    """A backup of a row, a file and keys, made while somebody else is in the middle of writing."""
    (data / "files" / "ab").mkdir(parents=True)
    (data / "files" / "ab" / "photo").write_bytes(b"a photo")
    (data / "logs" / "pages.log").write_text("a line")
    with closing(sqlite3.connect(data / "shenava.sqlite3")) as busy:
        busy.execute("INSERT INTO django_content_type (app_label, model) VALUES ('kept', 'kept')")
        busy.commit()
        busy.execute("BEGIN IMMEDIATE")
        busy.execute("INSERT INTO django_content_type (app_label, model) VALUES ('unfinished', 'unfinished')")
        done = shenava("backup")
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture
def backup(written: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "backup.tar"
    shutil.copy2(written, copy)
    return copy


def test_a_backup_gives_back_rows_files_and_keys(shenava: Run, data: Path, backup: Path, tmp_path: Path) -> None:
    into = tmp_path / "restored"

    done = shenava("restore", backup, "--into", into)

    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{into}\n"
    with closing(sqlite3.connect(into / "shenava.sqlite3")) as rows:
        found = {label for (label,) in rows.execute("SELECT app_label FROM django_content_type")}
    assert "kept" in found
    assert "unfinished" not in found
    assert (into / "files" / "ab" / "photo").read_bytes() == b"a photo"
    keys = into / "keys" / "keyring.json"
    assert keys.read_bytes() == (data / "keys" / "keyring.json").read_bytes()
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert not (into / "logs" / "pages.log").exists()
    assert "upgrade" not in done.stderr


def test_a_backup_is_readable_by_its_owner_alone(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_tells_its_versions_and_every_hash(backup: Path) -> None:
    with tarfile.open(backup) as tar:
        file = tar.extractfile("manifest.json")
        assert file is not None
        manifest = json.load(file)

    assert manifest["database"] == "sqlite"
    assert {entry["path"] for entry in manifest["entries"]} == {
        "shenava.sqlite3",
        "files/ab/photo",
        "keys/keyring.json",
    }
    assert "accounts.0001_initial" in manifest["migrations"]


def test_a_used_folder_is_left_alone(shenava: Run, backup: Path, tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "something").touch()

    done = shenava("restore", backup, "--into", tmp_path / "used")

    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["something"]


@pytest.mark.parametrize(("harm", "why"), [("changed", "not as it was written"), ("cut", "It ")])
def test_a_harmed_backup_is_refused_before_anything_is_written(
    shenava: Run, backup: Path, tmp_path: Path, harm: str, why: str
) -> None:
    whole = backup.read_bytes()
    harmed = whole.replace(b"a photo", b"A photo") if harm == "changed" else whole[: len(whole) // 2]
    backup.write_bytes(harmed)

    done = shenava("restore", backup, "--into", tmp_path / "restored")

    assert done.returncode == 1
    assert why in done.stderr
    assert not (tmp_path / "restored").exists()


def test_a_backup_of_a_newer_version_is_refused(shenava: Run, backup: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.tar"
    with tarfile.open(backup) as old, tarfile.open(newer, "w") as new:
        for member in old.getmembers():
            file = old.extractfile(member)
            assert file is not None
            content = file.read()
            if member.name == "manifest.json":
                content = content.replace(b'"shenava": "', b'"shenava": "99')
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))

    done = shenava("restore", newer, "--into", tmp_path / "restored")

    assert done.returncode == 1
    assert "newer than this" in done.stderr


def test_upgrading_backs_up_first_and_may_be_repeated(
    tmp_path: Path, backup: Path, shenava: Run, runner_of: Callable[[Path], Run]
) -> None:
    data = tmp_path / "old"
    assert shenava("restore", backup, "--into", data).returncode == 0
    old = runner_of(data)
    with closing(sqlite3.connect(data / "shenava.sqlite3")) as rows:
        app = rows.execute("SELECT app FROM django_migrations ORDER BY id DESC LIMIT 1").fetchone()[0]
    back = old("migrate", app, "zero", "--skip-checks", "--verbosity", "0")
    assert back.returncode == 0, back.stderr

    first = old("upgrade")
    second = old("upgrade")

    assert first.returncode == 0, first.stderr
    assert Path(first.stdout.strip()).exists()
    assert second.returncode == 0, second.stderr
    assert second.stdout == ""
    assert "as this version needs it" in second.stderr
