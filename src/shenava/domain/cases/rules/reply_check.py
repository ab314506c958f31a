"""Ten small marks of a good reply, found by its words alone; the same words always get the same marks.

Source of the order and of what is never written: the tone rules of complaint answers in Persian, Arabic and English.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shenava.domain.cases.rules import reply_phrases as phrases
from shenava.domain.cases.vocabulary import ReplyMark
from shenava.foundation.calendars import names
from shenava.foundation.text import digits, language
from shenava.foundation.text.folding import fold, fold_tight, matches, words

FEWEST_WORDS: Final = 40
MOST_WORDS: Final = 220
LONGEST_SENTENCE: Final = 25
_SHARED_WORD: Final = 4
"""Shorter words are too common to show that the reply is about the same thing."""
_SENTENCE_END: Final = re.compile(r"[.!?؟\n]+")
_WRITTEN_DATE: Final = re.compile(r"\b\d{1,4}[/.\-]\d{1,2}(?:[/.\-]\d{1,4})?\b")
_FOREIGN_LETTERS: Final = {"fa": re.compile("[يكىۀة]"), "ar": re.compile("[یکگچپژ]")}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A reply before it is sent. ``is_final`` asks for a reason, otherwise for a date of the next news."""

    text: str
    language: str
    complaint: str = ""
    name: str = ""
    is_refusal: bool = False
    is_final: bool = False


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One mark; a blocking one that isn't passed keeps a careful officer from sending."""

    mark: ReplyMark
    is_passed: bool
    is_blocking: bool = False


def check(reply: Reply) -> list[Mark]:
    """Return the ten marks in their order."""
    folded = fold(reply.text)
    spoken = reply.language if reply.language in phrases.FEELING else "en"
    passed: Mapping[ReplyMark, bool] = {
        ReplyMark.GREETING: _greets(reply, folded, spoken),
        ReplyMark.FEELING: _says(phrases.FEELING[spoken], folded),
        ReplyMark.RESTATED: _is_about(reply, folded),
        ReplyMark.FOUND: _says(phrases.FOUND[spoken], folded),
        ReplyMark.REASON: _says(phrases.REASON[spoken], folded),
        ReplyMark.DATE: names_a_date(reply.text),
        ReplyMark.NEXT_STEP: _says(phrases.NEXT_STEP[spoken], folded),
        ReplyMark.NO_BRUSH_OFF: not banned_in(reply.text),
        ReplyMark.LENGTH: _has_good_length(reply.text),
        ReplyMark.LANGUAGE: _is_in_language(reply),
    }
    blocking = {ReplyMark.REASON} if reply.is_refusal else set() if reply.is_final else {ReplyMark.DATE}
    return [
        Mark(mark=mark, is_passed=is_passed, is_blocking=mark in blocking and not is_passed)
        for mark, is_passed in passed.items()
    ]


def banned_in(text: str) -> list[str]:
    """Return the phrases in a text that read as a brush-off, as the list of them has it.

    Some are harmless beside a date or a rule, and are left alone there.
    """
    tight = fold_tight(text)
    has_date = names_a_date(text)
    return [
        phrase
        for phrase in phrases.BANNED
        if fold_tight(phrase) in tight and not (has_date and phrase in phrases.HARMLESS_WITH_A_DATE)
    ]


def names_a_date(text: str) -> bool:
    """Return whether a reader can tell a day or an hour from this text."""
    ascii_text = digits.to_ascii(text)
    if _WRITTEN_DATE.search(ascii_text):
        return True
    folded = fold(text)
    return any(matches(day, folded) for day in _DAYS) or bool(phrases.SPAN.search(folded))


def _greets(reply: Reply, folded: str, spoken: str) -> bool:
    beginning = " ".join(folded.split()[:12])
    return _says(phrases.GREETING[spoken], beginning) and (
        not reply.name or any(matches(word, beginning) for word in words(reply.name)) or _says(phrases.DEAR, beginning)
    )


def _is_about(reply: Reply, folded: str) -> bool:
    said = {word for word in words(reply.complaint) if len(word) >= _SHARED_WORD}
    return not said or bool(said & set(folded.split()))


def _says(any_of: Sequence[str], folded: str) -> bool:
    return any(fold(phrase) in folded for phrase in any_of)


def _has_good_length(text: str) -> bool:
    sentences = [len(sentence.split()) for sentence in _SENTENCE_END.split(text)]
    return FEWEST_WORDS <= sum(sentences) <= MOST_WORDS and max(sentences) <= LONGEST_SENTENCE


def _is_in_language(reply: Reply) -> bool:
    foreign = _FOREIGN_LETTERS.get(reply.language)
    if foreign and foreign.search(reply.text):
        return False
    return language.guess(reply.text, default=reply.language) in {reply.language, ""}


_DAYS: Final = frozenset(
    fold(name)
    for listed in (*names.MONTHS.values(), *names.WEEKDAYS.values(), names.LEVANT_MONTHS, phrases.NAMED_DAYS)
    for name in listed
    if fold(name) != "may"
)
