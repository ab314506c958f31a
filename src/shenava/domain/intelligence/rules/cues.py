"""Finding cues in a text, each with the words of the original that gave it away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from shenava.domain.intelligence.rules import denial, duration, lexicon, scenes
from shenava.domain.intelligence.rules.phrases import Hit, PhraseIndex
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import LANGUAGES, Cue


@dataclass(frozen=True)
class FoundCue:
    """A cue and where it stands: ``start`` and ``end`` cut the words out of the original text."""

    key: Cue
    words: str
    start: int
    end: int


def find_cues(text: str, language: str = "") -> list[FoundCue]:
    """Find every cue of a text in the order of its words.

    ``language`` is ``fa``, ``ar`` or ``en``; for any other value all three lexicons are used. English is always
    looked for too, because people mix it in. Cues that the writer denies are left out.
    """
    return cues_of(Reading(text), language)


def cues_of(reading: Reading, language: str) -> list[FoundCue]:
    """Find the cues of a text that has been read already."""
    hits = [hit for index in _indexes(language) for hit in index.find(reading)]
    hits += duration.find(reading)
    kept = {(hit.payload, hit.first, hit.last): hit for hit in _without_mistaken(hits)}
    meant = [hit for hit in kept.values() if _is_meant(hit, reading)]
    meant += [hit for hit in scenes.find(reading, language) if not _is_heard(hit, meant)]
    ordered = sorted(meant, key=lambda hit: (hit.first, hit.last))
    return [_found(hit.payload, hit, reading) for hit in ordered]


def _indexes(language: str) -> Iterator[PhraseIndex[Cue | None]]:
    for known in LANGUAGES:
        speaks = language not in LANGUAGES or known in {language, "en"}
        yield (lexicon.indexes() if speaks else lexicon.alarms())[known]


def _without_mistaken(hits: Sequence[Hit[Cue | None]]) -> list[Hit[Cue]]:
    """Drop what a harmless phrase covers and what a longer phrase from the same word on says better."""
    harmless = [hit for hit in hits if hit.payload is None]
    longest: dict[int, int] = {}
    for hit in hits:
        longest[hit.first] = max(longest.get(hit.first, 0), hit.size)
    return [
        Hit(hit.payload, hit.first, hit.last, hit.size, hit.head)
        for hit in hits
        if hit.payload is not None and hit.size == longest[hit.first] and not _covered(hit, harmless)
    ]


def _covered(hit: Hit[Cue | None], harmless: Iterable[Hit[Cue | None]]) -> bool:
    return any(other.first <= hit.first and hit.head <= other.head and hit.size < other.size for other in harmless)


def _is_meant(hit: Hit[Cue], reading: Reading) -> bool:
    return not denial.is_denied(hit.payload, hit.first, hit.last, reading)


def _is_heard(scene: Hit[Cue], meant: Iterable[Hit[Cue]]) -> bool:
    """Tell whether a single phrase has said the same already: danger told once counts once."""
    return any(hit.payload is scene.payload and scene.first <= hit.last and hit.first <= scene.last for hit in meant)


def _found(key: Cue, hit: Hit[Cue], reading: Reading) -> FoundCue:
    start, end = reading.spans[hit.first][0], reading.spans[hit.last][1]
    return FoundCue(key, reading.text[start:end], start, end)
