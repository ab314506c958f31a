"""How codes are asked for and tried, and how sessions begin, live and end."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from shenava.domain.people import proofs, queries
from shenava.domain.people.models import ContactPoint, OneTimeCode, OwnSession, Person
from shenava.domain.people.rules import entering as rules
from shenava.domain.people.vocabulary import ContactKind

_KEPT = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A session and the secret that only its browser knows."""

    session: OwnSession
    secret: str


def ask_for_code(*, kind: ContactKind, address: str, at: datetime) -> OneTimeCode:
    """Remember that a code was asked for at an address, canonical, whoever lives there."""
    return OneTimeCode.objects.create(
        kind=kind,
        address=address,
        lookup=queries.lookup_of(kind, address),
        key_version=proofs.newest_key(),
        asked_at=at,
        until=at + rules.CODE_LIVES,
    )


def try_code(asked: Collection[UUID], *, typed: str, at: datetime) -> OneTimeCode | None:
    """Count one try for each live code of a browser; return the one that fits, which then works no more."""
    live = list(queries.live_codes(asked, at=at).select_for_update())
    fitting = next((one for one in live if proofs.fits(one, typed)), None)
    for one in live:
        one.tries += 1
        if fitting and one.lookup == fitting.lookup:
            one.used_at = at
        one.save(update_fields=["tries", "used_at"])
    return fitting


def begin_session(code: OneTimeCode, *, device: str, is_kept: bool, at: datetime) -> Opened:
    """Open a session at the address of a code that fitted, for the one person known there, if it is one."""
    secret = secrets.token_urlsafe(32)
    known = queries.persons_at(code.lookup)
    session = OwnSession.objects.create(
        kind=code.kind,
        address=code.address,
        lookup=code.lookup,
        person=known[0] if len(known) == 1 else None,
        secret=proofs.digest_of(secret),
        changed_at=at,
        device=device,
        began_at=at,
        seen_at=at,
        until=at + rules.session_lives(is_kept=is_kept),
    )
    if session.person:
        _note_verified(session, at=at)
    return Opened(session=session, secret=secret)


def become(session: OwnSession, *, person: Person, at: datetime) -> None:
    """Let the session stand for one of the persons at its address."""
    session.person = person
    session.save(update_fields=["person"])
    _note_verified(session, at=at)


def change_secret(session: OwnSession, *, at: datetime) -> str:
    """Give the browser a new secret; the former one works until the new one has been shown."""
    secret = secrets.token_urlsafe(32)
    session.former, session.secret = session.secret, proofs.digest_of(secret)
    session.former_until, session.changed_at = None, at
    session.save(update_fields=["former", "secret", "former_until", "changed_at"])
    return secret


def note_seen(session: OwnSession, *, at: datetime) -> None:
    """Note that the browser showed its newest secret."""
    if session.former and session.former_until is None:
        session.former_until = at + rules.FORMER_LIVES
    session.seen_at = at
    session.save(update_fields=["seen_at", "former_until"])


def end_session(session: OwnSession) -> None:
    """Sign one browser out."""
    session.delete()


def end_sessions_at(lookup: str) -> int:
    """Sign every browser out that came in by this address; returns how many."""
    return OwnSession.objects.filter(lookup=lookup).delete()[0]


def forget_what_is_over(*, at: datetime) -> list[UUID]:
    """Delete sessions that have run out and codes of yesterday; returns the ids of those codes."""
    OwnSession.objects.filter(until__lte=at).delete()
    old = list(OneTimeCode.objects.filter(until__lte=at - _KEPT).values_list("id", flat=True)[:500])
    OneTimeCode.objects.filter(pk__in=old).delete()
    return old


def _note_verified(session: OwnSession, *, at: datetime) -> None:
    ContactPoint.objects.filter(person=session.person, lookup=session.lookup, verified_at=None).update(verified_at=at)
