"""What every measure says of itself."""

from dataclasses import dataclass

from django.utils.functional import Promise

ENOUGH = 10
"""From so many on a share is told; below, single people would show through, and chance would speak."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A name, what it counts, how it is worked out, in what, and what to keep in mind."""

    name: str | Promise
    definition: str | Promise
    formula: str | Promise
    unit: str | Promise
    caveat: str | Promise


@dataclass(frozen=True)
class Share:
    """A part of a whole."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent; ``None`` of nothing."""
        return round(100 * self.part / self.whole) if self.whole else None

    @property
    def is_enough(self) -> bool:
        """Whether the whole is large enough for a share to mean something."""
        return self.whole >= ENOUGH
