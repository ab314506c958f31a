"""Small pictures of pictures."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.foundation.files.conftest import heic, phone_picture, picture

from shenava.foundation.errors import NotFound
from shenava.foundation.files import cleaning, operations, queries, serving, thumbnails
from shenava.foundation.files.errors import PictureTooLarge

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S0-23.5")]


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_made_small_once_and_keeps_its_shape(
    at: datetime, picture_format: str, kept_files: Callable[[], list[Path]]
) -> None:
    kept = operations.keep(BytesIO(picture(picture_format, size=(1200, 600))), name="a", at=at)
    assert len(kept_files()) == 1
    for _twice in range(2):
        with thumbnails.content(kept.file) as small:
            assert Image.open(small).size == (320, 160)
    assert len(kept_files()) == 2


def test_what_is_no_picture_has_none(at: datetime, folder: Path) -> None:
    kept = operations.keep(BytesIO("نوشته".encode()), name="a.txt", at=at)
    assert not thumbnails.has(kept.file)
    with pytest.raises(NotFound):
        serving.thumbnail(kept.file)


def test_a_browser_is_told_to_trust_and_keep_nothing(at: datetime, folder: Path) -> None:
    answer = serving.thumbnail(operations.keep(BytesIO(picture()), name="a", at=at).file)
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    answer.close()


def test_a_forgotten_picture_takes_its_small_one_along(
    at: datetime, kept_files: Callable[[], list[Path]], django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    kept = operations.keep(BytesIO(picture()), name="a", at=at)
    thumbnails.content(kept.file).close()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined] # a context manager
        operations.forget(kept.file)
    assert kept_files() == []


def test_a_phone_picture_that_cannot_be_unpacked_is_still_kept(at: datetime, folder: Path) -> None:
    kept = operations.keep(BytesIO(heic()), name="IMG_1.HEIC", at=at)
    assert kept.file.media_type == "image/heic"
    assert not thumbnails.has(kept.file)


def test_a_phone_picture_becomes_one_that_every_browser_shows(at: datetime, folder: Path) -> None:
    for name, shown in (("IMG_1.HEIC", "IMG_1.jpg"), ("again.heic", "again.jpg")):
        kept = operations.keep(BytesIO(phone_picture()), name=name, at=at)
        assert (kept.name, kept.file.media_type) == (shown, "image/jpeg")
        with queries.content(kept.file) as content:
            drawn = Image.open(BytesIO(content.read()))
        assert drawn.size == (64, 48)
        assert not drawn.getexif()
        red, _green, blue = drawn.convert("RGB").getpixel((5, 5))  # type: ignore[misc] # three colours
        assert red > 150 > blue
        assert thumbnails.has(kept.file)


def test_a_phone_picture_of_too_many_pixels_is_refused(
    at: datetime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning, "MAX_PIXELS", 1000)
    with pytest.raises(PictureTooLarge):
        operations.keep(BytesIO(phone_picture()), name="IMG_1.HEIC", at=at)
