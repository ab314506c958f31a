"""Bringing categories in and taking them out: what a file or a kit would change is shown before anything changes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from shenava.domain.catalogue import operations, queries, sectors
from shenava.domain.catalogue.category_settings import record
from shenava.domain.catalogue.models import Category
from shenava.domain.catalogue.rules import comparing, exchange
from shenava.domain.catalogue.rules.comparing import Difference
from shenava.domain.catalogue.rules.exchange import CategoryRead, Wrong
from shenava.domain.catalogue.vocabulary import CategoryPart, ImportDeed
from shenava.domain.organization.actors import Actor

_PARTS = ("name", "description", "keywords", "urgency", "subject", "position", "is_active")


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What would become of one category; ``parts`` are the properties that change."""

    category: CategoryRead
    deed: ImportDeed
    parts: tuple[str, ...] = ()
    form: tuple[Difference, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an import would do, or what is wrong with it; then it does nothing."""

    rows: tuple[Planned, ...] = ()
    wrong: tuple[Wrong, ...] = ()

    @property
    def changes(self) -> list[Planned]:
        """Only what would not stay as it is."""
        return [one for one in self.rows if one.deed is not ImportDeed.UNCHANGED]


def part_names() -> dict[str, str]:
    """Return what the properties of a category are called."""
    return {name: str(CategoryPart(name).label) for name in CategoryPart.values}


def exported(categories: Sequence[Category]) -> str:
    """Return a file with these categories and the forms that people see now."""
    forms = queries.current_forms()
    return exchange.written(
        [
            {
                "code": one.code,
                "name": one.name,
                "description": one.description,
                "keywords": one.keywords,
                "urgency": one.urgency,
                "subject": one.subject,
                "parent": one.parent.code if one.parent else "",
                "position": one.position,
                "is_active": one.is_active,
                "fields": forms[one.id].schema if one.id in forms else [],
            }
            for one in categories
        ]
    )


def plan(text: str, *, urgencies: Collection[str]) -> Plan:
    """Return what a file would change."""
    rows = {one.code: one for one in queries.all_categories()}
    found, wrong = exchange.read(text, urgencies=urgencies, known=rows)
    return Plan(wrong=tuple(wrong)) if wrong else Plan(rows=tuple(_planned(one, rows.get(one.code)) for one in found))


def plan_of_kit(name: str) -> Plan:
    """Return what a sector's kit would add: categories that exist stay as they are. Raises ``KeyError``."""
    rows = {one.code for one in queries.all_categories()}
    start = max((one.position for one in queries.all_categories()), default=-1) + 1
    read = [_of_kit(row, start + number) for number, row in enumerate(sectors.kits()[name]["categories"])]
    deeds = {True: ImportDeed.UNCHANGED, False: ImportDeed.ADDED}
    return Plan(rows=tuple(Planned(category=one, deed=deeds[one.code in rows]) for one in read))


@transaction.atomic
def apply(made: Plan, *, source: str, actor: Actor, at: datetime) -> int:
    """Do what was planned, once: what has been done meanwhile is not done again. Returns how many changed."""
    rows = {one.code: one for one in queries.all_categories()}
    for one in made.changes:
        rows[one.category.code] = _put(one.category, rows.get(one.category.code), actor=actor, at=at)
    for one in made.changes:
        row, parent = rows[one.category.code], rows.get(one.category.parent)
        if row.parent_id != (parent.id if parent else None):
            row.parent = parent
            row.save(update_fields=["parent"])
    operations.forget()
    detail = {"source": source, "codes": [one.category.code for one in made.changes]}
    record("settings.categories_imported", actor=actor, at=at, detail=detail)
    return len(made.changes)


def _put(read: CategoryRead, row: Category | None, *, actor: Actor, at: datetime) -> Category:
    values = {part: getattr(read, part) for part in _PARTS}
    if row is None:
        row = operations.add_category(code=read.code, unit_id=None, **values)
        old: Sequence[Mapping[str, Any]] = ()
    else:
        for part, value in values.items():
            setattr(row, part, value)
        row.save(update_fields=list(values))
        old = _schema(row)
    if read.fields and comparing.differences(old, read.fields):
        operations.publish_form(category=row, schema=read.fields, at=at, staff_id=actor.id)
    return row


def _planned(read: CategoryRead, row: Category | None) -> Planned:
    if row is None:
        return Planned(category=read, deed=ImportDeed.ADDED)
    parts = [part for part in _PARTS if getattr(row, part) != getattr(read, part)]
    if (row.parent.code if row.parent else "") != read.parent:
        parts.append("parent")
    form = comparing.differences(_schema(row), read.fields) if read.fields else []
    deed = ImportDeed.CHANGED if parts or form else ImportDeed.UNCHANGED
    return Planned(category=read, deed=deed, parts=tuple(parts), form=tuple(form))


def _schema(row: Category) -> Sequence[Mapping[str, Any]]:
    newest = queries.form_versions(row).first()
    return newest.schema if newest else ()


def _of_kit(row: Mapping[str, Any], position: int) -> CategoryRead:
    return CategoryRead(
        code=row["code"],
        name=row["name"],
        description=row["description"],
        keywords=row["keywords"],
        urgency=row["urgency"],
        subject=row.get("subject", ""),
        parent="",
        position=position,
        is_active=True,
        fields=row["fields"],
    )
