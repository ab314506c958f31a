"""Three short questions after the answer, and what follows from a low score."""
