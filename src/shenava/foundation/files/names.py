"""File names as people see them; they never become part of a path."""

import re
import unicodedata

from shenava.foundation.files.kinds import MediaKind
from shenava.foundation.text.direction import strip_controls

LONGEST = 120
_LONGEST_ENDING = 8
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def plain(name: str) -> str:
    """Return the last part of a name, without path, direction overrides and control signs, at most 120 letters."""
    last = re.split(r"[/\\]", strip_controls(name))[-1]
    visible = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign for sign in last)
    tidy = " ".join(_FORBIDDEN.sub(" ", visible).split()).lstrip(". ").rstrip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return tidy[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def ending(name: str) -> str:
    """Return what follows the last dot in lower case, or nothing."""
    stem, dot, last = name.rpartition(".")
    return last.strip().lower() if dot and stem else ""


def fitting(name: str, kind: MediaKind) -> str:
    """Return a plain name whose ending tells the kind: ``photo.jpg`` that holds WebP becomes ``photo.webp``."""
    given = ending(name)
    if given in kind.endings:
        return name
    stem = name.rpartition(".")[0] if given else name
    return f"{stem or 'file'}.{kind.endings[0]}"
