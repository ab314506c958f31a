"""The kinds of files we take; all others are refused."""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """What a person would call it."""

    PICTURE = "PICTURE"
    SOUND = "SOUND"
    VIDEO = "VIDEO"
    DOCUMENT = "DOCUMENT"


@dataclass(frozen=True)
class MediaKind:
    """One accepted kind. The first of ``endings`` is given to files that have none."""

    media_type: str
    family: Family
    endings: tuple[str, ...]
    inline: bool = False
    """May a browser show it within a page."""


JPEG = MediaKind("image/jpeg", Family.PICTURE, ("jpg", "jpeg", "jpe", "jfif"), inline=True)
PNG = MediaKind("image/png", Family.PICTURE, ("png",), inline=True)
WEBP = MediaKind("image/webp", Family.PICTURE, ("webp",), inline=True)
HEIC = MediaKind("image/heic", Family.PICTURE, ("heic", "heif", "hif"))
PDF = MediaKind("application/pdf", Family.DOCUMENT, ("pdf",))
DOCX = MediaKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Family.DOCUMENT, ("docx",))
XLSX = MediaKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Family.DOCUMENT, ("xlsx",))
TEXT = MediaKind("text/plain", Family.DOCUMENT, ("txt", "text", "log"))
MP3 = MediaKind("audio/mpeg", Family.SOUND, ("mp3",), inline=True)
M4A = MediaKind("audio/mp4", Family.SOUND, ("m4a",), inline=True)
OGG = MediaKind("audio/ogg", Family.SOUND, ("ogg", "oga", "opus"), inline=True)
WEBM = MediaKind("audio/webm", Family.SOUND, ("webm", "weba"), inline=True)
WAV = MediaKind("audio/wav", Family.SOUND, ("wav",), inline=True)
MP4 = MediaKind("video/mp4", Family.VIDEO, ("mp4", "m4v"))
QUICKTIME = MediaKind("video/quicktime", Family.VIDEO, ("mov", "qt"))

ALL = (JPEG, PNG, WEBP, HEIC, PDF, DOCX, XLSX, TEXT, MP3, M4A, OGG, WEBM, WAV, MP4, QUICKTIME)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in ALL}
BY_ENDING = {ending: kind for kind in ALL for ending in kind.endings}

ACCEPT = ",".join(f".{ending}" for ending in BY_ENDING)
"""For the ``accept`` attribute of a file input."""
