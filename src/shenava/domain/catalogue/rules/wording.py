"""Which words of a text are sent: our own before the shipped ones, the wanted language before another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shenava.domain.catalogue.vocabulary import TextState

_ORDER = ("fa", "ar", "en")

Values = Mapping[str, Mapping[str, Any]]
"""``{language: {"subject", "body", "version"}}``; shipped words have no version."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One text in one language; ``version`` is 0 for the shipped words."""

    key: str
    language: str
    subject: str = ""
    body: str
    version: int = 0

    @property
    def ref(self) -> str:
        """Return what a message or letter remembers it by: ``answer/fa/3``."""
        return f"{self.key}/{self.language}/{self.version}"


def chosen(own: Values, shipped: Values, *, key: str, language: str) -> Wording:
    """Return the words that are sent to somebody who reads this language."""
    wanted = (language, *(other for other in _ORDER if other != language))
    found = next((values[code], code) for code in wanted for values in (own, shipped) if code in values)
    value, said_in = found
    return Wording(
        key=key,
        language=said_in,
        subject=value.get("subject", ""),
        body=value["body"],
        version=value.get("version", 0),
    )


def state(language: str, written_at: Mapping[str, datetime], *, own: Sequence[str]) -> TextState:
    """Return how a text stands in one language; ``written_at`` is when each language was last rewritten."""
    newest = max(written_at.values(), default=None)
    mine = written_at.get(language)
    if newest and own and (mine is None or mine < newest):
        return TextState.BEHIND
    return TextState.OWN if language in own else TextState.SHIPPED
