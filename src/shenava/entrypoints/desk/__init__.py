"""The officers' desk: queue, case, acts, decision; signing in and administration."""
