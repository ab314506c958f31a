"""A page of one's own, opened by a one-time code: all own complaints, preferences, data and sessions."""
