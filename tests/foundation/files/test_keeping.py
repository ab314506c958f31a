"""Files are cleaned, kept once, and leave nothing behind when they are refused."""

import errno
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image, ImageCms
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from shenava.foundation.errors import NotFound
from shenava.foundation.files import operations, queries
from shenava.foundation.files.errors import (
    FileIsBroken,
    FileIsProgram,
    FileTooLarge,
    PictureTooLarge,
    StorageFull,
    TooManyFiles,
)
from shenava.foundation.files.models import StoredFile

from . import conftest as sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
Listing = Callable[[], list[Path]]


def _content(kept: operations.KeptFile) -> bytes:
    with queries.content(kept.file) as file:
        return file.read()


@pytest.mark.requirement("S0-23.5")
@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_its_place_and_maker(picture_format: str, at: datetime) -> None:
    sent = sample.picture(picture_format)
    assert b"TalkativeCamera" in sent
    content = _content(operations.keep(io.BytesIO(sent), name=f"photo.{picture_format.lower()}", at=at))
    kept = Image.open(io.BytesIO(content))
    assert not kept.getexif()
    assert "icc_profile" not in kept.info
    assert b"TalkativeCamera" not in content
    assert b"home of Nazanin" not in content
    assert kept.format == picture_format


@pytest.mark.parametrize("profile", [b"", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"?"])
def test_a_turned_picture_is_kept_upright_whatever_its_colours(profile: bytes, at: datetime) -> None:
    kept = operations.keep(io.BytesIO(sample.picture(orientation=6, profile=profile)), name="photo.jpg", at=at)
    upright = Image.open(io.BytesIO(_content(kept))).convert("RGB")
    assert upright.size == (40, 60)
    top, bottom = upright.getpixel((20, 5)), upright.getpixel((20, 55))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 150 > bottom[0]


def test_a_wide_picture_is_made_smaller(at: datetime) -> None:
    kept = operations.keep(io.BytesIO(sample.picture(size=(6000, 300))), name="wide.jpg", at=at)
    assert Image.open(io.BytesIO(_content(kept))).size == (4096, 205)


def test_a_picture_of_too_many_pixels_is_refused(at: datetime, kept_files: Listing) -> None:
    huge = io.BytesIO()
    Image.new("1", (9000, 9000)).save(huge, format="PNG")
    huge.seek(0)
    with pytest.raises(PictureTooLarge):
        operations.keep(huge, name="huge.png", at=at)
    assert kept_files() == []


def test_a_cut_picture_is_called_damaged(at: datetime, kept_files: Listing) -> None:
    with pytest.raises(FileIsBroken):
        operations.keep(io.BytesIO(sample.picture()[:-300]), name="photo.jpg", at=at)
    assert kept_files() == []


@pytest.mark.parametrize(("content", "name"), [(sample.film(), "film.mp4"), (sample.heic(), "photo.heic")])
def test_phone_films_and_heic_lose_their_place_but_not_their_content(content: bytes, name: str, at: datetime) -> None:
    assert b"35.6997" in content
    kept = _content(operations.keep(io.BytesIO(content), name=name, at=at))
    assert b"35.6997" not in kept
    assert len(kept) == len(content)
    assert kept.endswith(b"film") or b"pixel" in kept


@pytest.mark.parametrize("name", ["film.mp4", "photo.heic"])
def test_boxes_that_lie_about_their_length_are_refused(name: str, at: datetime) -> None:
    content = sample.film() if name == "film.mp4" else sample.heic()
    with pytest.raises(FileIsBroken):
        operations.keep(io.BytesIO(content[:-3]), name=name, at=at)


def test_a_pdf_is_kept_as_it_came(at: datetime) -> None:
    kept = operations.keep(io.BytesIO(b"%PDF-1.7 words"), name="رسید.pdf", at=at)
    assert _content(kept) == b"%PDF-1.7 words"
    assert kept.file.media_type == "application/pdf"
    assert kept.file.size == 14
    assert kept.file.created_at == at


