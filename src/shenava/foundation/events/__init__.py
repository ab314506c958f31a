"""Facts: what has happened, written with the change itself, and what follows from it, delivered once in effect."""
