"""How an organization can be reached, from the one place where it is kept to whoever shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shenava.foundation.text import multilingual
from shenava.foundation.text.direction import isolate_ltr


@dataclass(frozen=True, kw_only=True)
class Number:
    """A telephone number, what it is for and when somebody answers."""

    number: str
    about: str
    hours: str

    def __str__(self) -> str:
        """Return all of it in one line of plain text."""
        about = f"{self.about}: " if self.about else ""
        return f"{about}{isolate_ltr(self.number)}" + (f" ({self.hours})" if self.hours else "")

    @property
    def dialled(self) -> str:
        """The number without spaces, as a telephone takes it."""
        return "".join(self.number.split())


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Everything in one language; empty where the organization has said nothing."""

    numbers: tuple[Number, ...]
    email: str
    address: tuple[str, ...]
    socials: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.numbers or self.email or self.address or self.socials)

    def lines(self) -> tuple[str, ...]:
        """Return everything as lines of plain text."""
        return (*(str(number) for number in self.numbers), *filter(None, (self.email,)), *self.address, *self.socials)


def read(kept: Mapping[str, Any], language: str) -> Contact:
    """Return the contact block of a brand in one language, with the fallback of organization texts."""
    first = {"phone": kept.get("phone", ""), "hours": kept.get("hours", {})}
    rows = [row for row in (first, *kept.get("more", [])) if row.get("phone")]
    return Contact(
        numbers=tuple(
            Number(number=row["phone"], about=_said(row, "about", language), hours=_said(row, "hours", language))
            for row in rows
        ),
        email=kept.get("email", ""),
        address=tuple(line for line in _said(kept, "address", language).split("\n") if line.strip()),
        socials=tuple(kept.get("socials", [])),
    )


def _said(row: Mapping[str, Any], name: str, language: str) -> str:
    value = row.get(name) or {}
    return multilingual.text(value, language)
