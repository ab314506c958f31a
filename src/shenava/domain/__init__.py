"""Rooms: the nouns and their rules, furnished alike."""
