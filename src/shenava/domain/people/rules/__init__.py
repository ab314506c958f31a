"""What is right about persons: how they read, and how long a proof of theirs is good."""

from shenava.domain.people.rules.reading import preference, quiet_until

__all__ = ["preference", "quiet_until"]
