"""Every row of every table as it reads, to compare before and after."""

from typing import Any

from django.apps import apps

Rows = dict[str, list[dict[str, Any]]]


def dump(*, without: frozenset[str] = frozenset()) -> Rows:
    """Return all rows but those of these apps (``audit``) and tables (``events.Delivery``)."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.label not in without and model._meta.app_label not in without
    }


def changes(before: Rows, after: Rows) -> list[str]:
    """Return, table by table, the rows that are new or read differently, and how many are gone."""
    return [
        f"{table}: {[row for row in after[table] if row not in rows]}, {len(rows)} -> {len(after[table])} rows"
        for table, rows in before.items()
        if after[table] != rows
    ]
