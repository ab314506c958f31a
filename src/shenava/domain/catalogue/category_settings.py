"""How an administrator arranges categories: checked, and written down under their name."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import operations, queries
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import ordering
from shenava.domain.organization.actors import Actor
from shenava.foundation.audit import recording
from shenava.foundation.errors import Problem

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,39}")


class CategoryNameMissing(Problem):
    """A category without a name in any language."""

    code = "category_name_missing"
    status = 422
    sentence = _("Please write what people call this, in one language at least.")


class CategoryCodeWrong(Problem):
    """A code that can't stand in files and addresses."""

    code = "category_code_wrong"
    status = 422
    sentence = _("Please give a short code of Latin letters, digits and hyphens, such as BANK-16.")


class CategoryCodeTaken(Problem):
    """Another category has this code."""

    code = "category_code_taken"
    status = 409
    sentence = _("There is a category with this code already. Please choose another one.")


class CategoryInCircle(Problem):
    """A category would stand beneath itself."""

    code = "category_in_circle"
    status = 422
    sentence = _("A category can’t stand beneath itself. Please choose another one above it.")


@transaction.atomic
def add_category(*, code: str, name: Mapping[str, str], actor: Actor, at: datetime, **fields: Any) -> Category:  # noqa: ANN401 - any other field of the category
    """Add a category at the end of the list; raises ``CategoryNameMissing`` and problems with the code."""
    code = code.strip().upper()
    if not name:
        raise CategoryNameMissing(fields={"name": CategoryNameMissing.sentence})
    if not _CODE.fullmatch(code):
        raise CategoryCodeWrong(fields={"code": CategoryCodeWrong.sentence})
    rows = list(queries.all_categories())
    if any(row.code == code for row in rows):
        raise CategoryCodeTaken(fields={"code": CategoryCodeTaken.sentence})
    unit = fields.pop("unit", None)
    category = operations.add_category(
        code=code,
        name=name,
        unit_id=unit.id if unit else None,
        position=max((row.position for row in rows), default=-1) + 1,
        **fields,
    )
    record("settings.category_added", actor=actor, at=at, detail={"category": code})
    return category


@transaction.atomic
def change_category(*, category: Category, changes: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Change the names, unit, urgency, place or offer of a category; the cases it has keep what they got.

    Raises ``CategoryNameMissing`` and ``CategoryInCircle``.
    """
    if not changes.get("name", category.name):
        raise CategoryNameMissing(fields={"name": CategoryNameMissing.sentence})
    parent = changes.get("parent")
    if parent is not None and ordering.is_beneath(list(queries.all_categories()), parent.id, category.id):
        raise CategoryInCircle(fields={"parent": CategoryInCircle.sentence})
    for field, value in changes.items():
        setattr(category, field, value)
    category.save(update_fields=list(changes))
    operations.forget()
    record("settings.category", actor=actor, at=at, detail={"category": category.code, "changed": sorted(changes)})


@transaction.atomic
def order_categories(*, ids: Sequence[UUID], actor: Actor, at: datetime) -> None:
    """Put the categories in this order; those that are not named follow as they stood."""
    place = {one: number for number, one in enumerate(ids)}
    rows = sorted(queries.all_categories(), key=lambda row: (place.get(row.id, len(place)), row.position))
    for position, row in enumerate(rows):
        row.position = position
    Category.objects.bulk_update(rows, ["position"])
    operations.forget()
    record("settings.categories_ordered", actor=actor, at=at, detail={"count": len(rows)})


@transaction.atomic
def move_category(*, category: Category, by: int, actor: Actor, at: datetime) -> None:
    """Move a category past so many of those that stand on its level, down or up."""
    rows = [row for row, _depth in ordering.in_order(list(queries.all_categories()))]
    siblings = [row for row in rows if row.parent_id == category.parent_id]
    here = next(number for number, row in enumerate(siblings) if row.id == category.id)
    target = min(max(here + by, 0), len(siblings) - 1)
    siblings.insert(target, siblings.pop(here))
    others = iter(siblings)
    ids = [next(others).id if row.parent_id == category.parent_id else row.id for row in rows]
    order_categories(ids=ids, actor=actor, at=at)


def record(action: str, *, actor: Actor, at: datetime, detail: Mapping[str, Any]) -> None:
    """Write down what an administrator did with the categories."""
    recording.record(action, actor_ref=actor.ref, subject_ref="settings", at=at, detail=detail)
