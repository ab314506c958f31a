"""Who may sign in: accounts, their second factors, their sessions and the tokens of programs."""
