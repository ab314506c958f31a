"""The story: one file per stage of a complaint's life; a stage never calls another."""
