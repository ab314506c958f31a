"""The texts that an organization begins with, in three languages; each can be rewritten."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def shipped() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return ``{key: {language: {"subject", "body"}}}``."""
    texts: Mapping[str, Mapping[str, Mapping[str, str]]] = json.loads(
        Path(__file__).with_name("default.json").read_text(encoding="utf-8")
    )
    return texts
