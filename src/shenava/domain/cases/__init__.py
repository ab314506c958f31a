"""The heart: a complaint as a case, from receipt to its last word."""
