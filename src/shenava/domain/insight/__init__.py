"""What the figures say: reads every room, changes none; each measure has a file, a definition and its caveat."""
