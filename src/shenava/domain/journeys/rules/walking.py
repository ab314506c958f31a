"""A walk through the form, and what each note does to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

LONGEST_STAY = 30 * 60
"""Seconds: whoever stays longer on a step has put it aside, and that time is nobody's."""
SEEN, WORDS, SENT = "SEEN", "WORDS", "SENT"
OVER = {"sent": "SENT", "added": "ADDED"}


@dataclass
class Stay:
    """What happened on one step: how often it was shown, for how long, what needed another look.

    ``breaks`` counts stays that were too long to be timed; ``fields`` are seconds by the name of a field.
    """

    shown: int = 0
    seconds: float = 0
    breaks: int = 0
    errors: dict[str, int] = field(default_factory=dict)
    fields: dict[str, float] = field(default_factory=dict)
    needed: list[str] = field(default_factory=list)
    """Fields that must be answered, of those in ``fields``."""
    last: str = ""
    """The field that was touched last."""

    def as_row(self) -> dict[str, Any]:
        """Return it as JSON keeps it, without what is empty."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass
class Walk:
    """One visit: where it is, since when (seconds since 1970), and what lies behind it."""

    step: str = ""
    since: float = 0
    ending: str = "OPEN"
    language: str = ""
    device: str = ""
    source: str = ""
    category: str = ""
    steps: dict[str, Stay] = field(default_factory=dict)

    @classmethod
    def of(cls, steps: Mapping[str, Mapping[str, Any]], **known: Any) -> Self:  # noqa: ANN401 - its other fields
        """Return a walk from what was kept of it."""
        return cls(steps={name: Stay(**stay) for name, stay in steps.items()}, **known)

    @property
    def is_over(self) -> bool:
        """Whether nothing more can happen."""
        return self.ending != "OPEN"

    @property
    def seconds(self) -> float | None:
        """How long filing took, reading the first page left out; ``None`` when there was a break within."""
        asked = [stay for name, stay in self.steps.items() if name != SEEN]
        return None if any(stay.breaks for stay in asked) else sum(stay.seconds for stay in asked)

    def stay(self, step: str) -> Stay:
        """Return what happened on a step, from now on if nothing has."""
        return self.steps.setdefault(step, Stay())


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing that was seen of a visit: ``kind`` is ``shown``, ``begun``, ``spent``, ``sent`` or ``added``."""

    kind: str
    at: float
    step: str = ""
    language: str = ""
    device: str = ""
    source: str = ""
    category: str = ""
    errors: tuple[str, ...] = ()
    fields: Mapping[str, float] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    last: str = ""


def follow(walk: Walk, notes: Iterable[Note]) -> Walk:
    """Let the notes happen in their order; what comes after the end changes nothing but the time spent on fields."""
    for note in sorted(notes, key=lambda one: one.at):
        _look(walk, note)
        if note.kind == "spent":
            _spend(walk, note)
        elif not walk.is_over:
            _step(walk, note)
    return walk


def stay_until(walk: Walk, at: float) -> None:
    """Count the time on the last step up to a moment, such as the last one that is known of a visit that was left."""
    _leave(walk, at)


def _look(walk: Walk, note: Note) -> None:
    for name in ("language", "device", "source", "category"):
        if given := getattr(note, name):
            setattr(walk, name, given)


def _step(walk: Walk, note: Note) -> None:
    if note.kind == "begun":
        if walk.step == SEEN:
            _leave(walk, note.at)
            _enter(walk, WORDS, note)
        return
    if walk.step == SEEN and note.step != SEEN:
        _begin_unseen(walk)
    _leave(walk, note.at)
    if note.kind in OVER:
        walk.ending, walk.step, walk.since = OVER[note.kind], SENT, note.at
    else:
        _enter(walk, note.step, note)


def _begin_unseen(walk: Walk) -> None:
    """Somebody has written on the first page without our seeing when they began: its time was theirs for writing."""
    walk.step = WORDS
    walk.stay(WORDS).shown += 1


def _leave(walk: Walk, at: float) -> None:
    if not walk.step:
        return
    spent, stay = at - walk.since, walk.stay(walk.step)
    if 0 <= spent <= LONGEST_STAY:
        stay.seconds += spent
    else:
        stay.breaks += 1


def _enter(walk: Walk, step: str, note: Note) -> None:
    walk.step, walk.since = step, note.at
    stay = walk.stay(step)
    stay.shown += 1
    for name in note.errors:
        stay.errors[name] = stay.errors.get(name, 0) + 1


def _spend(walk: Walk, note: Note) -> None:
    step = WORDS if note.step == SEEN else note.step
    if step not in walk.steps:
        return
    stay = walk.stay(step)
    for name, seconds in note.fields.items():
        stay.fields[name] = stay.fields.get(name, 0) + min(max(seconds, 0), LONGEST_STAY)
    stay.needed = sorted({*stay.needed, *note.needed})
    stay.last = note.last or stay.last
