"""Switches: an enumeration in code, a row in the database, a page on the desk."""
