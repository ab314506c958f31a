"""Rows that the database itself protects: content that never changes, and seals that hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

SQLITE = "sqlite"


@dataclass(frozen=True, kw_only=True)
class SealedTable:
    """A table whose ``content`` columns are written once and whose row is closed once ``seal`` is filled."""

    table: str
    seal: str
    sealing: Sequence[str]
    content: Sequence[str]

    def protection(self, vendor: str) -> list[str]:
        """Return the statements that put the triggers up."""
        return self._for_sqlite() if vendor == SQLITE else self._for_postgresql()

    def removal(self, vendor: str) -> list[str]:
        """Return the statements that take the triggers down."""
        names = [f"{self.table}_{what}" for what in ("content", "seal", "kept")]
        if vendor == SQLITE:
            return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
        drops = [f"DROP TRIGGER IF EXISTS {name} ON {self.table}" for name in names]
        return [*drops, f"DROP FUNCTION IF EXISTS {self.table}_refuse()"]

    def _for_sqlite(self) -> list[str]:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.table} is append-only'); END"
        sealed = f"WHEN OLD.{self.seal} IS NOT NULL"
        return self._triggers(every_row="", sealed_rows=sealed, refuse=refuse)

    def _for_postgresql(self) -> list[str]:
        message = f"'{self.table} is append-only' USING ERRCODE = 'integrity_constraint_violation'"
        body = f"$$ BEGIN RAISE EXCEPTION {message}; END $$"
        function = f"CREATE FUNCTION {self.table}_refuse() RETURNS trigger LANGUAGE plpgsql AS {body}"
        sealed = f"FOR EACH ROW WHEN (OLD.{self.seal} IS NOT NULL)"
        refuse = f"EXECUTE FUNCTION {self.table}_refuse()"
        return [function, *self._triggers(every_row="FOR EACH ROW", sealed_rows=sealed, refuse=refuse)]

    def _triggers(self, *, every_row: str, sealed_rows: str, refuse: str) -> list[str]:
        content, sealing = ", ".join(self.content), ", ".join(self.sealing)
        table = self.table
        return [
            f"CREATE TRIGGER {table}_content BEFORE UPDATE OF {content} ON {table} {every_row} {refuse}",
            f"CREATE TRIGGER {table}_seal BEFORE UPDATE OF {sealing} ON {table} {sealed_rows} {refuse}",
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {sealed_rows} {refuse}",
        ]


def protect(sealed_table: SealedTable) -> RunPython:
    """Return the migration step that puts the triggers up, and takes them down when it is undone.

    SQLite loses triggers when a later migration rebuilds the table: repeat this step after such a one.
    """

    def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, sealed_table.removal(editor.connection.vendor) + sealed_table.protection(editor.connection.vendor))

    def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, sealed_table.removal(editor.connection.vendor))

    return RunPython(put_up, take_down)


def _run(editor: BaseDatabaseSchemaEditor, statements: Sequence[str]) -> None:
    for statement in statements:
        editor.execute(statement)
