"""What a text seems to be about: the categories whose keywords and names it shares the rarest words with."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from shenava.domain.intelligence.rules.phrases import PhraseIndex
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.rules.stems import STOP_WORDS, stem
from shenava.domain.intelligence.vocabulary import LANGUAGES
from shenava.foundation.text import folding

SUGGESTED: Final = 3
DOUBT: Final = 0.5
"""Below this confidence a suggestion is only shown; the triage desk decides."""

_SMOOTHING: Final = 2.0
_SHOWN: Final = 0.03
_PHRASE: Final = 1.5
_CHANCE: Final = 3
"""A word met once in a description says little, one met in several keywords says much."""
_NAME: Final = 2
_KEPT_COMPILED: Final = 64


@dataclass(frozen=True)
class CategorySeeds:
    """What is known of a category before anybody has labelled a complaint; all texts by language (fa, ar, en)."""

    code: str
    names: Mapping[str, str]
    keywords: Mapping[str, Sequence[str]]
    descriptions: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.code)


@dataclass(frozen=True)
class CategorySuggestion:
    """A category with a confidence from 0 to 1, comparable within one text, and the words that spoke for it."""

    code: str
    confidence: float
    words: tuple[str, ...]


def suggest_categories(
    text: str, candidates: Sequence[CategorySeeds], *, language: str = ""
) -> list[CategorySuggestion]:
    """Suggest at most three of the candidates, the likeliest first; none when the text shares nothing with them."""
    return suggest_for(Reading(text), candidates, language)


def suggest_for(reading: Reading, candidates: Sequence[CategorySeeds], language: str) -> list[CategorySuggestion]:
    """Suggest categories for a text that has been read already."""
    if not candidates:
        return []
    scores: Counter[str] = Counter()
    words: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for code, score, shown in _compiled(tuple(candidates)).evidence(reading, language):
        scores[code] += score  # type: ignore[assignment] # a Counter counts fractions as well
        words[code].append((score, shown))
    whole = sum(score**2 for score in scores.values()) + _SMOOTHING**2
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:SUGGESTED]
    made = [CategorySuggestion(code, round(score**2 / whole, 3), _best(words[code])) for code, score in ranked]
    return [suggestion for suggestion in made if suggestion.confidence >= _SHOWN]


def _best(words: list[tuple[float, str]]) -> tuple[str, ...]:
    ranked = sorted(words, key=lambda item: -item[0])
    return tuple(dict.fromkeys(shown for _, shown in ranked))[:6]


class _Compiled:
    """The words and phrases of a set of categories, weighed by how few of the categories share them."""

    def __init__(self, candidates: Sequence[CategorySeeds]) -> None:
        self._count = len(candidates)
        self._stems: defaultdict[str, Counter[str]] = defaultdict(Counter)
        phrases: dict[str, list[tuple[str, str]]] = {language: [] for language in LANGUAGES}
        for seeds in candidates:
            for language, keywords in seeds.keywords.items():
                phrases.setdefault(language, []).extend((keyword, seeds.code) for keyword in keywords)
            for word, weight in _words(seeds):
                self._stems[word][seeds.code] += weight
        self._phrases = {language: PhraseIndex(language, listed) for language, listed in phrases.items()}

    def evidence(self, reading: Reading, language: str) -> Iterator[tuple[str, float, str]]:
        """Yield code, score and the original words of everything that speaks for a category."""
        seen: set[str] = set()
        for word, span in zip(reading.words, reading.spans, strict=True):
            stemmed = stem(word)
            if stemmed not in seen and word not in STOP_WORDS and stemmed in self._stems:
                seen.add(stemmed)
                yield from self._shares(self._stems[stemmed], reading.text[span[0] : span[1]])
        yield from self._phrase_evidence(reading, language)

    def _phrase_evidence(self, reading: Reading, language: str) -> Iterator[tuple[str, float, str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        sizes: dict[str, int] = {}
        for known, index in self._phrases.items():
            if language in LANGUAGES and known not in {language, "en"}:
                continue
            for hit in index.find(reading):
                shown = reading.text[reading.spans[hit.first][0] : reading.spans[hit.last][1]]
                found[shown].add(hit.payload)
                sizes[shown] = hit.last - hit.first + 1
        for shown, codes in found.items():
            for code in codes:
                yield code, _PHRASE * math.sqrt(sizes[shown]) * self._rarity(len(codes)) / len(codes), shown

    def _shares(self, counts: Counter[str], shown: str) -> Iterator[tuple[str, float, str]]:
        rarity, whole = self._rarity(len(counts)), counts.total() + _CHANCE
        for code, count in counts.items():
            yield code, rarity * count / whole, shown

    def _rarity(self, sharing: int) -> float:
        return math.log((self._count + 1) / sharing)


@lru_cache(maxsize=_KEPT_COMPILED)
def _compiled(candidates: tuple[CategorySeeds, ...]) -> _Compiled:
    return _Compiled(candidates)


def _words(seeds: CategorySeeds) -> Iterator[tuple[str, int]]:
    texts = [(name, _NAME) for name in seeds.names.values()]
    texts += [(keyword, _NAME) for keywords in seeds.keywords.values() for keyword in keywords]
    texts += [(description, 1) for description in seeds.descriptions.values()]
    for text, weight in texts:
        yield from ((stem(word), weight) for word in folding.words(text) if word not in STOP_WORDS)
