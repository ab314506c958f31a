"""A storage of its own for every test, and files to send."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from pytest_django import Settings

AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    (tmp_path / "uploads").mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILES_MAX_BYTES = 20_000_000
    settings.FILES_MAX_COUNT = 10
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        }
    }
    return tmp_path


@pytest.fixture
def kept_files(folder: Path) -> Callable[[], list[Path]]:
    """List every file under the data folder, drafts too."""
    return lambda: sorted(path for path in folder.rglob("*") if path.is_file())


def picture(
    picture_format: str = "JPEG", *, orientation: int = 1, size: tuple[int, int] = (60, 40), profile: bytes = b""
) -> bytes:
    """A picture whose left half is red, taken at Azadi square by a talkative camera."""
    drawn = Image.new("RGB", size, (0, 0, 200))
    drawn.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "TalkativeCamera"
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (35.0, 41.0, 58.6),
        ExifTags.GPS.GPSLongitudeRef: "E",
        ExifTags.GPS.GPSLongitude: (51.0, 20.0, 15.2),
    }
    options = {"comment": b"home of Nazanin"} if picture_format == "JPEG" else {}
    file = io.BytesIO()
    drawn.save(file, format=picture_format, exif=exif, icc_profile=profile, **options)
    return file.getvalue()


def box(name: bytes, *parts: bytes) -> bytes:
    """One box of ISO 14496-12."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


def film(brand: bytes = b"mp42") -> bytes:
    """A film without pictures that tells where it was taken, twice."""
    place = box(b"udta", box(b"\xa9xyz", b"+35.6997+051.3380/"))
    track = box(b"trak", box(b"tkhd", bytes(20)), place)
    return (
        box(b"ftyp", brand, bytes(4), brand)
        + box(b"moov", track, box(b"meta", b"+35.6997"), place)
        + box(b"mdat", b"film")
    )


def heic() -> bytes:
    """A HEIC picture without a picture, whose Exif item tells a place."""
    secret = b"Exif\x00\x00 GPS 35.6997 51.3380"
    entries = box(b"infe", b"\x02\0\0\0", struct.pack(">HH4s", 1, 0, b"hvc1"), b"\0") + box(
        b"infe", b"\x02\0\0\0", struct.pack(">HH4s", 2, 0, b"Exif"), b"\0"
    )
    listing = box(b"iinf", bytes(4), struct.pack(">H", 2), entries)

    def whole(start: int) -> bytes:
        picture_place = struct.pack(">HHHII", 1, 0, 1, start, 5)
        secret_place = struct.pack(">HHHII", 2, 0, 1, start + 5, len(secret))
        table = box(b"iloc", bytes(4), b"\x44\x00", struct.pack(">H", 2), picture_place, secret_place)
        top = box(b"ftyp", b"heic", bytes(4), b"mif1heic") + box(b"meta", bytes(4), listing, table)
        return top + box(b"mdat", b"pixel", secret)

    return whole(whole(0).index(b"pixel"))


def phone_picture(size: tuple[int, int] = (64, 48)) -> bytes:
    """A HEIC picture as a phone takes it, upright, red at the start, taken at Azadi square."""
    import pillow_heif  # noqa: PLC0415 - few tests need it

    pillow_heif.register_heif_opener()
    drawn = Image.open(io.BytesIO(picture("PNG", size=size)))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "TalkativeCamera"
    exif[ExifTags.IFD.GPSInfo] = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (35.0, 41.0, 58.6)}
    file = io.BytesIO()
    drawn.save(file, format="HEIF", exif=exif.tobytes())
    return file.getvalue()


def office(kind: str, **parts: str) -> bytes:
    """A Word or Excel container with further parts."""
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in {"[Content_Types].xml": "<Types/>", main: "<x/>", **parts}.items():
            container.writestr(name, text)
    return file.getvalue()
