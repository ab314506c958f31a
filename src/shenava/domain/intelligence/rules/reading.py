"""A text read once for matching: its folded words, without spaces, and the way back to the original."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from shenava.foundation.text import folding

_WHOLE = frozenset(folding.words("الله لله الحين للحين"))
_SENTENCE_ENDS = frozenset(".!?؟؛;،,:\n")


@dataclass(frozen=True)
class Units:
    """The words of a text run together, so that «کلاه برداری» and «کلاهبرداری» are one; ``starts`` marks each word.

    Languages differ in what they run together: Arabic words lose their article and «و» first.
    """

    tight: str
    starts: tuple[int, ...]

    def end(self, word: int) -> int:
        """Return where a word ends in ``tight``."""
        return self.starts[word + 1]


@dataclass(frozen=True)
class Reading:
    """One text with everything that matching needs, each piece made when first asked for."""

    text: str

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return folding.fold_with_map(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The folded words."""
        return self._folded[0].split()

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the original text."""
        _, origins = self._folded
        spans, at = [], 0
        for word in self.words:
            spans.append((origins[at], origins[at + len(word) - 1] + 1))
            at += len(word) + 1
        return spans

    @cached_property
    def plain(self) -> Units:
        """The words as they are."""
        return _units(self.words, lambda word: word)

    @cached_property
    def arabic(self) -> Units:
        """The words without Arabic articles and conjunctions."""
        return _units(self.words, arabic_stem)

    def ends_clause(self, word: int) -> bool:
        """Tell whether punctuation closes the clause between this word and the next one."""
        if word + 1 >= len(self.words):
            return True
        between = self.text[self.spans[word][1] : self.spans[word + 1][0]]
        return not _SENTENCE_ENDS.isdisjoint(between)


@lru_cache(maxsize=16_384)
def arabic_stem(word: str) -> str:
    """Return a folded Arabic word without article and «و»; some words are only themselves with theirs."""
    return word if word in _WHOLE or word.isascii() else folding.light_stem_ar(word)


def _units(words: list[str], shape: Callable[[str], str]) -> Units:
    pieces, starts, at = [], [0], 0
    for word in words:
        piece = shape(word)
        pieces.append(piece)
        at += len(piece)
        starts.append(at)
    return Units("".join(pieces), tuple(starts))
