"""Advice about complaints, never decisions: what one seems to be about, how urgent and how distressed it sounds."""
