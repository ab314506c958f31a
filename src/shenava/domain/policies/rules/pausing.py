"""Times at which a clock stands still."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch during which a clock stood still, and the code of the reason; raises ``ValueError`` when it runs back.

    A pause that still lasts ends, for the arithmetic, at the moment of asking: the earliest end that it can have.
    """

    begins: datetime
    ends: datetime
    reason: str

    def __post_init__(self) -> None:
        if self.ends < self.begins:
            raise ValueError("A pause ends after it began.")


def merged(pauses: Iterable[Pause], *, since: datetime) -> list[Pause]:
    """Return the pauses in order, in UTC, cut to what lies after a moment; those that overlap become one."""
    found: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.begins):
        begins, ends = max(pause.begins.astimezone(UTC), since), pause.ends.astimezone(UTC)
        if ends <= begins:
            continue
        if found and begins <= found[-1].ends:
            found[-1] = replace(found[-1], ends=max(found[-1].ends, ends))
        else:
            found.append(Pause(begins, ends, pause.reason))
    return found
