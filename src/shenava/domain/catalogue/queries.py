"""How to look at brands, categories, forms and texts; remembered for seconds, because every filing asks."""

from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID

from django.db.models import QuerySet

from shenava.domain.catalogue import texts
from shenava.domain.catalogue.models import (
    Brand,
    Category,
    EarlierPrivacyText,
    FormDraft,
    FormVersion,
    Template,
    TextVersion,
)
from shenava.domain.catalogue.rules import keeping
from shenava.domain.catalogue.rules.form import SchemaError
from shenava.domain.catalogue.rules.ordering import in_order
from shenava.domain.catalogue.rules.schema import Form
from shenava.domain.catalogue.rules.wording import Wording, chosen
from shenava.foundation.database.remembered import remembered
from shenava.foundation.errors import NotFound


@remembered(seconds=5)
def default_brand() -> Brand:
    """Return the brand that meets people when none is named."""
    return Brand.objects.select_related("logo").get(is_default=True)


@remembered(seconds=5)
def brand_called(code: str) -> Brand | None:
    """Return the brand with this code."""
    return Brand.objects.select_related("logo").filter(code=code).first()


def brands() -> QuerySet[Brand]:
    """Return every brand, the oldest first."""
    return Brand.objects.order_by("id")


def has_brand() -> bool:
    """Return whether anybody has begun here."""
    return Brand.objects.filter(is_default=True).exists()


def brand(brand_id: UUID) -> Brand:
    """Return a brand as it is in the database now; raises ``NotFound``."""
    found = Brand.objects.filter(pk=brand_id).first()
    if found is None:
        raise NotFound
    return found


def privacy_text(brand: Brand, *, number: int) -> Mapping[str, str]:
    """Return a version of the brand's privacy text, per language; raises ``NotFound`` for one that never stood."""
    if number == brand.privacy_version:
        return dict(brand.privacy_text)
    earlier = EarlierPrivacyText.objects.filter(brand=brand, number=number).first()
    if earlier is None:
        raise NotFound
    return dict(earlier.values)


def all_categories() -> QuerySet[Category]:
    """Every category, those no longer on offer too, in the administrator's order."""
    return Category.objects.select_related("unit", "parent", "draft").order_by("position", "code")


def any_category(category_id: UUID) -> Category:
    """Return a category, on offer or not; raises ``NotFound``."""
    found = all_categories().filter(pk=category_id).first()
    if found is None:
        raise NotFound
    return found


def draft_of(category: Category) -> FormDraft | None:
    """Return the form that is being worked on, as it is in the database now."""
    return FormDraft.objects.select_related("changed_by").filter(category=category).first()


def form_versions(category: Category) -> QuerySet[FormVersion]:
    """Every published form of a category, the newest first."""
    return FormVersion.objects.select_related("published_by").filter(category=category).order_by("-number")


@remembered(seconds=5)
def active_categories() -> tuple[Category, ...]:
    """Return the categories on offer, in the administrator's order, each after the one it stands beneath."""
    rows = list(Category.objects.filter(is_active=True).order_by("position", "code"))
    return tuple(row for row, _depth in in_order(rows))


@remembered(seconds=5)
def current_forms() -> Mapping[UUID, FormVersion]:
    """Return the newest published form of each category, by category id."""
    return {form.category_id: form for form in FormVersion.objects.order_by("number")}


@remembered(seconds=5)
def _read_forms() -> Mapping[UUID, Form]:
    return {category_id: Form.parse(form.schema) for category_id, form in current_forms().items()}


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


def questions_of(category_id: UUID) -> Form:
    """Return the questions of the form that a new case of this category is filed with; none when it has no form."""
    return _read_forms().get(category_id, Form(()))


def wording(*, brand_id: UUID, key: str, language: str) -> Wording:
    """Return the words of one text as they are sent now; raises ``KeyError`` for a key that nobody knows.

    The organization's own words come first, then the shipped ones, each in the wanted language; after those the
    nearest language there is.
    """
    own = templates().get((brand_id, key))
    return chosen(own.values if own else {}, texts.shipped()[key], key=key, language=language)


def text_versions(*, brand_id: UUID, key: str, language: str) -> QuerySet[TextVersion]:
    """Return what this text has been in this language, the newest first."""
    rows = TextVersion.objects.filter(brand_id=brand_id, key=key, language=language)
    return rows.select_related("written_by").order_by("-number")


def newest_versions(brand_id: UUID) -> Mapping[tuple[str, str], TextVersion]:
    """Return the newest version of each text that was ever rewritten, by key and language."""
    rows = TextVersion.objects.filter(brand_id=brand_id).order_by("number")
    return {(row.key, row.language): row for row in rows}


def forms_that_forget() -> list[tuple[UUID, Form]]:
    """Return every version of a form, old ones too, in which an answer has a time of its own, with its id."""
    found = []
    for version in FormVersion.objects.order_by("id").iterator():
        with suppress(SchemaError):
            form = Form.parse(version.schema)
            if keeping.terms(form):
                found.append((version.id, form))
    return found
