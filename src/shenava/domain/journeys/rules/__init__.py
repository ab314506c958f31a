"""What notes make of a visit, and what a visit says."""
