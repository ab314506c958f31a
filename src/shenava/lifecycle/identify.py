"""Let people in to a page of their own: a code to a contact of theirs, and the session that it opens."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.rules.filling import fill
from shenava.domain.channels import operations as channels
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import STRANGER
from shenava.domain.people import operations as people
from shenava.domain.people import proofs
from shenava.domain.people import queries as people_queries
from shenava.domain.people.events import CodeAsked
from shenava.domain.people.models import OneTimeCode, OwnSession
from shenava.domain.people.operations import Opened
from shenava.domain.people.rules import entering as rules
from shenava.domain.people.vocabulary import ContactKind
from shenava.foundation.audit import recording
from shenava.foundation.calendars.defaults import preference_for
from shenava.foundation.errors import Problem
from shenava.foundation.events import outbox
from shenava.foundation.events.contract import DeliveryContext, Settle, outside
from shenava.foundation.text import digits, multilingual
from shenava.lifecycle import tell


class CodeDoesNotFit(Problem):
    """Not the code, or one that works no more; nobody is told which."""

    code = "code_does_not_fit"
    status = 422
    sentence = _("This is not the newest code, or its ten minutes are over. Compare it once more, or ask for another.")


class NobodyCalledSo(Problem):
    """Nobody of this name has given us this contact."""

    code = "nobody_called_so"
    status = 422
    sentence = _("Nobody of this name has given us this contact. Write the name as it stands on the complaint.")


def ask_for_code(*, kind: ContactKind, address: str, language: str, at: datetime) -> OneTimeCode:
    """Send a code to a contact, known or not: whoever asks can't tell. No row holds the code."""
    brand = catalogue.default_brand()
    sms = "_sms" if kind == ContactKind.MOBILE else ""
    words = catalogue.wording(brand_id=brand.id, key=f"one_time_code{sms}", language=language)
    minutes = str(rules.CODE_LIVES.seconds // 60)
    said = {
        "one_time_code": proofs.WITHHELD,
        "minutes": digits.write(minutes, preference_for(language, brand.zone).digits),
        "org": multilingual.text(brand.name, language),
    }
    with transaction.atomic():
        code = people.ask_for_code(kind=kind, address=address, at=at)
        message, _is_new = channels.queue(
            key=f"one-time:{code.id}",
            about=code.id,
            channel=tell.CHANNEL_OF[kind],
            to=address,
            subject=fill(words.subject, said),
            body=fill(words.body, said),
            language=language,
            wording=words.ref,
            at=at,
        )
        outbox.record(CodeAsked(subject=code.id, message=message.id), actor_ref=STRANGER.ref, at=at)
    return code


@outside
def send_code(fact: CodeAsked, context: DeliveryContext) -> Settle | None:
    """Send the code while it works; the digits are put in on their way out and kept nowhere."""
    message = OutboundMessage.objects.filter(pk=fact.message).first()
    code = people_queries.one_time_code(fact.subject)
    if message is None or code is None:
        return None
    if code.used_at or context.at >= code.until:
        return lambda: channels.note_failure(message, error="TooLate")
    tell.check_is_on(Channel(message.channel))
    head = tell.letterhead(catalogue.default_brand(), language=message.language)
    receipt = channels.send(message, withheld={proofs.WITHHELD: proofs.code_of(code)}, letterhead=head)
    return (lambda: channels.note_sent(message, receipt=receipt, at=context.at)) if receipt else None


def sign_in(*, asked: Collection[UUID], typed: str, device: str, is_kept: bool, at: datetime) -> Opened:
    """Open a session for a code that this browser asked for; raises ``CodeDoesNotFit``, and counts that."""
    with transaction.atomic():
        code = people.try_code(asked, typed=digits.to_ascii("".join(typed.split())), at=at)
        opened = people.begin_session(code, device=device, is_kept=is_kept, at=at) if code else None
        if opened:
            _note("people.signed_in", opened.session, at=at)
    if opened is None:
        raise CodeDoesNotFit(fields={"code": CodeDoesNotFit.sentence})
    return opened


def be(session: OwnSession, *, name: str, at: datetime) -> None:
    """Say who of those at one contact somebody is; raises ``NobodyCalledSo``."""
    person = people_queries.person_called(" ".join(name.split()), lookup=session.lookup)
    if person is None:
        raise NobodyCalledSo(fields={"name": NobodyCalledSo.sentence})
    with transaction.atomic():
        people.become(session, person=person, at=at)
        _note("people.signed_in", session, at=at)


def recognise(session: OwnSession, *, at: datetime) -> None:
    """Let a session that stood for nobody yet stand for the one person at its contact, once there is one."""
    known = people_queries.persons_at(session.lookup)
    if session.person is None and len(known) == 1:
        people.become(session, person=known[0], at=at)


def renew_secret(session: OwnSession, *, at: datetime) -> str:
    """Give a browser a new secret."""
    return people.change_secret(session, at=at)


def note_seen(session: OwnSession, *, at: datetime) -> None:
    """Note that a browser came again, with its newest secret."""
    people.note_seen(session, at=at)


def sign_out(session: OwnSession, *, at: datetime) -> None:
    """End one session."""
    with transaction.atomic():
        _note("people.signed_out", session, at=at)
        people.end_session(session)


def end_other(session: OwnSession, *, other: UUID, at: datetime) -> None:
    """End another session of the same contact; one of anybody else is not there."""
    found = people_queries.sessions_at(session.lookup, at=at).filter(pk=other).first()
    if found:
        sign_out(found, at=at)


def sign_out_everywhere(session: OwnSession, *, at: datetime) -> None:
    """End every session of the contact, this one too."""
    with transaction.atomic():
        _note("people.signed_out_everywhere", session, at=at)
        people.end_sessions_at(session.lookup)


def end_stolen(session: OwnSession, *, at: datetime) -> None:
    """End a session whose old secret came back: one of the two who hold it is not the person."""
    with transaction.atomic():
        _note("people.session_copied", session, at=at)
        people.end_session(session)


def forget_what_is_over(*, at: datetime) -> int:
    """Forget yesterday's codes with what was written about them, and sessions that have run out; returns how many."""
    with transaction.atomic():
        old = people.forget_what_is_over(at=at)
        channels.forget(about=old)
    return len(old)


def _note(action: str, session: OwnSession, *, at: datetime) -> None:
    ref = f"person:{session.person_id}" if session.person_id else STRANGER.ref
    recording.record(action, actor_ref=ref, subject_ref=f"session:{session.id}", at=at)
