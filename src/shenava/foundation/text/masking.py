"""The one exception to "a person's words are never altered": card numbers and secrets are replaced for good.

It runs before the first write of drafts, messages, provider payloads and logs. Other personal data stays.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from shenava.foundation.text import cards, passcodes
from shenava.foundation.text.cards import Span

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"

SECRET_MASK: Final = "••••"  # noqa: S105 - what a secret is replaced by
_DIGIT: Final = re.compile(r"\d")
_LETTER_FORMS: Final = {
    **dict.fromkeys("يىئ", "ی"),
    "ك": "ک",
    "ة": "ه",
    "ؤ": "و",
    **dict.fromkeys("أإآٱ", "ا"),
}
_LAST: Final = 4
_ROUNDS: Final = 8
_MASKED_CARD: Final = re.compile(f"{cards.MASK}[0-9]{{{_LAST}}}")
_SECRET_FIELDS: Final = re.compile(
    r"(?:card_?)?(?:cv[vc]_?2?|pin_?[12]?|pin_?code|otp|one_?time_?code|pass_?(?:word|code|wd)|رمز.*|الرمز.*|کلمه.?عبور)",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What was replaced."""

    CARD = "CARD"
    SECRET = "SECRET"  # noqa: S105 - a kind of finding, not a secret


class Finding(NamedTuple):
    """Where the replacement stands in the *masked* text; the original is gone."""

    kind: Kind
    start: int
    end: int


class Masked(NamedTuple):
    """A text that is safe to store, and what was taken out of it so that the person can be warned."""

    text: str
    findings: tuple[Finding, ...]


_Found: TypeAlias = tuple[Kind, Span]


class _View(dict[int, str]):
    """One character for one character, so that what is found in the view stands there in the text."""

    _CAP = 4096

    def __missing__(self, code: int) -> str:
        character = chr(code)
        seen = str(unicodedata.decimal(character)) if character.isdecimal() else _LETTER_FORMS.get(character, "")
        seen = seen or (character.lower() if len(character.lower()) == 1 else character)
        if len(self) < self._CAP:
            self[code] = seen
        return seen


_VIEW: Final = _View()


def mask(text: str) -> Masked:
    """Replace card numbers (the last four digits stay, as they were written) and PINs, CVV2 and one-time codes."""
    findings: list[Finding] = []
    # A replacement may bring a cue and another number together, so look again.
    for _ in range(_ROUNDS):
        found = _find(text.translate(_VIEW)) if _DIGIT.search(text) else []
        if not found:
            break
        text, findings = _replace(text, found, findings)
    return Masked(text, tuple(findings))


def mask_json(value: JSON) -> JSON:
    """Mask every text inside nested data; keys stay, and a field named like a secret loses a value with digits."""
    if isinstance(value, dict):
        return {key: _mask_field(key, item) for key, item in value.items()}
    if isinstance(value, list):
        return [mask_json(item) for item in value]
    if isinstance(value, str):
        return mask(value).text
    if isinstance(value, int) and not isinstance(value, bool):
        masked = mask(str(value))
        return masked.text if masked.findings else value
    return value


def _replace(text: str, found: list[_Found], earlier: list[Finding]) -> tuple[str, list[Finding]]:
    """Replace what was found and move the findings of an earlier round along."""
    parts: list[str] = []
    findings: list[Finding] = []
    done = growth = 0
    for kind, span in found:
        replacement = _replacement(kind, text[span.start : span.end])
        parts += (text[done : span.start], replacement)
        findings.append(Finding(kind, span.start + growth, span.start + growth + len(replacement)))
        done = span.end
        growth = findings[-1].end - done
    findings += [_moved(finding, found, findings) for finding in earlier]
    return "".join((*parts, text[done:])), sorted(findings, key=lambda finding: finding.start)


def _moved(finding: Finding, found: list[_Found], replaced: list[Finding]) -> Finding:
    growth = 0
    for (_, span), new in zip(found, replaced, strict=False):
        if span.start < finding.start:
            growth = new.end - span.end
    return Finding(finding.kind, finding.start + growth, finding.end + growth)


def _find(view: str) -> list[_Found]:
    """Return what must go, in order and without overlap.

    Cards, also those masked before, are no context for secrets: a second masking must find what the first one found.
    """
    view = _MASKED_CARD.sub(_blank, view)
    found = [(Kind.CARD, span) for span in cards.find(view)]
    for _, span in found:
        view = f"{view[: span.start]}{'•' * (span.end - span.start)}{view[span.end :]}"
    taken = bytearray(len(view))
    for span in passcodes.find(view):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            found.append((Kind.SECRET, span))
    return sorted(found, key=lambda item: item[1].start)


def _blank(match: re.Match[str]) -> str:
    return "•" * len(match.group())


def _replacement(kind: Kind, original: str) -> str:
    if kind is Kind.SECRET:
        return SECRET_MASK
    return cards.MASK + "".join(_DIGIT.findall(original)[-_LAST:])


def _mask_field(key: str, value: JSON) -> JSON:
    if isinstance(value, str | int) and not isinstance(value, bool) and _SECRET_FIELDS.fullmatch(key):
        return SECRET_MASK if _DIGIT.search(str(value)) else value
    return mask_json(value)
