"""How the tables of the log came to be."""
