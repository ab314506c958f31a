"""How an open case ages while nobody touches it: yellow from half of what its unit allows, red from three quarters."""

from datetime import timedelta
from typing import Final

from shenava.domain.cases.vocabulary import Ageing

USUAL_HOURS: Final = 72
"""Clock hours that a case of no unit may lie untouched."""
_AGEING_PER_CENT, _OLD_PER_CENT = 50, 75


def ageing(untouched: timedelta, *, allowed_hours: int) -> Ageing:
    """Return how a case that nobody has touched for so long looks."""
    share = 100 * (untouched / timedelta(hours=allowed_hours))
    if share >= 100:  # noqa: PLR2004 - the whole
        return Ageing.SILENT
    if share >= _OLD_PER_CENT:
        return Ageing.OLD
    return Ageing.AGEING if share >= _AGEING_PER_CENT else Ageing.FRESH
