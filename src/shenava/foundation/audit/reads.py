"""Reads that wait to be written, and those who write them."""

import atexit
import os
import threading
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import Error, close_old_connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from shenava.foundation.audit.models import Entry

AT_ONCE_FROM = 50

_lock = threading.Lock()
_waiting: list[Entry] = []
_full = threading.Event()
_writer_process = 0
_log = structlog.get_logger(__name__)


def keep(entry: Entry) -> None:
    """Keep a read until it is written; the same actor seeing the same thing again meanwhile counts once."""
    with _lock:
        if not any(_is_same(entry, other) for other in _waiting):
            _waiting.append(entry)
        if len(_waiting) >= AT_ONCE_FROM:
            _full.set()


def flush_reads() -> int:
    """Write what waits, in one statement; return how many. What could not be written waits on."""
    with _lock:
        batch = _waiting[:]
        _waiting.clear()
        _full.clear()
    if not batch:
        return 0
    try:
        Entry.objects.bulk_create(batch)
    except Error:
        with _lock:
            _waiting[:0] = batch
        raise
    return len(batch)


class ReadsWritten:
    """Middleware that has the reads of a request written.

    With ``settings.AUDIT_FLUSH_SECONDS`` a thread of this process does it that often, and pages needn't wait;
    without, it is done before the answer leaves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and see to the reads."""
        response = self._get_response(request)
        pause: float = getattr(settings, "AUDIT_FLUSH_SECONDS", 0)
        if not pause:
            flush_reads()
        elif _waiting:
            _start_writer(pause)
        return response


def _start_writer(pause: float) -> None:
    """Start the thread, once a process: none survives a fork."""
    global _writer_process  # noqa: PLW0603 - one writer a process is the point
    with _lock:
        if _writer_process == os.getpid():
            return
        _writer_process = os.getpid()
    atexit.register(_try_to_flush)
    threading.Thread(target=_write_for_ever, args=(pause,), name="audit-reads", daemon=True).start()


def _write_for_ever(pause: float) -> None:
    while True:
        _full.wait(pause)
        _try_to_flush()


def _try_to_flush() -> None:
    try:
        close_old_connections()
        flush_reads()
    except Error:
        _log.exception("reads_not_written")


def _is_same(entry: Entry, other: Entry) -> bool:
    return (entry.actor_ref, entry.subject_ref, entry.action, entry.detail) == (
        other.actor_ref,
        other.subject_ref,
        other.action,
        other.detail,
    )
