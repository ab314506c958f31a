"""How brands, categories, forms and texts change."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from shenava.domain.catalogue.models import (
    Brand,
    Category,
    EarlierPrivacyText,
    FormDraft,
    FormVersion,
    Template,
    TextVersion,
)
from shenava.domain.catalogue.rules.wording import Wording
from shenava.foundation.database.remembered import forget_all

Multilingual = Mapping[str, str]


def add_brand(*, code: str, name: Multilingual, is_default: bool = False, **texts: Any) -> Brand:  # noqa: ANN401 - any other field of the brand
    """Add a brand; ``texts`` are its other fields by name."""
    brand = Brand.objects.create(code=code, name=dict(name), is_default=is_default, **texts)
    forget()
    return brand


def change_brand(brand: Brand, **fields: Any) -> None:  # noqa: ANN401 - any field of the brand
    """Change what the brand says of itself; ``fields`` are those of the model by name."""
    for name, value in fields.items():
        setattr(brand, name, value)
    brand.save(update_fields=list(fields))
    forget()


def keep_privacy_text(brand: Brand, *, at: datetime) -> int:
    """Keep the text that is about to be replaced, under its number; returns the number of the next."""
    EarlierPrivacyText.objects.create(
        brand=brand, number=brand.privacy_version, values=brand.privacy_text, replaced_at=at
    )
    return brand.privacy_version + 1


def add_category(
    *,
    code: str,
    name: Multilingual,
    urgency: str,
    unit_id: UUID | None,
    description: Multilingual | None = None,
    keywords: Mapping[str, Sequence[str]] | None = None,
    **fields: Any,  # noqa: ANN401 - any other field of the category
) -> Category:
    """Add a category that people can choose; ``fields`` are its other fields by name."""
    category = Category.objects.create(
        code=code,
        name=dict(name),
        urgency=urgency,
        unit_id=unit_id,
        description=dict(description or {}),
        keywords={language: list(found) for language, found in (keywords or {}).items()},
        **fields,
    )
    forget()
    return category


def give_to_unit(*, category: Category, unit_id: UUID) -> None:
    """Let a unit look after a category from now on; cases that are placed already stay where they are."""
    category.unit_id = unit_id
    category.save(update_fields=["unit"])
    forget()


def publish_form(
    *, category: Category, schema: Sequence[Mapping[str, Any]], at: datetime, staff_id: UUID | None = None
) -> FormVersion:
    """Publish new fields for a category; cases filed before keep showing with their own version."""
    newest = FormVersion.objects.filter(category=category).aggregate(newest=Max("number"))["newest"] or 0
    form = FormVersion.objects.create(
        category=category, number=newest + 1, schema=list(schema), published_at=at, published_by_id=staff_id
    )
    forget()
    return form


def keep_draft(
    *, category: Category, schema: Sequence[Mapping[str, Any]], at: datetime, staff_id: UUID | None
) -> FormDraft:
    """Keep a form that is being worked on, with what it was before."""
    newest = FormVersion.objects.filter(category=category).order_by("-number").first()
    begun = {"changed_at": at, "schema": newest.schema if newest else []}
    draft, _is_new = FormDraft.objects.get_or_create(category=category, defaults=begun)
    draft.previous = draft.schema
    draft.schema, draft.revision, draft.changed_at, draft.changed_by_id = list(schema), draft.revision + 1, at, staff_id
    draft.save()
    return draft


def drop_draft(*, category: Category) -> bool:
    """Throw away the form that is being worked on, if there is one."""
    return bool(FormDraft.objects.filter(category=category).delete()[0])


def hold_brand(brand: Brand) -> None:
    """Let nobody else rewrite texts of this brand until the transaction ends."""
    Brand.objects.select_for_update().get(pk=brand.pk)


def write_text(
    *, wording: Wording, brand: Brand, restored: int | None = None, staff_id: UUID | None, at: datetime
) -> TextVersion:
    """Say one text in these words from now on, as the next version; ``restored`` is the version they come from.

    Restoring 0 lets the shipped words speak again.
    """
    row, _ = Template.objects.get_or_create(brand=brand, key=wording.key)
    values = {language: dict(value) for language, value in row.values.items()}
    if restored == 0:
        values.pop(wording.language, None)
    else:
        values[wording.language] = {"subject": wording.subject, "body": wording.body, "version": wording.version}
    row.values = values
    row.save(update_fields=["values"])
    version = TextVersion.objects.create(
        brand=brand,
        key=wording.key,
        language=wording.language,
        number=wording.version,
        subject=wording.subject,
        body=wording.body,
        restored=restored,
        written_by_id=staff_id,
        written_at=at,
    )
    forget()
    return version


def forget() -> None:
    """Let the next look read the catalogue anew, now and once this transaction stands."""
    forget_all()
    transaction.on_commit(forget_all)
