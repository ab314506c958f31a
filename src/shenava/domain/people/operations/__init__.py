"""How persons change, and how they come to a page of their own."""

from shenava.domain.people.operations.entering import (
    Opened,
    ask_for_code,
    become,
    begin_session,
    change_secret,
    end_session,
    end_sessions_at,
    forget_what_is_over,
    note_seen,
    try_code,
)
from shenava.domain.people.operations.erasing import ask_for_erasure, forget, settle_erasure
from shenava.domain.people.operations.identifying import Identified, Introduction, identify, prefer

__all__ = [
    "Identified",
    "Introduction",
    "Opened",
    "ask_for_code",
    "ask_for_erasure",
    "become",
    "begin_session",
    "change_secret",
    "end_session",
    "end_sessions_at",
    "forget",
    "forget_what_is_over",
    "identify",
    "note_seen",
    "prefer",
    "settle_erasure",
    "try_code",
]
