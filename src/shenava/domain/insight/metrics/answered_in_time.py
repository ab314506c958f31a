"""How many of the promised answers were given by their date."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access
from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.organization.actors import Actor
from shenava.domain.policies import queries as policies

MEASURE = Measure(
    name=_("Answered by the promised date"),
    definition=_("How many of the complaints whose promised date lay in this time were answered by it."),
    formula=_("answers given by the date ÷ all promised dates in this time, those without an answer too"),
    unit=_("per cent"),
    caveat=_("Where a later date was told, the first one still counts. Withdrawn complaints are left out."),
)


def answered_in_time(*, since: datetime, until: datetime, actor: Actor) -> Share:
    """Return the share of promised dates in this time that were kept, of the cases that this actor may see."""
    cases = access.visible_to(actor).filter(withdrawn_at__isnull=True)
    kept, due = policies.answers_due(cases, since=since, until=until)
    return Share(kept, due)
