"""Words of people in Persian, Arabic and English: folding, digits, direction, language, secrets and identifiers."""
