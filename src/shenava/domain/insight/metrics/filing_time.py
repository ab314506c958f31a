"""How long filing takes, and each of its steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shenava.domain.insight.metrics.measure import ENOUGH, Measure
from shenava.domain.journeys.rules import spread

MEASURE = Measure(
    name=_("Time to file"),
    definition=_("From beginning to write until sending, for visits that were filed; and the time on each step."),
    formula=_("the length that half of them (median) and nine in ten of them do not exceed"),
    unit=_("minutes and seconds"),
    caveat=_(
        "Visits with a break of more than half an hour within are left out. Lengths are rounded by some per cent."
    ),
)
_NINE_IN_TEN = 0.9


@dataclass(frozen=True)
class Lengths:
    """Seconds: the median and what nine in ten do not exceed, of so many."""

    median: int | None
    nine_in_ten: int | None
    count: int

    def is_within(self, minutes: int) -> bool:
        """Return whether half of them keep to this target."""
        return self.median is not None and self.median <= 60 * minutes

    @property
    def is_enough(self) -> bool:
        """Whether there are enough of them to speak of."""
        return self.count >= ENOUGH


def lengths(seconds: Mapping[str, int]) -> Lengths:
    """Return what a spread of durations says."""
    return Lengths(spread.median(seconds), spread.percentile(seconds, _NINE_IN_TEN), spread.count(seconds))
