"""Answers that end a form, or are worth a word at once: what is told, where to go, and whom to call."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from shenava.domain.catalogue.rules import conditions
from shenava.domain.catalogue.rules.conditions import ALWAYS, Rule
from shenava.domain.catalogue.rules.raw import Entry
from shenava.domain.catalogue.vocabulary import SchemaFault

_ADDRESS = re.compile(r"(?:https?://[^\s/]|/(?!/))\S*")
_KNOWN = ("when", "text", "ends", "is_emergency", "phone", "phones", "goes_to", "goes_label")


@dataclass(frozen=True, kw_only=True)
class Stopper:
    """What follows from an answer before anything is sent.

    ``ends`` says whether the form can't be sent then; otherwise the words only stand beside the question.
    ``is_emergency`` lets the brand's own words about danger stand beside it.
    """

    when: Rule = ALWAYS
    text: Mapping[str, str]
    ends: bool = True
    is_emergency: bool = False
    phone: str = ""
    phones: Mapping[str, str] = field(default_factory=dict)
    """Numbers by country, for kits that serve several."""
    goes_to: str = ""
    goes_label: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry, *, of: str) -> Self:
        """Read one stopper of the field ``of``."""
        entry.only(_KNOWN)
        if not entry.has("when"):
            entry.note("when", SchemaFault.CONDITION_WRONG)
        text = entry.words("text")
        if not text:
            entry.note("text", SchemaFault.STOP_UNTOLD)
        goes_to = entry.text("goes_to")
        if goes_to and not _ADDRESS.fullmatch(goes_to):
            entry.note("goes_to", SchemaFault.ADDRESS_WRONG)
        phones = entry.data.get("phones") or {}
        return cls(
            when=conditions.parse(entry.data["when"], entry, "when", of=of) if entry.has("when") else ALWAYS,
            text=text,
            ends=entry.flag("ends", otherwise=True),
            is_emergency=entry.flag("is_emergency"),
            phone=entry.text("phone"),
            phones={str(region): str(number) for region, number in phones.items()} if isinstance(phones, dict) else {},
            goes_to=goes_to,
            goes_label=entry.words("goes_label"),
        )

    def phone_in(self, region: str) -> str:
        """Return the number to call in a country."""
        return self.phones.get(region.upper(), self.phone)
