"""How codes are read, and what is written beside them."""
