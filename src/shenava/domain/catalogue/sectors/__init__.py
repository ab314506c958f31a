"""The kits of sectors that an organization begins with: categories, keywords and fields, in three languages."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent

Kit = Mapping[str, Any]


@cache
def kits() -> Mapping[str, Kit]:
    """Return every kit by its name (bank, telecom, …): ``{"code", "name", "categories"}``."""
    files = sorted(_FOLDER.glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
