"""Files without what their sender did not mean to tell: place, camera, maker."""

import struct
from io import BytesIO
from typing import BinaryIO, Final

from PIL import Image, ImageCms, ImageOps

from shenava.foundation.files import containers, drafts, kinds
from shenava.foundation.files.errors import FileIsBroken, PictureTooLarge
from shenava.foundation.files.kinds import MediaKind

MAX_EDGE: Final = 4096
MAX_PIXELS: Final = 64_000_000
_FORMATS: Final = {kinds.JPEG: "JPEG", kinds.PNG: "PNG", kinds.WEBP: "WEBP"}
_OPTIONS: Final[dict[str, dict[str, int | bool]]] = {
    "JPEG": {"quality": 88, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 88, "method": 2},
}


def clean(file: BinaryIO, kind: MediaKind) -> tuple[BinaryIO, MediaKind]:
    """Return the cleaned content: pictures drawn anew in another draft, films blanked in place, all else untouched.

    A HEIC picture, which few browsers show, becomes a JPEG where it can be unpacked. Raises ``PictureTooLarge`` or
    ``FileIsBroken``.
    """
    if kind in _FORMATS:
        return _redrawn(file, _FORMATS[kind]), kind
    if kind is kinds.HEIC:
        return _from_phone(file)
    if kind in {kinds.MP4, kinds.QUICKTIME, kinds.M4A}:
        containers.forget_film(file)
    return file, kind


def becomes(kind: MediaKind) -> tuple[MediaKind, ...]:
    """Return the kinds that a file of this kind may be kept as."""
    return (kinds.JPEG, kind) if kind is kinds.HEIC else (kind,)


def _from_phone(file: BinaryIO) -> tuple[BinaryIO, MediaKind]:
    import pillow_heif  # noqa: PLC0415 - large, and most files need it not

    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        return _redrawn(file, "HEIF", "JPEG"), kinds.JPEG
    except FileIsBroken:
        containers.forget_picture(file)
        return file, kinds.HEIC


def _redrawn(file: BinaryIO, given: str, wanted: str = "") -> BinaryIO:
    picture, picture_format = _opened(file, given), wanted or given
    try:
        drawn = _in_srgb(picture, picture_format)
        drawn.thumbnail((MAX_EDGE, MAX_EDGE), Image.Resampling.LANCZOS)
        ImageOps.exif_transpose(drawn, in_place=True)
    except (OSError, SyntaxError, ValueError, IndexError, struct.error) as error:
        raise FileIsBroken from error
    drawn.info = {}
    target = drafts.start()
    try:
        drawn.save(target, format=picture_format, **_OPTIONS[picture_format])
    except BaseException:
        with drafts.ending(target):
            raise
    return target


def _opened(file: BinaryIO, picture_format: str) -> Image.Image:
    file.seek(0)
    try:
        picture = Image.open(file, formats=[picture_format])
        picture.draft("RGB", (MAX_EDGE, MAX_EDGE))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileIsBroken from error
    if picture.width * picture.height > MAX_PIXELS:
        raise PictureTooLarge
    return picture


def _in_srgb(picture: Image.Image, picture_format: str) -> Image.Image:
    """Colours first, since the profile is not kept; then a mode that the format can write."""
    picture = _without_profile(picture)
    seethrough = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    wanted = "RGBA" if seethrough and picture_format != "JPEG" else "RGB"
    return picture if picture.mode in {"L", wanted} else picture.convert(wanted)


def _without_profile(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "CMYK"}:
        return picture
    try:
        given, wanted = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, given, wanted, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    if converted is None:
        return picture
    converted.info = picture.info  # the orientation is still to be read
    return converted
