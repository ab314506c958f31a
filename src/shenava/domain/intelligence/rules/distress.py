"""How distressed a text sounds, from 0 to 100, for the tone of the answer; it never changes the order of work."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from shenava.domain.intelligence.rules.cues import FoundCue, cues_of
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import Cue

_POINTS: Final[Mapping[Cue, int]] = {
    Cue.SELF_HARM: 10,
    Cue.ANGER_STRONG: 4,
    Cue.WORRY: 3,
    Cue.ANGER_MILD: 2,
    Cue.SARCASM: 2,
    Cue.LIFE_SAFETY: 2,
    Cue.NO_ANSWER: 1,
    Cue.DURATION: 1,
}
_HALF_WAY: Final = 6
"""Points at which a text sounds half as distressed as can be; more points add ever less."""

_MARKS: Final = (
    re.compile(r"([^\W\d_])\1{3,}"),
    re.compile(r"[!！]{3,}"),
    re.compile(r"[?؟]{3,}"),
    re.compile(r"\b(?:[A-Z]{3,}\b[ ,!.]*){3,}"),
    re.compile("[😠😡🤬😤👿💢😢😭😰😱💔]+"),
)


@dataclass(frozen=True)
class Distress:
    """``score`` from 0 (calm) to 100, and the words and marks it was heard in."""

    score: int
    words: tuple[str, ...]


def assess_distress(text: str, *, language: str = "") -> Distress:
    """Assess the distress in a text."""
    return distress_of(text, cues_of(Reading(text), language))


def distress_of(text: str, cues: Iterable[FoundCue]) -> Distress:
    """Assess the distress in a text whose cues have been found; a word said twice counts twice."""
    heard = [(cue.words, _POINTS[cue.key]) for cue in cues if cue.key in _POINTS]
    heard += [(match.group().strip(), 1) for mark in _MARKS for match in mark.finditer(text)]
    points = sum(weight for _, weight in heard)
    score = round(100 * (1 - math.exp2(-points / _HALF_WAY)))
    return Distress(score, tuple(dict.fromkeys(words for words, _ in heard)))
