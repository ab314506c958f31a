"""The first look at a text from anywhere: its language, what kind of message it is, and what the rules understand."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shenava.domain.cases.vocabulary import Kind
from shenava.domain.intelligence.rules.category import CategorySeeds
from shenava.domain.intelligence.rules.kind import HURT
from shenava.domain.intelligence.rules.understanding import Understanding, understand
from shenava.domain.intelligence.vocabulary import LANGUAGES, Cue, Message
from shenava.foundation.text import language as languages

UNKNOWN: Final = "und"
"""The code of ISO 639 for a language that nobody can tell."""
FINGLISH: Final = "fa-Latn"

_ONE_QUESTION: Final = re.compile(r"[^.!?؟…\n]+[?؟]+")
_MESSAGES: Final[Mapping[Kind, Message]] = {
    Kind.COMPLAINT: Message.COMPLAINT,
    Kind.REPORT: Message.COMPLAINT,
    Kind.QUESTION: Message.QUESTION,
    Kind.SUGGESTION: Message.SUGGESTION,
    Kind.PRAISE: Message.PRAISE,
}
_SPEAKS_FOR: Final[Mapping[Message, frozenset[Cue]]] = {
    Message.COMPLAINT: frozenset({*HURT, Cue.REPORT}),
    Message.QUESTION: frozenset({Cue.QUESTION}),
    Message.SUGGESTION: frozenset({Cue.SUGGESTION}),
    Message.PRAISE: frozenset({Cue.PRAISE}),
    Message.NOISE: frozenset({Cue.NOISE}),
}


@dataclass(frozen=True, kw_only=True)
class FirstLook:
    """What a text seems to be.

    ``confidence`` from 0 to 1 is the share of the cues that speak for the message, drawn towards a half when they are
    few; it orders texts, and is no measured chance of being right.
    """

    language: str
    message: Message
    confidence: float
    understanding: Understanding


def look(text: str, candidates: Sequence[CategorySeeds], *, language: str = "") -> FirstLook:
    """Look at a text; a ``language`` that is said is believed, any other is guessed."""
    told = language if language in {*LANGUAGES, FINGLISH} else _language(text)
    understood = understand(text, told, candidates)
    keys = [cue.key for cue in understood.cues]
    if _only_asks(text):
        keys.append(Cue.QUESTION)
    message = _message(text, understood.kind, keys)
    return FirstLook(language=told, message=message, confidence=_confidence(message, keys), understanding=understood)


def _language(text: str) -> str:
    guessed = languages.guess(text, default="")
    if guessed == "fa" and not languages.is_in_arabic_script(text):
        return FINGLISH
    return guessed or UNKNOWN


def _message(text: str, kind: Kind, keys: Collection[Cue]) -> Message:
    says_something = any(character.isalnum() for character in text)
    if not says_something or (Cue.NOISE in keys and HURT.isdisjoint(keys)):
        return Message.NOISE
    if kind is Kind.COMPLAINT and Cue.QUESTION in keys and HURT.isdisjoint(keys):
        return Message.QUESTION
    return _MESSAGES[kind]


def _only_asks(text: str) -> bool:
    """Tell whether the text is one sentence with a question mark; a story before the question is a complaint's."""
    return _ONE_QUESTION.fullmatch(text.strip()) is not None


def _confidence(message: Message, keys: Sequence[Cue]) -> float:
    speaking = [key for key in keys if any(key in cues for cues in _SPEAKS_FOR.values())]
    agreeing = sum(key in _SPEAKS_FOR[message] for key in speaking)
    return round((agreeing + 1) / (len(speaking) + 2), 3)
