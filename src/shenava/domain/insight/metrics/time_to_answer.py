"""How long people wait for their answer."""

from datetime import datetime, timedelta
from statistics import median

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, queries
from shenava.domain.insight.metrics.measure import Measure
from shenava.domain.organization.actors import Actor

MEASURE = Measure(
    name=_("Time to the answer"),
    definition=_("From the day a complaint came in to the first written answer, for answers given in this time."),
    formula=_("the time that half of the answers did not exceed (median)"),
    unit=_("days"),
    caveat=_("Nights and holidays are counted too, because people wait through them. Open complaints are not in it."),
)


def time_to_answer(*, since: datetime, until: datetime, actor: Actor) -> tuple[timedelta | None, int]:
    """Return the median and of how many answers, among the cases that this actor may see."""
    waited = [
        (issued - received).total_seconds()
        for received, issued in queries.first_answers(access.visible_to(actor), since=since, until=until)
    ]
    return (timedelta(seconds=median(waited)) if waited else None), len(waited)
