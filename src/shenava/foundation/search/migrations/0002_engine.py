"""The engine's own table or column beside the folded words."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shenava.foundation.search import postgresql, sqlite


def _run(statements: dict[str, tuple[str, ...]], editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


def create(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Build the engine."""
    _run({"sqlite": sqlite.CREATE, "postgresql": postgresql.CREATE}, editor)


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the engine away."""
    _run({"sqlite": sqlite.DROP, "postgresql": postgresql.DROP}, editor)


class Migration(migrations.Migration):
    """FTS5 on SQLite, a tsvector on PostgreSQL."""

    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop, elidable=False)]
