"""How filing goes for people: which steps they see, how long each takes, where they stop; never who they are."""
