"""Filling the placeholders of a text; nothing in a value is ever read as a placeholder."""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with ``{name}`` replaced; a line whose placeholders all lack a value goes."""
    lines = []
    for line in text.split("\n"):
        names = _PLACEHOLDER.findall(line)
        if names and not any(values.get(name) for name in names):
            continue
        lines.append(_PLACEHOLDER.sub(lambda match: values.get(match.group(1), ""), line))
    return "\n".join(lines)


def placeholders(text: str) -> frozenset[str]:
    """Return the placeholders that a text uses."""
    return frozenset(_PLACEHOLDER.findall(text))
