"""Files that people send or the house makes: inspected, cleaned, kept once, served with care."""
