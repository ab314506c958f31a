"""How brands, categories, forms and texts change."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from shenava.domain.catalogue.models import Brand, Category, FormVersion, Template
from shenava.foundation.database.remembered import forget_all

Multilingual = Mapping[str, str]


def add_brand(*, code: str, name: Multilingual, is_default: bool = False, **texts: Any) -> Brand:  # noqa: ANN401 - any other field of the brand
    """Add a brand; ``texts`` are its other fields by name."""
    brand = Brand.objects.create(code=code, name=dict(name), is_default=is_default, **texts)
    _changed()
    return brand


def add_category(
    *,
    code: str,
    name: Multilingual,
    urgency: str,
    unit_id: UUID | None,
    description: Multilingual | None = None,
    keywords: Mapping[str, Sequence[str]] | None = None,
    position: int = 0,
) -> Category:
    """Add a category that people can choose."""
    category = Category.objects.create(
        code=code,
        name=dict(name),
        urgency=urgency,
        unit_id=unit_id,
        description=dict(description or {}),
        keywords={language: list(found) for language, found in (keywords or {}).items()},
        position=position,
    )
    _changed()
    return category


def publish_form(*, category: Category, schema: Sequence[Mapping[str, Any]], at: datetime) -> FormVersion:
    """Publish new fields for a category; cases filed before keep showing with their own version."""
    number = FormVersion.objects.filter(category=category).count() + 1
    form = FormVersion.objects.create(category=category, number=number, schema=list(schema), published_at=at)
    _changed()
    return form


def write_template(*, brand: Brand, key: str, values: Mapping[str, Mapping[str, str]]) -> Template:
    """Set the text of one key in all its languages."""
    text, _ = Template.objects.update_or_create(
        brand=brand, key=key, defaults={"values": {language: dict(value) for language, value in values.items()}}
    )
    _changed()
    return text


def _changed() -> None:
    forget_all()
    transaction.on_commit(forget_all)
