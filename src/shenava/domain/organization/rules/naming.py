"""Whom of our people a complaint names, in an answer that asks for a name or in the words themselves."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from shenava.foundation.text.folding import fold

Id = TypeVar("Id", bound=Hashable)
_WHOLE = 2
"""Words that a name must have to be looked for in a whole story."""
_SHORTEST = 3
"""Letters; shorter words of an answer ("mr", "آقا") tell nobody apart."""


def named_in_answer(answer: str, names: Mapping[Id, str]) -> frozenset[Id]:
    """Return who is meant where somebody was asked for a name: everybody named in full, else the only one it fits.

    "Ms Rezaei" means Maryam Rezaei as long as no other Rezaei works here.
    """
    full = named_in_story(answer, names)
    if full:
        return full
    said = {word for word in fold(answer).split() if len(word) >= _SHORTEST}
    fitting = [one for one, name in names.items() if said & set(_words(name))]
    return frozenset(fitting if len(fitting) == 1 else ())


def named_in_story(text: str, names: Mapping[Id, str]) -> frozenset[Id]:
    """Return everybody whose whole name, of two words at least, stands in a text, however it is spelt."""
    folded = f" {fold(text)} "
    return frozenset(
        one for one, name in names.items() if len(_words(name)) >= _WHOLE and f" {' '.join(_words(name))} " in folded
    )


def unit_of(answer: str, names: Mapping[Id, Iterable[str]]) -> Id | None:
    """Return the unit whose code or name in any language was answered, if it is one."""
    said = fold(answer).strip()
    return next((one for one, known in names.items() if said and said in {fold(name).strip() for name in known}), None)


def _words(name: str) -> list[str]:
    return fold(name).split()
