"""How to look at visits and at the figures that remain of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from shenava.domain.journeys.models import DEFAULT_TARGET, StepFigures, Target, Visit
from shenava.domain.journeys.rules import portions
from shenava.domain.journeys.rules.portions import Portion
from shenava.domain.journeys.vocabulary import Ending, Step
from shenava.foundation.database.remembered import remembered

BY = ("language", "device", "source", "category")
"""What visits can be told apart by."""


@dataclass(frozen=True)
class Period:
    """Days, both of them included."""

    first: date
    last: date


def figures(period: Period, wanted: Mapping[str, str]) -> QuerySet[StepFigures]:
    """Return the figures of these days for visits that have this in common; ``wanted`` is by names in ``BY``."""
    narrowed = {name: value for name, value in wanted.items() if name in BY}
    return StepFigures.objects.filter(day__range=(period.first, period.last), **narrowed)


def by_step(rows: Iterable[StepFigures]) -> dict[str, Portion]:
    """Return the figures of each step in the order in which people walk them."""
    found = _added((row.step, row) for row in rows)
    known = {step: place for place, step in enumerate(Step.values)}
    return dict(sorted(found.items(), key=lambda one: known.get(one[0], len(known) - 2)))


def by_group(rows: Iterable[StepFigures], name: str, *, step: str) -> dict[str, Portion]:
    """Return the figures of one step for each language, device, source or category."""
    return _added((getattr(row, name), row) for row in rows if row.step == step)


def newest_left(period: Period, wanted: Mapping[str, str]) -> QuerySet[Visit]:
    """Return visits that ended without being sent and had begun, the newest days first."""
    narrowed = {name: value for name, value in wanted.items() if name in BY}
    left = Visit.objects.filter(ending=Ending.LEFT, day__range=(period.first, period.last), **narrowed)
    return left.exclude(step__in=["", Step.SEEN]).order_by("-day", "id")


@remembered(seconds=5)
def target_minutes() -> int:
    """Return how long filing should take at most for half of the people."""
    return Target.objects.values_list("minutes", flat=True).first() or DEFAULT_TARGET


def _added(rows: Iterable[tuple[str, StepFigures]]) -> dict[str, Portion]:
    total: dict[str, Portion] = {}
    for name, row in rows:
        total[name] = portions.added(total.get(name, Portion()), portion_of(row))
    return total


def portion_of(row: StepFigures) -> Portion:
    """Return what a row says, as the rules read it."""
    return Portion(
        visits=row.visits,
        exits=row.exits,
        seconds=row.seconds,
        errors=row.errors,
        fields=row.fields,
        reasons=row.reasons,
    )
