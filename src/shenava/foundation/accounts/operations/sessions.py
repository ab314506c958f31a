"""Ending signed-in browsers from afar."""

from datetime import datetime

from shenava.foundation.accounts import queries
from shenava.foundation.accounts.models import Account, Session
from shenava.foundation.audit import recording
from shenava.foundation.errors import NotFound


def end_session(*, account: Account, handle: str, actor_ref: str, at: datetime) -> None:
    """Sign one browser out, named by ``Session.handle``; raises ``NotFound``."""
    for session in queries.sessions_of(account, at=at):
        if session.handle == handle:
            session.delete()
            recording.record("accounts.session_ended", actor_ref=actor_ref, subject_ref=account.ref, at=at)
            return
    raise NotFound


def end_other_sessions(*, account: Account, keep_key: str | None, actor_ref: str, at: datetime) -> int:
    """Sign out every browser but the one in hand; return how many."""
    ended, _rows = Session.objects.filter(account=account).exclude(session_key=keep_key or "").delete()
    recording.record("accounts.sessions_ended", actor_ref=actor_ref, subject_ref=account.ref, at=at)
    return ended
