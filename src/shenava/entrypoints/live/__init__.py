"""Live events for open pages: one stream of server-sent events, allowed by signed tokens, never by cookies."""
