"""The lexicon of cues: ``data/lexicon.json``, compiled once per process."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NotRequired, TypedDict

from shenava.domain.intelligence.rules.phrases import PhraseIndex
from shenava.domain.intelligence.vocabulary import LANGUAGES, Cue

ALARMS = frozenset({Cue.LIFE_SAFETY, Cue.SELF_HARM})
"""Cues that are looked for in every language, whatever the text seems to be written in."""


class Entry(TypedDict):
    """One cue: its phrases per language, and phrases (``harmless``) that look like it but say something else."""

    key: str
    weight: str
    description: str
    fa: Sequence[str]
    ar: Sequence[str]
    en: Sequence[str]
    harmless: NotRequired[Mapping[str, Sequence[str]]]


@lru_cache(maxsize=1)
def entries() -> Sequence[Entry]:
    """Return the lexicon as it is stored."""
    stored: list[Entry] = json.loads(_file().read_text(encoding="utf-8"))
    return stored


@lru_cache(maxsize=1)
def indexes() -> Mapping[str, PhraseIndex[Cue | None]]:
    """Return one index per language; a harmless phrase stands for ``None``."""
    return {language: PhraseIndex(language, _phrases(language, entries())) for language in LANGUAGES}


@lru_cache(maxsize=1)
def alarms() -> Mapping[str, PhraseIndex[Cue | None]]:
    """Return the indexes of :data:`ALARMS` alone."""
    alarming = [entry for entry in entries() if Cue(entry["key"]) in ALARMS]
    return {language: PhraseIndex(language, _phrases(language, alarming)) for language in LANGUAGES}


def _phrases(language: str, listed: Sequence[Entry]) -> list[tuple[str, Cue | None]]:
    found: list[tuple[str, Cue | None]] = []
    for entry in listed:
        phrases: Sequence[str] = {"fa": entry["fa"], "ar": entry["ar"], "en": entry["en"]}[language]
        found += [(phrase, Cue(entry["key"])) for phrase in phrases]
        found += [(phrase, None) for phrase in entry.get("harmless", {}).get(language, ())]
    return found


def _file() -> Traversable:
    return resources.files("shenava.domain.intelligence") / "data" / "lexicon.json"
