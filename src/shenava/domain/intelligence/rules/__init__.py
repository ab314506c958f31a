"""Understanding by rules, in plain Python: the words that count are found and shown, nothing is guessed silently."""
