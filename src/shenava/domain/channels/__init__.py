"""How words come in and go out: one small contract, one file a channel."""
