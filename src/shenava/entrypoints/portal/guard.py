"""Proof of work in place of a puzzle, and only while somebody seems to flood us; nobody is ever shut out by it.

A browser with scripts solves it unseen. Without scripts the same form is taken once a short wait is over.
"""

import hashlib
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shenava.entrypoints.portal.draft import Draft
from shenava.entrypoints.ui import filters
from shenava.foundation.web import limits
from shenava.foundation.web.addresses import client_address, network_of

BITS = 14
"""Leading zero bits of the digest: some sixteen thousand tries, a second on a phone."""
WAIT = timedelta(seconds=20)
HONEYPOT = "website"
_GOOD_FOR = timedelta(hours=2)
_FREE_A_NETWORK, _FREE_FOR_ALL = 5, 60
_SALT = "portal.guard"


def challenge(request: HttpRequest, draft: Draft, *, at: datetime) -> str:
    """Return what this form must solve, or nothing while all is quiet; a challenge that was given stays the same."""
    given = request.POST.get("challenge", "")
    if given and _given_at(given, draft) is not None:
        return given
    if not is_suspicious(request, at=at):
        return ""
    return given_to(draft.one("token"), at=at)


def given_to(token: str, *, at: datetime) -> str:
    """Return the challenge of one form."""
    return signing.dumps([token, int(at.timestamp())], salt=_SALT)


def is_suspicious(request: HttpRequest, *, at: datetime) -> bool:
    """Return whether a machine seems to be at work: too many from here or from everywhere, or a field nobody sees."""
    if request.POST.get(HONEYPOT):
        return True
    from_here = limits.so_far(limits.named("submit"), network_of(client_address(request)), at=at)
    return from_here >= _FREE_A_NETWORK or limits.so_far(limits.named("submit_everybody"), "", at=at) >= _FREE_FOR_ALL


def refusal(request: HttpRequest, draft: Draft, *, at: datetime) -> str:
    """Return what the person must do before this can be sent, or nothing."""
    if not is_suspicious(request, at=at):
        return ""
    given = request.POST.get("challenge", "")
    began = _given_at(given, draft)
    if began is not None and (_is_solved(given, request.POST.get("proof", "")) or at >= began + WAIT):
        return ""
    left = WAIT if began is None else began + WAIT - at
    seconds = {"seconds": filters.in_digits(max(1, int(left.total_seconds())))}
    told = _("Very many complaints arrive just now. Please wait %(seconds)s seconds, then send it; nothing is lost.")
    return told % seconds


def _given_at(given: str, draft: Draft) -> datetime | None:
    try:
        token, second = signing.loads(given, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature:
        return None
    return datetime.fromtimestamp(second, tz=UTC) if token == draft.one("token") else None


def _is_solved(given: str, proof: str) -> bool:
    digest = hashlib.sha256(f"{given}:{proof}".encode()).digest()
    return int.from_bytes(digest[:4]) >> (32 - BITS) == 0
