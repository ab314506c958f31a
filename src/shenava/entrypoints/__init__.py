"""Doors: translate in, make one call, translate out."""
