"""What both sides say to each other, and how it reaches them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import AccessCodeRenewed, MessageSent
from shenava.domain.cases.models import Attachment, Case, DocumentItem, Message, Note
from shenava.domain.cases.vocabulary import Act, Deed, DocumentState, TaskKind
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.channels import operations as channels
from shenava.domain.channels.contract import Letterhead
from shenava.domain.channels.events import MessageQueued
from shenava.domain.channels.models import OutboundMessage
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.organization.models import Staff
from shenava.domain.organization.vocabulary import ActorKind
from shenava.domain.people.rules import hearing
from shenava.domain.policies import queries as policies
from shenava.foundation.errors import NotFound, Problem
from shenava.foundation.events import outbox
from shenava.foundation.events.contract import DeliveryContext, Settle, outside
from shenava.foundation.files.operations import KeptFile
from shenava.foundation.text.masking import mask
from shenava.lifecycle import tell

_DEED_OF = {Act.ASKED: Deed.WRITE, Act.DOCUMENTS: Deed.ADD_FILES, Act.CHASED: Deed.CHASE}
LONGEST = 20_000
_RELEASED_AT_ONCE = 100
_TELL_A_PERSON_AFTER = 5
"""Failed attempts after which somebody should reach the complainant another way."""


class EmptyMessage(Problem):
    """A message without words or files."""

    code = "empty_message"
    status = 422
    sentence = _("Please write something, or add a file.")


class NoFile(Problem):
    """A document without its file."""

    code = "no_file"
    status = 422
    sentence = _("Please choose the file first. If you do not have it, say so beside it.")


class MessageTooLong(Problem):
    """A message longer than any person writes."""

    code = "message_too_long"
    status = 422
    sentence = _("This message is too long. Please shorten it, or attach the rest as a file.")


class SomebodyAnswered(Problem):
    """A colleague replied while this reply was being written."""

    code = "somebody_answered"
    status = 409
    sentence = _("A colleague has replied meanwhile. Read their message above; your text is still here.")


def hear(
    case_id: UUID,
    *,
    body: str,
    act: Act = Act.ASKED,
    channel: Channel = Channel.WEB,
    files: Sequence[KeptFile] = (),
    key: str = "",
    actor: Actor,
    at: datetime,
) -> Message:
    """Take what the complainant says: a question, documents, or a chase. A repeat of ``key`` is the same message."""
    text = mask(body.strip()).text
    _check_words(text, files, act=act)
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, _DEED_OF[act], case)
        earlier = case_queries.said_with(case, key)
        if earlier:
            return earlier
        message = cases.hear(
            case, body=text, act=act, channel=channel, language=case.language, key=key, actor=actor, at=at
        )
        added = [_add(case, kept, message=message, actor=actor, at=at) for kept in files]
        _tick_off(case, added, actor=actor, at=at)
    return message


def send_document(
    case_id: UUID,
    *,
    item_id: UUID,
    files: Sequence[KeptFile],
    channel: Channel = Channel.WEB,
    key: str = "",
    actor: Actor,
    at: datetime,
) -> Message:
    """Take the files that answer one document on our list, which the first of them ticks off."""
    if not files:
        raise NoFile
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ADD_FILES, case)
        item = DocumentItem.objects.select_related("request").filter(pk=item_id, request__case=case).first()
        if item is None:
            raise NotFound
        earlier = case_queries.said_with(case, key)
        if earlier:
            return earlier
        message = cases.hear(
            case,
            body=item.label,
            act=Act.DOCUMENTS,
            channel=channel,
            language=case.language,
            key=key,
            actor=actor,
            at=at,
        )
        added = [_add(case, kept, message=message, actor=actor, at=at) for kept in files]
        cases.receive_document(case, item=item, attachment=added[0], actor=actor, at=at)
    return message


def reply(
    case_id: UUID,
    *,
    body: str,
    staff: Staff,
    seen: UUID | None,
    files: Sequence[KeptFile] = (),
    actor: Actor,
    at: datetime,
) -> Message:
    """Send the complainant a reply; ``seen`` is the newest message of ours that the officer had before their eyes.

    Raises ``SomebodyAnswered`` when a colleague was faster, so that nobody is answered twice.
    """
    text = mask(body.strip()).text
    _check_words(text, files, act=Act.REPLY)
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.REPLY, case)
        _check_nobody_was_faster(case, seen)
        message = cases.say(
            case,
            body=text,
            act=Act.REPLY,
            channel=Channel.WEB,
            language=case.language,
            staff=staff,
            actor=actor,
            at=at,
        )
        for kept in files:
            _add(case, kept, message=message, actor=actor, at=at)
    return message


def write_note(case_id: UUID, *, body: str, staff: Staff, actor: Actor, at: datetime) -> Note:
    """Write an internal note, which no complainant ever sees."""
    text = mask(body.strip()).text
    _check_words(text, (), act=Act.REPLY)
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.NOTE, case)
        return cases.note(case, body=text, staff=staff, actor=actor, at=at)


def note_read(case_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Note that the complainant has looked at the conversation, when something in it was new to them."""
    case = case_queries.case(case_id)
    if actor.kind == ActorKind.COMPLAINANT and actor.id == case_id and case_queries.unread([case_id]):
        cases.note_read(case, at=at)


