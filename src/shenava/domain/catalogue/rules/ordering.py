"""The order of things that stand beneath each other: every one after its parent, siblings as they were given."""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from uuid import UUID


class Nested(Protocol):
    """Something that may stand beneath another of its kind."""

    @property
    def id(self) -> UUID: ...
    @property
    def parent_id(self) -> UUID | None: ...


Row = TypeVar("Row", bound=Nested)


def in_order(rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """Return the rows with their depth; whose parent is not among them stands at the top."""
    ids = {row.id for row in rows}
    beneath: dict[UUID | None, list[Row]] = {}
    for row in rows:
        beneath.setdefault(row.parent_id if row.parent_id in ids else None, []).append(row)
    found: list[tuple[Row, int]] = []
    waiting = [(row, 0) for row in reversed(beneath.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        found.append((row, depth))
        waiting += [(one, depth + 1) for one in reversed(beneath.get(row.id, []))]
    return found


def is_beneath(rows: Sequence[Row], inner: UUID, outer: UUID) -> bool:
    """Tell whether one stands beneath another, however far down, or is the same."""
    parents = {row.id: row.parent_id for row in rows}
    seen: set[UUID] = set()
    step: UUID | None = inner
    while step is not None and step not in seen:
        if step == outer:
            return True
        seen.add(step)
        step = parents.get(step)
    return False
