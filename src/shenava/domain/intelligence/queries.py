"""How to look at suggestions."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.catalogue.models import Category
from shenava.domain.intelligence.models import Suggestion
from shenava.domain.intelligence.rules.category import CategorySeeds
from shenava.foundation.database.prepared import prepared


@prepared
def suggestions_about(case_id: UUID) -> QuerySet[Suggestion]:
    """What was suggested about a case, surest first."""
    return Suggestion.objects.filter(case_id=case_id).order_by("kind", "-confidence")


def seeds(categories: Sequence[Category]) -> tuple[CategorySeeds, ...]:
    """Return categories as the words that point to them."""
    return tuple(
        CategorySeeds(
            code=one.code,
            names=one.name,
            keywords={key: tuple(found) for key, found in one.keywords.items()},
            descriptions=one.description,
        )
        for one in categories
    )