@pytest.mark.requirement("S0-23.5")
def test_the_same_file_twice_is_one_stored_file_with_two_names(at: datetime, kept_files: Listing) -> None:
    first = operations.keep(io.BytesIO(sample.picture()), name="one.jpg", at=at)
    second = operations.keep(io.BytesIO(sample.picture()), name="two.jpg", at=at)
    assert first.file == second.file
    assert (first.name, second.name) == ("one.jpg", "two.jpg")
    assert len(kept_files()) == 1
    assert StoredFile.objects.count() == 1


def test_a_file_whose_bytes_were_lost_is_stored_again(at: datetime, kept_files: Listing) -> None:
    operations.keep(io.BytesIO(b"%PDF-1.7"), name="a.pdf", at=at)
    kept_files()[0].unlink()
    kept = operations.keep(io.BytesIO(b"%PDF-1.7"), name="a.pdf", at=at)
    assert _content(kept) == b"%PDF-1.7"
    assert StoredFile.objects.count() == 1


def test_no_given_name_becomes_a_path(at: datetime, folder: Path, kept_files: Listing) -> None:
    kept = operations.keep(io.BytesIO(b"%PDF-1.7"), name="../../../outside\u202e.pdf", at=at)
    digest = kept.file.sha256
    assert kept.name == "outside.pdf"
    assert kept_files() == [folder / "files" / digest[:2] / digest[2:4] / digest]


@pytest.mark.requirement("S0-23.5")
def test_a_program_named_like_a_photo_leaves_nothing_behind(at: datetime, kept_files: Listing) -> None:
    with pytest.raises(FileIsProgram):
        operations.keep(io.BytesIO(b"MZ\x90\x00" + bytes(500)), name="photo.jpg", at=at)
    assert kept_files() == []
    assert not StoredFile.objects.exists()


class Endless:
    """An upload that never ends, and counts what was read."""

    def __init__(self) -> None:
        self.taken = 0

    def read(self, size: int, /) -> bytes:
        self.taken += size
        return bytes(size)


def test_a_large_upload_is_refused_without_reading_it_all(at: datetime, kept_files: Listing) -> None:
    upload = Endless()
    with pytest.raises(FileTooLarge) as refused:
        operations.keep(upload, name="film.mp4", at=at)
    assert upload.taken < 20_100_000
    with translation.override("en"):
        assert "20 MB" in str(refused.value)
    assert kept_files() == []


def test_an_upload_of_known_size_is_refused_unread(at: datetime) -> None:
    upload = SimpleUploadedFile("film.mp4", bytes(10))
    upload.size = 21_000_000
    with pytest.raises(FileTooLarge):
        operations.keep(upload, name="film.mp4", at=at)
    assert upload.tell() == 0


def test_one_message_carries_ten_files() -> None:
    operations.check_count(10)
    with pytest.raises(TooManyFiles):
        operations.check_count(11)


class FullDisk(FileSystemStorage):
    """Writes half of a file, then has no room."""

    def _save(self, name: str, content: IO[bytes]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True)
        target.write_bytes(content.read()[:4])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_kindly_and_nothing_is_left(
    at: datetime, settings: Settings, folder: Path, kept_files: Listing
) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": f"{__name__}.FullDisk", "OPTIONS": {"location": folder / "files"}}
    }
    with pytest.raises(StorageFull) as refused:
        operations.keep(io.BytesIO(b"%PDF-1.7"), name="a.pdf", at=at)
    assert refused.value.status == 507
    assert kept_files() == []
    assert not StoredFile.objects.exists()


def test_a_stored_file_never_changes(at: datetime) -> None:
    file = operations.keep(io.BytesIO(b"%PDF-1.7"), name="a.pdf", at=at).file
    file.media_type = "text/html"
    with pytest.raises(TypeError):
        file.save()


def test_a_forgotten_file_is_gone_with_its_bytes(
    at: datetime, kept_files: Listing, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = operations.keep(io.BytesIO(b"%PDF-1.7"), name="a.pdf", at=at).file
    file_id = file.id
    with django_capture_on_commit_callbacks(execute=True):
        operations.forget(file)
    assert kept_files() == []
    with pytest.raises(NotFound):
        queries.get(file_id)
