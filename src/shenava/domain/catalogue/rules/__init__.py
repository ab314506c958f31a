"""Rules of category forms in plain Python: what a form asks, when, and whether the answers will do."""
