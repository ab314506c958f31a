"""The same person files again about the same topic."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, queries
from shenava.domain.cases.models import Case
from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.organization.actors import Actor

WITHIN = timedelta(days=30)
MEASURE = Measure(
    name=_("Filed again"),
    definition=_("Complaints of somebody who had filed about the same topic in the 30 days before."),
    formula=_("complaints with an earlier one of the same person and topic within 30 days ÷ all complaints"),
    unit=_("complaints"),
    caveat=_(
        "Only people who said how to reach them can be recognised. Filing again may be right: it may be another matter."
    ),
)


@dataclass(frozen=True)
class Again:
    """A case and the one that the same person filed before it about the same topic."""

    case: Case
    before: Case


def repeat_filings(*, since: datetime, until: datetime, actor: Actor) -> tuple[list[Again], Share]:
    """Return the repeats among the cases of a time that this actor may see, newest first, and their share of all."""
    visible = access.visible_to(actor)
    received = visible.filter(received_at__gte=since, received_at__lt=until)
    known = queries.of_known_people(visible, since=since - WITHIN, until=until)
    last: dict[tuple[object, object], Case] = {}
    found = []
    for case in known:
        before = last.get((case.person_id, case.category_id))
        if before and case.received_at >= since and case.received_at - before.received_at <= WITHIN:
            found.append(Again(case, before))
        last[case.person_id, case.category_id] = case
    return found[::-1], Share(len(found), received.count())
