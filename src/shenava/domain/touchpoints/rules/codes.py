"""Codes that somebody can read aloud, type on any keyboard and find again on a bill years later."""

import re

from shenava.foundation.text import digits

LONGEST = 16
_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,14}[A-Z0-9])?")
_BETWEEN = re.compile(r"[\s_.–—−/-]+")


def read(typed: str) -> str:
    """Return a code as it is kept, whatever its case, digits and dashes; nothing for what can't be one."""
    plain = _BETWEEN.sub("-", digits.to_ascii(typed).strip().upper()).strip("-")
    return plain if _CODE.fullmatch(plain) else ""


def next_code(kind: str, taken: set[str]) -> str:
    """Return a free code for a kind of touchpoint: its first two letters and the next number."""
    number = 1
    while f"{kind[:2]}-{number}" in taken:
        number += 1
    return f"{kind[:2]}-{number}"
