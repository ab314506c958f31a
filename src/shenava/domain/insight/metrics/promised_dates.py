"""How well promised dates are kept: in all, by unit, and of those that we called likely by 80 per cent."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access
from shenava.domain.insight.metrics.measure import Measure, Share
from shenava.domain.organization.actors import Actor
from shenava.domain.policies import queries as policies

Key = TypeVar("Key", bound=Hashable)

CALIBRATION = Measure(
    name=_("As sure as we said"),
    definition=_("How many of the dates that we called so likely were kept."),
    formula=_("answers given by the date ÷ all dates promised with this chance, those without an answer too"),
    unit=_("per cent"),
    caveat=_("The range holds the true share in 95 of 100 cases; with few complaints it is wide."),
)


@dataclass(frozen=True, kw_only=True)
class PromisedDates:
    """The dates of a time that were kept: in all, by unit, and by the chance that was told (per cent)."""

    everything: Share
    by_unit: Mapping[UUID | None, Share]
    by_chance: Mapping[int, Share]


def promised_dates(*, since: datetime, until: datetime, actor: Actor) -> PromisedDates:
    """Return how the promised dates of this time were kept, of the cases that this actor may see."""
    cases = access.visible_to(actor).filter(withdrawn_at__isnull=True)
    rows = policies.kept_dates(cases, since=since, until=until)
    return PromisedDates(
        everything=Share(sum(row.kept for row in rows), sum(row.due for row in rows)),
        by_unit=_summed((row.unit_id, row.kept, row.due) for row in rows),
        by_chance=_summed((row.chance, row.kept, row.due) for row in rows if row.chance),
    )


def _summed(rows: Iterable[tuple[Key, int, int]]) -> dict[Key, Share]:
    sums: dict[Key, Share] = defaultdict(lambda: Share(0, 0))
    for key, kept, due in rows:
        sums[key] = Share(sums[key].part + kept, sums[key].whole + due)
    return dict(sums)
