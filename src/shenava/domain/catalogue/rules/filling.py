"""Filling the placeholders of a text; nothing in a value is ever read as a placeholder."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_APART = re.compile(r"(\{[a-z_]+\})")
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")


@dataclass(frozen=True, kw_only=True)
class Slots:
    """What a text can be filled with, what it may not leave out, and what its subject line may hold."""

    known: frozenset[str]
    needed: frozenset[str]
    in_subject: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Flaws:
    """What is wrong with the placeholders of a text, as they are written; all empty when nothing is."""

    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    too_private: tuple[str, ...] = ()
    """Known, but not for a subject line, which shows on a locked screen."""


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return the text with ``{name}`` replaced; a line whose placeholders all lack a value goes, with its own gap."""
    lines: list[str] = []
    is_gone = False
    for line in text.split("\n"):
        if is_gone and not line and (not lines or not lines[-1]):
            continue
        names = _PLACEHOLDER.findall(line)
        is_gone = bool(names) and not any(values.get(name) for name in names)
        if not is_gone:
            lines.append(_PLACEHOLDER.sub(lambda match: values.get(match.group(1), ""), line))
    return "\n".join(lines)


def placeholders(text: str) -> frozenset[str]:
    """Return the placeholders that a text uses."""
    return frozenset(_PLACEHOLDER.findall(text))


def parts(text: str) -> list[tuple[str, bool]]:
    """Return the text in pieces, each with whether it is a placeholder, so that a page can set those apart."""
    return [(part, bool(_PLACEHOLDER.fullmatch(part))) for part in _APART.split(text) if part]


def flaws(*, subject: str, body: str, slots: Slots) -> Flaws:
    """Return what keeps a text from being sent as it is meant; a stray brace counts as an unknown placeholder."""
    in_subject = placeholders(subject)
    return Flaws(
        unknown=_once([*_unknown(subject, slots.known), *_unknown(body, slots.known)]),
        missing=_in_braces(slots.needed - placeholders(body)),
        too_private=_in_braces((in_subject & slots.known) - slots.in_subject),
    )


def _unknown(text: str, known: frozenset[str]) -> list[str]:
    allowed = {f"{{{name}}}" for name in known}
    return [found for found in _BRACES.findall(text) if found not in allowed]


def _in_braces(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{{{name}}}" for name in sorted(names))


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
