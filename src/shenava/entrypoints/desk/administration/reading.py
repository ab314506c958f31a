"""Reading what an administrator typed: texts per language, numbers in any digits, choices."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import QueryDict

from shenava.entrypoints.ui.preferences import LANGUAGES
from shenava.foundation.errors import NotFound
from shenava.foundation.text import digits

Row = TypeVar("Row", bound=Model)


def per_language(given: QueryDict, name: str) -> dict[str, str]:
    """Return ``{language: text}`` of the fields ``name_fa``, ``name_ar``, ``name_en``, without empty ones."""
    texts = {code: given.get(f"{name}_{code}", "").strip() for code in LANGUAGES}
    return {code: text for code, text in texts.items() if text}


def number(given: QueryDict, name: str, *, otherwise: int = 0) -> int:
    """Return a whole number written in any digits, or ``otherwise`` for what is none."""
    plain = digits.to_ascii(given.get(name, "")).strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else otherwise  # noqa: PLR2004 - fits any column


def languages(given: QueryDict) -> list[str]:
    """Return the languages that were ticked, in the house's order; all when none was."""
    return [code for code in LANGUAGES if code in given.getlist("languages")] or list(LANGUAGES)


def one_of(given: QueryDict, name: str, allowed: Iterable[str]) -> str:
    """Return the chosen value; raises ``NotFound`` for one that was not on offer."""
    value = given.get(name, "")
    if value not in set(allowed):
        raise NotFound
    return value


def row(given: QueryDict, name: str, rows: QuerySet[Row]) -> Row | None:
    """Return the chosen row, none for an empty choice; raises ``NotFound`` for one that was not on offer."""
    value = given.get(name, "")
    if not value:
        return None
    try:
        found = rows.filter(pk=UUID(value)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound
    return found


def needed_row(given: QueryDict, name: str, rows: QuerySet[Row]) -> Row:
    """Return the chosen row; raises ``NotFound`` when there is none."""
    found = row(given, name, rows)
    if found is None:
        raise NotFound
    return found
