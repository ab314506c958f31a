"""Small pictures of pictures, made when first asked for and kept beside them under the same digest."""

import struct
from io import BytesIO
from typing import IO, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from shenava.foundation.errors import NotFound
from shenava.foundation.files import kinds, queries
from shenava.foundation.files.models import StoredFile

MEDIA_TYPE: Final = "image/webp"
_EDGE: Final = 320
_MADE_OF: Final = {kinds.JPEG: "JPEG", kinds.PNG: "PNG", kinds.WEBP: "WEBP"}


def has(file: StoredFile) -> bool:
    """Return whether there can be one: of pictures that were drawn anew when they came, and of nothing else."""
    return file.kind in _MADE_OF


def content(file: StoredFile) -> IO[bytes]:
    """Open the small picture, making it if need be; the caller closes. Raises ``NotFound``."""
    if not has(file):
        raise NotFound
    name = name_of(file)
    try:
        opened: IO[bytes] = default_storage.open(name)
    except FileNotFoundError:
        made = _made(file)
        saved = default_storage.save(name, ContentFile(made))
        if saved != name:  # somebody asked at the same moment
            default_storage.delete(saved)
        return BytesIO(made)
    return opened


def forget(file: StoredFile) -> None:
    """Delete the small picture, if there is one."""
    if has(file):
        default_storage.delete(name_of(file))


def name_of(file: StoredFile) -> str:
    """Return where it lies in the storage."""
    return f"{file.storage_name}.small"


def _made(file: StoredFile) -> bytes:
    target = BytesIO()
    with queries.content(file) as original:
        try:
            picture = Image.open(original, formats=[_MADE_OF[file.kind]])
            picture.draft("RGB", (_EDGE, _EDGE))
            picture.thumbnail((_EDGE, _EDGE), Image.Resampling.LANCZOS)
            picture.convert("RGBA" if "A" in picture.mode else "RGB").save(target, format="WEBP", quality=75, method=2)
        except (OSError, SyntaxError, ValueError, struct.error) as error:
            raise NotFound from error
    return target.getvalue()
