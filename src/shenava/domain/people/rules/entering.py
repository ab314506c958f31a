"""How long a code, a session and its secret are good."""

from datetime import datetime, timedelta

CODE_LIVES = timedelta(minutes=10)
MOST_TRIES = 5
SECRET_LIVES = timedelta(hours=1)
"""After that the browser gets another."""
FORMER_LIVES = timedelta(minutes=1)
"""After the new secret was shown, for pages that were asked for at the same time."""
_SEEN_NOTED_EVERY = timedelta(minutes=1)
_OWN_DEVICE = timedelta(days=30)
_ANY_DEVICE = timedelta(hours=2)


def session_lives(*, is_kept: bool) -> timedelta:
    """Return how long a browser stays signed in: on one's own device, or on any other."""
    return _OWN_DEVICE if is_kept else _ANY_DEVICE


def is_due_to_be_noted(seen_at: datetime, *, has_former: bool, at: datetime) -> bool:
    """Return whether a visit must be written down: once a minute, and when a secret is shown for the first time."""
    return has_former or at - seen_at >= _SEEN_NOTED_EVERY


def is_due_for_another(changed_at: datetime, *, at: datetime) -> bool:
    """Return whether a secret has been used long enough."""
    return at - changed_at >= SECRET_LIVES
