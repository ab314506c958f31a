"""Texts an organization writes once per language, read with a fallback."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Multilingual: TypeAlias = Mapping[str, str]
"""Language code to text, as it lies in a JSON column; blank texts count as absent."""

ORDER: Final = ("fa", "ar", "en")


def pick(value: Multilingual, language: str, *, order: Sequence[str] = ORDER) -> tuple[str, str]:
    """Return the text and the language it is in: the wanted one (``ar-sa`` may give ``ar``), else the first of order.

    After ``order`` any other language serves; two empty strings mean that no text exists at all.
    """
    wanted = (language, language.partition("-")[0], *order, *value)
    return next(((value[code], code) for code in wanted if value.get(code, "").strip()), ("", ""))


def text(value: Multilingual, language: str) -> str:
    """Return only the text of ``pick``, for places whose ``lang`` attribute does not matter."""
    return pick(value, language)[0]
