"""Ground: would serve any product and has never heard of a complaint."""
