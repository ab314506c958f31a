"""Ids, the base record, encryption at rest, and all that differs between SQLite and PostgreSQL."""
