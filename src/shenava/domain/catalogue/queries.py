"""How to look at brands, categories, forms and texts; remembered for seconds, because every filing asks."""

from collections.abc import Mapping
from uuid import UUID

from shenava.domain.catalogue import texts
from shenava.domain.catalogue.models import Brand, Category, FormVersion, Template
from shenava.foundation.database.remembered import remembered


@remembered(seconds=5)
def default_brand() -> Brand:
    """Return the brand that meets people when none is named."""
    return Brand.objects.get(is_default=True)


@remembered(seconds=5)
def active_categories() -> tuple[Category, ...]:
    """Return the categories on offer, in the administrator's order."""
    return tuple(Category.objects.filter(is_active=True).order_by("position", "code"))


@remembered(seconds=5)
def current_forms() -> Mapping[UUID, FormVersion]:
    """Return the newest published form of each category, by category id."""
    return {form.category_id: form for form in FormVersion.objects.order_by("number")}


@remembered(seconds=5)
def templates() -> Mapping[tuple[UUID, str], Template]:
    """Return every text, by brand id and key."""
    return {(text.brand_id, text.key): text for text in Template.objects.all()}


def category(code: str) -> Category | None:
    """Return an active category by its code."""
    return next((found for found in active_categories() if found.code == code), None)


def form_of(category_id: UUID | None) -> FormVersion | None:
    """Return the form that a new case of this category is filed with."""
    return current_forms().get(category_id) if category_id else None


def template(*, brand_id: UUID, key: str, language: str) -> Mapping[str, str]:
    """Return ``{"subject", "body"}`` in the wanted language or the nearest; the shipped text where none is set.

    Raises ``KeyError`` for a key that nobody knows.
    """
    own = templates().get((brand_id, key))
    values: Mapping[str, Mapping[str, str]] = own.values if own else texts.shipped()[key]
    return next(values[choice] for choice in (language, "fa", "ar", "en") if choice in values)
