"""What must be there before this installation can work."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from shenava.foundation.tasks import heartbeat

WORKER_SILENT_FOR = timedelta(seconds=60)
_migrated: set[str] = set()
"""Databases seen at this version: no process goes back to an older one."""


def readiness(*, at: datetime) -> dict[str, bool]:
    """Return what is ready, by name: database, migrations, worker."""
    database = _answers()
    return {"database": database, "migrations": database and _is_migrated(), "worker": worker_lives(at=at)}


def _answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _is_migrated() -> bool:
    name = str(connection.settings_dict["NAME"])
    if name not in _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add(name)
    return True


def worker_lives(*, at: datetime) -> bool:
    """Return whether the worker lives; workers behind a broker are watched there."""
    if settings.BROKER_URL:
        return True
    beat = heartbeat.read()
    return beat is not None and at - beat.at < WORKER_SILENT_FOR
