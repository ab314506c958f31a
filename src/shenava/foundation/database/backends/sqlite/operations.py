"""How values come out of SQLite: a list page turns hundreds of texts into moments."""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.sqlite3 import operations


class DatabaseOperations(operations.DatabaseOperations):
    """Django's own, but quicker for moments, which this product keeps in UTC."""

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> datetime | None:  # noqa: ANN401 - Django's own signature
        """Read a moment in UTC; whatever is not a plain text is left to Django."""
        if type(value) is str:
            read = datetime.fromisoformat(value)
            return read if read.tzinfo else read.replace(tzinfo=UTC)
        found: datetime | None = super().convert_datetimefield_value(value, expression, connection)
        return found
