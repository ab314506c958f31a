"""Persons, how to reach them, and how they like to be addressed."""
