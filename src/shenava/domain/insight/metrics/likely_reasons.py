"""Why people probably stop."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from shenava.domain.insight.metrics.measure import Measure
from shenava.domain.journeys.rules import spread
from shenava.domain.journeys.rules.portions import Portion
from shenava.domain.journeys.vocabulary import Likely

MEASURE = Measure(
    name=_("Likely reasons for stopping"),
    definition=_("What was last seen of visits that had begun and were not filed."),
    formula=_("the first reason that fits, from a trouble with a file to a very long way"),
    unit=_("visits"),
    caveat=_("A guess from steps, times and errors. Nobody has been asked, and nothing that was written is looked at."),
)


def likely_reasons(steps: Iterable[Portion]) -> list[tuple[str, int]]:
    """Return the reasons with how many visits each is likely for, the most frequent first."""
    total = spread.added(*(portion.reasons for portion in steps))
    total.pop(Likely.LOOKED_AROUND, None)
    return sorted(total.items(), key=lambda one: (-one[1], one[0]))
