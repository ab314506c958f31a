"""How far the database is: new, behind this version, or as this version needs it."""

from enum import Enum, auto

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class State(Enum):
    """What a database needs before it can be served."""

    NEW = auto()
    BEHIND = auto()
    CURRENT = auto()


def state() -> State:
    """Return what the database of this installation needs."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        return State.NEW
    return State.BEHIND if executor.migration_plan(executor.loader.graph.leaf_nodes()) else State.CURRENT
