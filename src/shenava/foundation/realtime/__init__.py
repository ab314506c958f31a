"""Live notices: a durable table that pages in a browser follow, and the stream that carries it."""
