"""Backups: one file that holds rows, files and keys, and the way back from it."""
