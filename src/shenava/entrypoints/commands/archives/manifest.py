"""What a backup says of itself: versions, and the size and SHA-256 of every file in it."""

import json
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
NAME = "manifest.json"


class NotWhole(Exception):  # noqa: N818 - reads as what was found
    """The file is no backup, or not all of it is there as it was written."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file in a backup."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """The last member of a backup; a file without it was cut off. ``made_at`` is UTC in ISO 8601."""

    made_at: str
    shenava: str
    django: str
    python: str
    database: str
    migrations: list[str]
    files_elsewhere: str
    entries: list[Entry]

    def to_json(self) -> bytes:
        """Return the manifest as it stands in the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False).encode()


def parse(text: bytes) -> Manifest:
    """Read a manifest; raises NotWhole for what this version cannot read."""
    try:
        values: dict[str, Any] = json.loads(text)
        if values["format"] != FORMAT:
            raise NotWhole(f"It was written in format {values['format']}, and this version reads format {FORMAT}.")
        entries = [Entry(**entry) for entry in values["entries"]]
        return Manifest(
            **{name: values[name] for name in Manifest.__dataclass_fields__ if name != "entries"}, entries=entries
        )
    except (ValueError, KeyError, TypeError) as error:
        raise NotWhole(f"Its manifest cannot be read ({error}).") from error
