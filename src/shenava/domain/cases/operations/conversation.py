"""What is said about a case, by both sides."""

from datetime import datetime

from shenava.domain.cases.events import CaseChased, CaseEscalated, FilesAdded, MessageReceived, MessageSent, NoteWritten
from shenava.domain.cases.models import Attachment, Case, Message, Note
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import Act, Author
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff
from shenava.foundation.files.models import StoredFile


def hear(
    case: Case, *, body: str, act: Act, channel: str, language: str, key: str = "", actor: Actor, at: datetime
) -> Message:
    """Write down what the complainant said; a ``key`` can't be used twice on a case."""
    message = Message.objects.create(
        case=case,
        author=Author.COMPLAINANT,
        act=act,
        channel=channel,
        body=body,
        language=language,
        key=key,
        sent_at=at,
    )
    if act == Act.CHASED:
        case.chases += 1
    save(case, "chases", actor=actor, at=at)
    record(MessageReceived(subject=case.id, message=message.id, act=act), actor=actor, at=at)
    if act == Act.CHASED:
        record(CaseChased(subject=case.id, count=case.chases), actor=actor, at=at)
    return message


def escalate(case: Case, *, message: Message, stage: str, actor: Actor, at: datetime) -> None:
    """Note that the complainant calls for somebody higher up; ``stage`` is what they read, where it is once."""
    record(CaseEscalated(subject=case.id, message=message.id, stage=stage), actor=actor, at=at)


def say(
    case: Case, *, body: str, act: Act, channel: str, language: str, staff: Staff | None, actor: Actor, at: datetime
) -> Message:
    """Write down what we say to the complainant; ``staff`` is absent for an automatic message."""
    message = Message.objects.create(
        case=case,
        author=Author.STAFF if staff else Author.SYSTEM,
        staff=staff,
        act=act,
        channel=channel,
        body=body,
        language=language,
        sent_at=at,
    )
    save(case, actor=actor, at=at)
    record(MessageSent(subject=case.id, message=message.id, act=act), actor=actor, at=at)
    return message


def note(case: Case, *, body: str, staff: Staff, actor: Actor, at: datetime) -> Note:
    """Write an internal note; the complainant never sees it."""
    written = Note.objects.create(case=case, staff=staff, body=body, written_at=at)
    save(case, actor=actor, at=at)
    record(NoteWritten(subject=case.id, note=written.id), actor=actor, at=at)
    return written


def add_file(
    case: Case,
    *,
    file: StoredFile,
    name: str,
    message: Message | None = None,
    answers: str = "",
    is_internal: bool = False,
    actor: Actor,
    at: datetime,
) -> Attachment:
    """Hang one stored file on the case; ``answers`` is the key of the form's question that it is for."""
    from_complainant = not actor.is_staff
    added = Attachment.objects.create(
        case=case,
        message=message,
        file=file,
        name=name,
        answers=answers,
        is_internal=is_internal,
        from_complainant=from_complainant,
        added_at=at,
    )
    record(FilesAdded(subject=case.id, count=1, from_complainant=from_complainant), actor=actor, at=at)
    return added
