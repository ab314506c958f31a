"""The story and the carrier of this installation, told at start-up by those who know them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from uuid import UUID

from shenava.foundation import wake
from shenava.foundation.events.contract import Fact, Reaction, path_of, reaches_outside


class UnknownReaction(LookupError):  # noqa: N818 - it reads as what it is in a delivery's last error
    """A delivery names a reaction that this version of the program doesn't have."""


Carrier = Callable[[UUID], None]
"""Called after commit with a fact's id; must not raise and must not wait."""

_story: dict[str, tuple[Reaction, ...]] = {}
_alongside: list[Reaction] = []
_carriers: list[Carrier] = []


def register_story(*, story: Mapping[type[Fact], Sequence[Reaction]], alongside: Sequence[Reaction] = ()) -> None:
    """Say what follows from each fact, and what follows from every one; replaces what was said before."""
    _story.clear()
    _story.update({fact.name: tuple(reactions) for fact, reactions in story.items()})
    _alongside[:] = alongside
    _by_path.cache_clear()


def register_carrier(carrier: Carrier) -> None:
    """Say how the worker hears of a new fact; without this it is woken through its local socket."""
    _carriers[:] = [carrier]


def carry(fact_id: UUID) -> None:
    """Let the worker know of a committed fact. Losing this costs a moment, never the fact."""
    if _carriers:
        _carriers[0](fact_id)
    else:
        wake.ring(wake.WORKER)


def reactions_to(name: str) -> tuple[Reaction, ...]:
    """Return all that follows from a fact of this name, the story's own first."""
    return (*_story.get(name, ()), *_alongside)


def reaction_at(path: str) -> Reaction:
    """Return the reaction of this path; raises ``UnknownReaction``."""
    try:
        return _by_path()[path]
    except KeyError:
        raise UnknownReaction(path) from None


def goes_outside(path: str) -> bool:
    """Return whether the reaction of this path calls the world outside; an unknown one doesn't."""
    reaction = _by_path().get(path)
    return reaction is not None and reaches_outside(reaction)


@cache
def _by_path() -> dict[str, Reaction]:
    told = [reaction for reactions in _story.values() for reaction in reactions]
    return {path_of(reaction): reaction for reaction in (*told, *_alongside)}
