"""The fields where people stay long or need another look."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from shenava.domain.insight.metrics.measure import Measure
from shenava.domain.journeys.rules import portions, spread
from shenava.domain.journeys.rules.portions import Portion
from shenava.domain.journeys.rules.spread import Spread

MEASURE = Measure(
    name=_("Fields where people stop"),
    definition=_("How many visits met an error at a field, and how long half of them were at it."),
    formula=_("visits with an error at the field; median of the seconds in which the field was being filled in"),
    unit=_("visits; seconds"),
    caveat=_("Times at fields are known only of visitors whose browser runs scripts; errors are known of all."),
)


@dataclass(frozen=True)
class Trouble:
    """One field of one topic: visits that met an error there, visits timed there, and half of them within so long."""

    category: str
    field: str
    errors: int
    timed: int
    median: int | None


def troubles(rows: Iterable[tuple[str, Portion]], *, most: int) -> list[Trouble]:
    """Return the fields that trouble people most; ``rows`` are figures of steps with the category they belong to."""
    by_category: dict[str, Portion] = {}
    for category, portion in rows:
        by_category[category] = portions.added(by_category.get(category, Portion()), portion)
    found = [
        Trouble(category, name, one.errors.get(name, 0), spread.count(times), spread.median(times))
        for category, one in by_category.items()
        for name, times in _times(one).items()
    ]
    return sorted(found, key=lambda one: (-one.errors, -(one.median or 0), one.category, one.field))[:most]


def _times(portion: Portion) -> dict[str, Spread]:
    """Return the times at each field that has any, or an error."""
    return {name: portion.fields.get(name, {}) for name in {*portion.fields, *portion.errors}}
