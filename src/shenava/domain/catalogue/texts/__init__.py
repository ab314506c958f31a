"""The texts that an organization begins with, in three languages; each can be rewritten, within its slots."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from shenava.domain.catalogue.rules.filling import Slots
from shenava.domain.catalogue.vocabulary import TextChannel

ALWAYS = frozenset({"name", "code", "url", "org"})
"""What every text but a salutation can be filled with."""
_IN_SUBJECT = frozenset({"code", "org", "date", "objection_until", "received"})
"""A subject line shows on locked screens and is kept unencrypted: no name, no secret, nobody's words."""


@cache
def shipped() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return ``{key: {language: {"subject", "body"}}}``."""
    texts: Mapping[str, Mapping[str, Mapping[str, str]]] = _read("default.json")
    return texts


def slots(key: str) -> Slots:
    """Return what a text can be filled with; raises ``KeyError`` for a key that nobody knows."""
    row = _slots()[key]
    always = frozenset({"name"}) if key == "letter_salutation" else ALWAYS
    return Slots(known=always | frozenset(row["given"]), needed=frozenset(row["needed"]), in_subject=_IN_SUBJECT)


def given(key: str) -> frozenset[str]:
    """Return what the stage that sends a text fills in beside what is always known."""
    return frozenset(_slots()[key]["given"])


def channel(key: str) -> TextChannel:
    """Return where a text is read."""
    if key.endswith("_sms"):
        return TextChannel.SMS
    if key.startswith("letter_"):
        return TextChannel.LETTER
    return TextChannel.PAGE if key == "answer_note" else TextChannel.EMAIL


def has_subject(key: str) -> bool:
    """Return whether a text has a subject line."""
    return channel(key) is TextChannel.EMAIL


@cache
def samples() -> Mapping[str, Any]:
    """Return made-up values for previews: ``{"code": …, language: {placeholder: value}}``."""
    made_up: Mapping[str, Any] = _read("samples.json")
    return made_up


@cache
def _slots() -> Mapping[str, Mapping[str, list[str]]]:
    rows: Mapping[str, Mapping[str, list[str]]] = _read("slots.json")
    return rows


def _read(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
