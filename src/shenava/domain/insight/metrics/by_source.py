"""How many people came from each touchpoint, and how many of them filed."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.journeys import queries as journeys
from shenava.domain.journeys.queries import Period
from shenava.domain.journeys.vocabulary import Step

DAYS = 90
MEASURE = Measure(
    name=_("Came from a place with a code"),
    definition=_("Visits that began to write after opening the short link of a touchpoint, and how many were filed."),
    formula=_("filed visits ÷ begun visits, by touchpoint"),
    unit=_("visits"),
    caveat=_("The code travels in the form alone; whoever opens the form in another way is counted without a code."),
)


def came_from(*, today: date) -> Mapping[str, Share]:
    """Return by code how many began and how many of them filed in the last ``DAYS`` days."""
    rows = list(journeys.figures(Period(today - timedelta(days=DAYS), today), {}))
    begun = journeys.by_group(rows, "source", step=Step.WORDS)
    sent = journeys.by_group(rows, "source", step=Step.SENT)
    return {code: Share(sent[code].visits if code in sent else 0, one.visits) for code, one in begun.items() if code}
