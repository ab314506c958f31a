"""What can be complained about, the forms for it, the texts we answer with, and the brands."""
