"""The documents that are drawn from the code, so that they can't tell anything else than it does."""
