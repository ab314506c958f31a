"""A position as a browser gives it: ``latitude,longitude,metres`` in degrees of WGS 84."""

import re
from dataclasses import dataclass
from typing import Self

_WRITTEN = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]{1,8})?),(-?[0-9]{1,3}(?:\.[0-9]{1,8})?)(?:,([0-9]{1,7}))?")
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180


@dataclass(frozen=True)
class Position:
    """Degrees north and east; ``metres`` is how far off it may be, 0 when nobody said."""

    latitude: float
    longitude: float
    metres: int = 0

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a position, or nothing: a person can always write the address instead."""
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            return None
        latitude, longitude = float(found[1]), float(found[2])
        if abs(latitude) > _MOST_LATITUDE or abs(longitude) > _MOST_LONGITUDE:
            return None
        return cls(latitude, longitude, int(found[3] or 0))

    def __str__(self) -> str:
        """Return it as it was posted, five decimals (about a metre)."""
        return f"{self.latitude:.5f},{self.longitude:.5f},{self.metres}"
