"""Words that mean something only together: thanks to an ambulance are no cry, «send» beside it makes it one."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from shenava.domain.intelligence.rules import denial
from shenava.domain.intelligence.rules.lexicon import ALARMS
from shenava.domain.intelligence.rules.phrases import Hit, PhraseIndex
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import LANGUAGES, Cue

Groups = Mapping[str, Mapping[str, Sequence[str]]]
Seen = Mapping[str, Sequence[Hit[str]]]

_BESIDE: Final = 5
_LONGEST: Final = 10
"""Words that one phrase may span at most."""


@dataclass(frozen=True)
class Scene:
    """A cue that stands where every group of words in ``needs`` is met near a word of the first of them.

    ``within`` counts words. A word of ``unless`` right beside the first takes it back, and so does a denial if it is
    ``deniable``: what stands farther off may speak of something else, and overlooking danger is the worse mistake.
    """

    name: str
    cue: Cue
    needs: tuple[str, ...]
    within: int
    unless: tuple[str, ...] = ()
    deniable: bool = True


@lru_cache(maxsize=1)
def groups() -> Groups:
    """Return the groups of words by name and language, as they are stored."""
    stored: Groups = _stored()["groups"]
    return stored


@lru_cache(maxsize=1)
def scenes() -> Sequence[Scene]:
    """Return the scenes as they are stored."""
    return [
        Scene(
            name=one["name"],
            cue=Cue(one["cue"]),
            needs=tuple(one["needs"]),
            within=one["within"],
            unless=tuple(one.get("unless", ())),
            deniable=one.get("deniable", True),
        )
        for one in _stored()["scenes"]
    ]


def find(reading: Reading, language: str) -> list[Hit[Cue]]:
    """Find every scene of a text; those of danger are looked for in all languages, the others in its own."""
    return list(dict.fromkeys(hit for known in LANGUAGES for hit in _in_language(reading, known, language)))


def _in_language(reading: Reading, known: str, language: str) -> Iterator[Hit[Cue]]:
    speaks = language not in LANGUAGES or known in {language, "en"}
    seen: defaultdict[str, list[Hit[str]]] = defaultdict(list)
    for hit in _indexes()[known].find(reading):
        seen[hit.payload].append(hit)
    if not seen:
        return
    for scene in scenes():
        played = _played(scene, seen, reading) if speaks or scene.cue in ALARMS else None
        if played:
            yield played


def _played(scene: Scene, seen: Seen, reading: Reading) -> Hit[Cue] | None:
    """Return where a scene is first met: once says it all, and a long text must not take longer for each time more."""
    for anchor in seen.get(scene.needs[0], ()):
        others = [_near(anchor, seen.get(name, ()), scene.within) for name in scene.needs[1:]]
        if None in others or any(_near(anchor, seen.get(name, ()), _BESIDE) for name in scene.unless):
            continue
        parts = [anchor, *(other for other in others if other)]
        first, last = min(part.first for part in parts), max(part.last for part in parts)
        if not (scene.deniable and _is_denied(scene.cue, first, parts[:2], reading)):
            return Hit(scene.cue, first, last, sum(part.size for part in parts), last)
    return None


def _is_denied(cue: Cue, first: int, parts: Sequence[Hit[str]], reading: Reading) -> bool:
    """Tell whether one of the two words that make the scene is denied; further ones only say where and to whom."""
    return any(denial.is_denied(cue, first, part.last, reading) for part in parts)


def _near(anchor: Hit[str], others: Sequence[Hit[str]], within: int) -> Hit[str] | None:
    """Return the nearest of other words, which stand in the order of the text; words of the anchor don't count."""
    start = bisect_left(others, anchor.first - within - _LONGEST, key=_first)
    end = bisect_right(others, anchor.last + within, key=_first)
    apart = [(max(other.first - anchor.last, anchor.first - other.last), other) for other in others[start:end]]
    fitting = [(distance, other.first, other) for distance, other in apart if 0 < distance <= within]
    return min(fitting, key=lambda fit: fit[:2])[2] if fitting else None


def _first(hit: Hit[str]) -> int:
    return hit.first


@lru_cache(maxsize=1)
def _indexes() -> Mapping[str, PhraseIndex[str]]:
    return {
        language: PhraseIndex(
            language, [(word, name) for name, words in groups().items() for word in words.get(language, ())]
        )
        for language in LANGUAGES
    }


@lru_cache(maxsize=1)
def _stored() -> dict[str, Any]:
    file = resources.files("shenava.domain.intelligence") / "data" / "scenes.json"
    stored: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return stored
