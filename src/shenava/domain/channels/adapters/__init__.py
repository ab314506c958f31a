"""One file a provider; none knows another."""
