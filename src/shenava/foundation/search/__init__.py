"""Finding texts: one interface over SQLite FTS5 and PostgreSQL, always on folded copies."""
