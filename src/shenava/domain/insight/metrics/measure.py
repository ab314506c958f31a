"""What every measure says of itself."""

import math
from dataclasses import dataclass

from django.utils.functional import Promise

ENOUGH = 10
"""From so many on a share is told; below, single people would show through, and chance would speak."""


_Z = 1.96
"""The normal deviate of 95 per cent."""


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

    @property
    def likely(self) -> tuple[int, int]:
        """Between which whole per cents the true share lies, 95 times of 100 (Wilson); everything for nothing."""
        if not self.whole:
            return 0, 100
        share, spread = self.part / self.whole, _Z * _Z / self.whole
        middle = (share + spread / 2) / (1 + spread)
        half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / self.whole + spread / (4 * self.whole))
        return max(0, math.floor(100 * (middle - half))), min(100, math.ceil(100 * (middle + half)))
