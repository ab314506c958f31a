"""How often people turn out to be right."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, queries
from shenava.domain.cases.vocabulary import Outcome
from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.organization.actors import Actor

MEASURE = Measure(
    name=_("Decided for the complainant"),
    definition=_("How many of the points that were decided in this time were upheld, wholly or in part."),
    formula=_("points upheld or partly upheld ÷ points decided"),
    unit=_("per cent"),
    caveat=_("A complaint may hold several points; each counts. Points passed on to another body are left out."),
)
_RIGHT = (Outcome.UPHELD, Outcome.PARTLY)
_DECIDED = (*_RIGHT, Outcome.NOT_UPHELD)


def found_right(*, since: datetime, until: datetime, actor: Actor) -> Share:
    """Return the share of decided points that were upheld, among the cases that this actor may see."""
    decided = queries.outcomes(access.visible_to(actor), since=since, until=until)
    return Share(sum(decided.get(one, 0) for one in _RIGHT), sum(decided.get(one, 0) for one in _DECIDED))
