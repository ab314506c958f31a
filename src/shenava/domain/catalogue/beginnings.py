"""What a new brand says and counts in before anybody has changed it, by country."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


def brand_of(country: str | None) -> Mapping[str, Any]:
    """Return ``{"region", "currency", "emergency"}`` of a country (ISO 3166), or what holds anywhere."""
    known = _beginnings()
    return known.get(country or "", known[""])


@cache
def _beginnings() -> Mapping[str, Mapping[str, Any]]:
    text = Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    rows: Mapping[str, Mapping[str, Any]] = json.loads(text)
    return rows
