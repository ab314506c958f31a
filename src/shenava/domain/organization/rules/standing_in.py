"""Who does somebody's work while they are away: the deputy, then whoever is next, never somebody who is away too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Away:
    """One absence: from a moment until another (exclusive), and who stands in."""

    staff_id: UUID
    from_at: datetime
    until_at: datetime
    deputy_id: UUID | None

    def holds(self, at: datetime) -> bool:
        """Return whether it holds at a moment."""
        return self.from_at <= at < self.until_at


def away_now(absences: Iterable[Away], *, at: datetime) -> dict[UUID, UUID | None]:
    """Return who is away at a moment, each with their deputy; of two absences at once the one that began later."""
    holding = sorted((one for one in absences if one.holds(at)), key=lambda one: one.from_at)
    return {one.staff_id: one.deputy_id for one in holding}


def stand_in(
    wanted: Sequence[UUID], *, away: Mapping[UUID, UUID | None], may: Callable[[UUID], bool] = lambda _one: True
) -> UUID | None:
    """Return the first of those wanted, in their order, who is there and may; else whoever stands in for them.

    A deputy who is away or may not hands on to their own deputy before the next of those wanted is asked.
    """
    for one in wanted:
        found = _follow(one, away, may)
        if found:
            return found
    return None


def represented_by(deputy_id: UUID, *, away: Mapping[UUID, UUID | None]) -> frozenset[UUID]:
    """Return everybody whose work comes to a deputy now, also by way of another deputy who is away."""
    return frozenset(one for one in away if one != deputy_id and _follow(one, away, lambda _any: True) == deputy_id)


def _follow(start: UUID, away: Mapping[UUID, UUID | None], may: Callable[[UUID], bool]) -> UUID | None:
    seen: set[UUID] = set()
    one: UUID | None = start
    while one and one not in seen:
        seen.add(one)
        if one not in away:
            return one if may(one) else None
        one = away[one]
    return None
