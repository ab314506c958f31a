"""Finding out by its first bytes what a file is; its name is only believed when it fits."""

import re

import filetype  # type: ignore[import-untyped] # publishes no types

from shenava.foundation.files import kinds, names
from shenava.foundation.files.errors import (
    FileIsEmpty,
    FileIsPage,
    FileIsProgram,
    FileNameMisleads,
    FileNotAccepted,
)
from shenava.foundation.files.kinds import MediaKind

HEAD = 8192
"""How many first bytes ``inspect`` wants to see."""

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n",
    b"\x00asm",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
"""PE, ELF, scripts, Mach-O, Java, Android, WebAssembly, Windows links; old Office and installers share the last."""

_PROGRAM_ENDING = re.compile(
    "a(?:pk|pp)|bat|bin|c(?:md|om|pl)|d(?:ll|mg|ocm|otm)|e(?:lf|xe)|hta|j(?:ar|nlp|se?)|lnk|m(?:js|s[ip])"
    "|p(?:html|hp[0-9]?|if|l|otm|pam|ptm|s1|y)|r(?:b|eg)|s(?:cr|h|ldm|ys)|v(?:b[es]?)|w(?:asm|sf)|xl(?:am|sm|tm)"
)
_PAGE_ENDING = re.compile("aspx?|jsp|[ms]?html?|mht|svgz?|swf|xht(?:ml)?|xml|xslt?")
_PAGE = re.compile(
    rb"<(?:!doctype|!entity|html|head|body|script|style|iframe|object|embed|svg|meta|link|\?xml|\?php|\?=|%)[\s>!=@]?",
    re.IGNORECASE,
)

_BY_GUESS = {
    "image/jpeg": kinds.JPEG,
    "image/png": kinds.PNG,
    "image/apng": kinds.PNG,
    "image/webp": kinds.WEBP,
    "application/pdf": kinds.PDF,
    "audio/mpeg": kinds.MP3,
    "audio/ogg": kinds.OGG,
    "audio/wav": kinds.WAV,
    "audio/x-wav": kinds.WAV,
}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}
_MP4_BRANDS = {
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"dash",
    b"M4V ",
    b"MSNV",
    b"mmp4",
}


def inspect(head: bytes, name: str) -> MediaKind:
    """Return the kind of a file from its first bytes (``HEAD`` of them are enough) and its plain name.

    ZIP containers are told apart by name only: check them with ``office.confirm``. Raises ``FileNotAccepted``.
    """
    given = names.ending(name)
    if not head:
        raise FileIsEmpty
    if head.startswith(_PROGRAMS) or _PROGRAM_ENDING.fullmatch(given):
        raise FileIsProgram
    kind = _recognised(head, given)
    if kind is None and _is_page(head):
        raise FileIsPage
    kind = kind or _text(head)
    if kind is None:
        raise FileNotAccepted
    if _PAGE_ENDING.fullmatch(given) or not _fits(given, kind):
        raise FileNameMisleads(ending=given)
    return kind


def _recognised(head: bytes, given: str) -> MediaKind | None:
    if head[4:8] == b"ftyp":
        return _film(head, given)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return _webm(head)
    if head.startswith(b"PK\x03\x04"):
        return _office(given)
    guess = filetype.guess(head)
    return _BY_GUESS.get(guess.mime) if guess else None


def _film(head: bytes, given: str) -> MediaKind | None:
    brand = head[8:12]
    if brand in _HEIC_BRANDS:
        return kinds.HEIC
    if brand == b"qt  ":
        return kinds.QUICKTIME
    if brand in {b"M4A ", b"M4B "}:
        return kinds.M4A
    if brand in _MP4_BRANDS:
        return kinds.M4A if given in kinds.M4A.endings else kinds.MP4
    return None


def _webm(head: bytes) -> MediaKind | None:
    return kinds.WEBM if b"webm" in head[:64] and not re.search(rb"V_(?:VP|AV|MPEG)", head) else None


def _office(given: str) -> MediaKind | None:
    return kinds.BY_ENDING[given] if given in {"docx", "xlsx"} else None


def _is_page(head: bytes) -> bool:
    readable = head.replace(b"\x00", b"")  # UTF-16 hides the words behind zeros
    return _PAGE.search(readable) is not None


def _text(head: bytes) -> MediaKind | None:
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for cut in range(4):  # the last letter may be cut in two
        try:
            words = head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", words) else kinds.TEXT
    return None


def _fits(given: str, kind: MediaKind) -> bool:
    if kind is kinds.TEXT:
        return given in {"", *kind.endings}
    promised = kinds.BY_ENDING.get(given)
    return promised is None or (
        promised.family == kind.family and (kind.family != kinds.Family.DOCUMENT or promised is kind)
    )
