"""The public counter: filing a complaint, following it, answering about it, and checking our letters."""