def renew_access_code(case_id: UUID, *, actor: Actor, at: datetime) -> str:
    """Make the old access code useless and send a new one to the contacts on the case."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.RENEW_CODE, case)
        return cases.renew_access_code(case, actor=actor, at=at)


def tell_new_code(fact: AccessCodeRenewed, context: DeliveryContext) -> None:
    """Send the new access code to whoever can be reached."""
    case = case_queries.case(fact.subject)
    values = {"access_code": tell.access_code(case)}
    tell.tell(case, text="access_code", key=f"code:{context.fact_id}", values=values, is_awaited=True, at=context.at)


def tell_of_message(fact: MessageSent, context: DeliveryContext) -> None:
    """Let the complainant know that we wrote, with the words themselves."""
    if fact.act == Act.ANSWER:
        return
    case = case_queries.case(fact.subject)
    message = case_queries.conversation(case).get(pk=fact.message)
    key, values = f"message:{message.id}", {"message": message.body}
    if fact.act == Act.DOCUMENTS_ASKED:
        tell.tell(case, text="documents", key=key, values=_documents(case, values), at=context.at)
    elif fact.act == Act.DELAYED:
        promise = policies.standing_promise(case.id)
        dated = values | {"date": tell.moment(case, promise.due_at if promise else None)}
        tell.tell(case, text="delayed", key=key, values=dated, at=context.at)
    elif hearing.hears_of_messages(case.preference, is_awaited=case_queries.is_answer_awaited(case, message)):
        tell.tell(case, text="message", key=key, values=values, at=context.at)


@transaction.atomic
def release_held(*, at: datetime) -> int:
    """Send on what waited for the end of somebody's quiet hours; returns how many, at most a hundred at a time."""
    released = channels.release(limit=_RELEASED_AT_ONCE, at=at)
    for message in released:
        outbox.record(MessageQueued(subject=message.about, message=message.id), actor_ref=SYSTEM.ref, at=at)
    return len(released)


@outside
def deliver(fact: MessageQueued, context: DeliveryContext) -> Settle | None:
    """Send a queued message through its channel; holds no transaction while it waits."""
    message = OutboundMessage.objects.filter(pk=fact.message).first()
    if message is None:  # whoever it was for has been forgotten meanwhile
        return None
    tell.check_is_on(Channel(message.channel))
    try:
        receipt = channels.send(message, letterhead=_letterhead(message))
    except Exception as error:
        if context.attempt == _TELL_A_PERSON_AFTER:
            channels.note_failure(message, error=type(error).__name__)
            _ask_a_person(message, at=context.at)
        raise
    return (lambda: channels.note_sent(message, receipt=receipt, at=context.at)) if receipt else None


def _letterhead(message: OutboundMessage) -> Letterhead | None:
    """Return who writes, for e-mail; an SMS has no room for it."""
    if message.channel != Channel.EMAIL:
        return None
    case = access.visible_to(SYSTEM).select_related("brand").filter(pk=message.about).first()
    return tell.letterhead(case.brand if case else catalogue.default_brand(), language=message.language)


def _ask_a_person(message: OutboundMessage, *, at: datetime) -> None:
    if not access.visible_to(SYSTEM).filter(pk=message.about).exists():
        return
    with transaction.atomic():
        case = cases.hold(message.about)
        cases.open_task(
            case,
            kind=TaskKind.UNDELIVERED,
            key=f"undelivered:{message.id}",
            due_at=at,
            owner=case.owner,
            actor=SYSTEM,
            at=at,
        )


def _documents(case: Case, values: dict[str, str]) -> dict[str, str]:
    """Add the list and its date; a message that is nothing but the list is not said twice."""
    request = case_queries.document_requests(case).first()
    if request is None:
        raise NotFound
    wanted = list(request.items.all())
    listed = "\n".join(f"- {item.label}" for item in wanted)
    reasons = "\n".join(f"- {item.label} ({item.why})" if item.why else f"- {item.label}" for item in wanted)
    message = "" if values["message"] == listed else values["message"]
    return {"message": message, "list": reasons, "date": tell.moment(case, request.due_at)}


def _check_words(text: str, files: Sequence[KeptFile], *, act: Act) -> None:
    if not text and not files and act != Act.CHASED:
        raise EmptyMessage
    if len(text) > LONGEST:
        raise MessageTooLong


def _check_nobody_was_faster(case: Case, seen: UUID | None) -> None:
    newest = case_queries.last_staff_message(case)
    if newest and newest.id != seen:
        raise SomebodyAnswered


def _add(case: Case, kept: KeptFile, *, message: Message, actor: Actor, at: datetime) -> Attachment:
    return cases.add_file(case, file=kept.file, name=kept.name, message=message, actor=actor, at=at)


def _tick_off(case: Case, added: Sequence[Attachment], *, actor: Actor, at: datetime) -> None:
    """Take files in the order of the list that we asked for; an officer can put it right."""
    request = case_queries.open_document_request(case)
    if request is None:
        return
    waiting = DocumentItem.objects.filter(request=request, state=DocumentState.WAITING).order_by("id")
    for item, attachment in zip(list(waiting), added, strict=False):
        cases.receive_document(case, item=item, attachment=attachment, actor=actor, at=at)
