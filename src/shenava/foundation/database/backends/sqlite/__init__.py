"""SQLite as a server of many processes: durable, never "locked", writers in order."""
