"""Finding many words and phrases in a text at once, with the endings that people attach to them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from shenava.domain.intelligence.rules.reading import Reading, Units, arabic_stem
from shenava.foundation.text import folding

Payload = TypeVar("Payload")

_FA_TAILS: Final = frozenset(
    re.findall(
        r"\w+",
        "م ت ش و ه ی ها های هایی هایم هایت هایش هام هات هاش هامون هاتون هاشون هایمان هایتان هایشان ان مان تان شان "
        "مون تون شون ام ات اش رو را مو تو شو ست است ند اند یم ید ین یه هم تر ترین انه هاست",
    )
)
_AR_TAILS: Final = frozenset(re.findall(r"\w+", "ه ها هم هن ک کم کن ی نا نی ات ان ین ون تین تان وا هات یه"))
_AR_PRONOUNS: Final = frozenset(re.findall(r"\w+", "ی ه ها هم ک کم کن نا"))
_EN_TAILS: Final = frozenset({"s", "es"})
_EN_LONG_TAILS: Final = frozenset({"s", "es", "d", "ed", "ing"})
_TAILS: Final = {"fa": _FA_TAILS, "ar": _AR_TAILS, "en": _EN_TAILS}
_AR_PROCLITICS: Final = {"و": 2, "ف": 3, "ب": 4, "ل": 4, "ک": 4, "س": 4}
"""Letters that may be glued before a word, and how long the whole must at least be, less one, to try without."""
_NEVER: Final = 1000
_SHORT: Final = 4
_BUCKET: Final = 3
_HEAD: Final = _BUCKET - 1
_GAP: Final = 4


@dataclass(frozen=True)
class Hit(Generic[Payload]):
    """A phrase found: what it stands for and the words (indexes of the reading) it covers, both included."""

    payload: Payload
    first: int
    last: int
    size: int
    """Letters of the phrase: of two hits that begin alike the longer one means it."""
    head: int
    """The last word before a gap; the same as ``last`` in a phrase without one."""


@dataclass(frozen=True)
class _Entry(Generic[Payload]):
    key: str
    payload: Payload
    is_word: bool
    tails: frozenset[str]
    needs_tail: bool = False
    then: "_Entry[Payload] | None" = None
    """What must follow after at most ``_GAP`` other words."""


class PhraseIndex(Generic[Payload]):
    """Phrases of one language (``fa``, ``ar``, ``en``), compiled once and looked up by their first letters.

    A phrase starts where a word starts and may end in an ending of the language («وکیلم», «والمحامي»). Spaces inside
    phrases don't count; a single word never spans two words, so «سرم داد زد» holds no «دزد». ``…`` in a phrase stands
    for up to four words.
    """

    def __init__(self, language: str, phrases: Iterable[tuple[str, Payload]]) -> None:
        self.language = language
        self._buckets: dict[str, list[_Entry[Payload]]] = {}
        for phrase, payload in phrases:
            for entry in _entries(language, phrase, payload):
                self._buckets.setdefault(entry.key[:_BUCKET], []).append(entry)
        self._sizes = sorted({len(bucket) for bucket in self._buckets})
        self._heads = frozenset(bucket[:_HEAD] for bucket in self._buckets)

    def find(self, reading: Reading) -> Iterator[Hit[Payload]]:
        """Yield every hit in the order of the words."""
        if not self._sizes:
            return
        is_arabic, is_latin = self.language == "ar", self.language == "en"
        units = reading.arabic if is_arabic else reading.plain
        tight, starts, heads = units.tight, units.starts, self._heads
        for word in range(len(starts) - 1):
            start = starts[word]
            if tight[start].isascii() is not is_latin and not tight[start].isdigit():
                continue
            # Two letters rule out most words before anything costly begins.
            if tight[start : start + _HEAD] in heads:
                yield from self._from(units, word, start)
            glued = is_arabic and starts[word + 1] - start > _AR_PROCLITICS.get(tight[start], _NEVER)
            if glued and tight[start + 1 : start + 1 + _HEAD] in heads:
                yield from self._from(units, word, start + 1)

    def _from(self, units: Units, word: int, start: int) -> Iterator[Hit[Payload]]:
        tight = units.tight
        for size in self._sizes:
            for entry in self._buckets.get(tight[start : start + size], ()):
                # Asked here too, because nearly always the answer is no.
                head = _last_word(units, word, start, entry) if tight.startswith(entry.key, start) else None
                last = head if head is None or entry.then is None else _after_gap(units, head, entry.then)
                if head is not None and last is not None:
                    letters = len(entry.key) + (len(entry.then.key) if entry.then else 0)
                    yield Hit(entry.payload, word, last, letters, head)


def _last_word(units: Units, word: int, start: int, entry: _Entry[Payload]) -> int | None:
    """Return the word a phrase ends in, or ``None`` when it isn't there or the words say something else."""
    if not units.tight.startswith(entry.key, start):
        return None
    end, last = start + len(entry.key), word
    while units.end(last) < end:
        last += 1
    is_whole = (last == word or not entry.is_word) and _may_end(units.tight[end : units.end(last)], entry)
    return last if is_whole else None


def _may_end(tail: str, entry: _Entry[Payload]) -> bool:
    return tail in entry.tails if tail else not entry.needs_tail


def _after_gap(units: Units, last: int, entry: _Entry[Payload]) -> int | None:
    words = range(last + 1, min(last + 2 + _GAP, len(units.starts) - 1))
    found = (_last_word(units, word, units.starts[word], entry) for word in words)
    return next((end for end in found if end is not None), None)


def _entries(language: str, phrase: str, payload: Payload) -> Iterator[_Entry[Payload]]:
    head, _, rest = phrase.partition("…")
    then = next(_entries(language, rest, payload), None) if rest else None
    words = folding.words(head)
    if language == "ar":
        words = [arabic_stem(word) for word in words]
    key = "".join(words)
    if len(key) < _HEAD:
        return
    is_word = len(words) == 1
    yield _Entry(key, payload, is_word, _tails(language, key), then=then)
    if language == "ar" and key.endswith("ه") and len(key) > _BUCKET:
        # The tied ة opens before a pronoun: «بطاقة» becomes «بطاقتي».
        yield _Entry(key[:-1] + "ت", payload, is_word, _AR_PRONOUNS, needs_tail=True, then=then)


def _tails(language: str, key: str) -> frozenset[str]:
    if len(key) < _BUCKET or (key.isascii() and len(key) < _SHORT):
        return frozenset()
    return _EN_LONG_TAILS if language == "en" and len(key) > _SHORT else _TAILS.get(language, frozenset())
