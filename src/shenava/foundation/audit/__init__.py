"""Who did or saw what: a log that only grows and shows when somebody touched it."""
