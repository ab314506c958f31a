"""How many of those who begin to file do file."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.journeys.rules.portions import Portion
from shenava.domain.journeys.vocabulary import Step

MEASURE = Measure(
    name=_("Filings finished"),
    definition=_("How many of the visits that began to write were filed in the end."),
    formula=_("filed visits ÷ begun visits"),
    unit=_("per cent"),
    caveat=_(
        "Somebody who comes back on another day counts as another visit. Visitors who ask not to be followed are not "
        "counted."
    ),
)


def completion(steps: Mapping[str, Portion]) -> Share:
    """Return the share of begun visits that were sent."""
    return Share(_visits(steps, Step.SENT), _visits(steps, Step.WORDS))


def _visits(steps: Mapping[str, Portion], step: str) -> int:
    return steps[step].visits if step in steps else 0
