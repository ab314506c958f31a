"""What a complainant may know of their complaint: the same as the tracking page shows, and nothing of the inside."""

from collections.abc import Collection
from uuid import UUID

from pydantic import BaseModel, Field

from shenava.domain.cases import access, queries, timeline
from shenava.domain.cases.models import Attachment, Case, DocumentRequest, Message, Response
from shenava.domain.cases.vocabulary import Act, Author, Deed, DocumentState, PublicStage, PublicStageText, public_stage
from shenava.domain.organization.actors import Actor
from shenava.domain.policies import queries as policies
from shenava.domain.policies.vocabulary import PromiseKind
from shenava.entrypoints.api.moments import Moment, local
from shenava.foundation.text import codes
from shenava.lifecycle import tell


class File(BaseModel):
    """A file of the conversation; its content is at ``/attachments/{id}``."""

    id: UUID
    name: str
    size: int = Field(description="In bytes, as kept.")
    media_type: str
    answers: str = Field(description="The key of the form's field that it was sent for; empty for any other file.")


class Said(BaseModel):
    """One thing said, by either side."""

    id: UUID
    act: str = Field(description="What it is for, in small letters, such as filed, asked, reply or answer.")
    author: str = Field(description="complainant, staff or system; never a name.")
    body: str
    sent_at: Moment
    attachments: list[File]


class Step(BaseModel):
    """One step of the way so far."""

    stage: PublicStage
    label: str
    at: Moment


class Document(BaseModel):
    """One document that we asked for."""

    id: UUID
    label: str
    why: str
    state: str = Field(description="waiting, received, unavailable or waived.")


class Documents(BaseModel):
    """The documents that we are waiting for."""

    due_at: Moment
    items: list[Document]


class Letter(BaseModel):
    """The answer in writing; the PDF is at ``/letter``."""

    issued_at: Moment
    language: str
    sha256: str
    verification_code: str
    verification_url: str
    objection_until: Moment | None


class ComplaintStatus(BaseModel):
    """What has become of a complaint."""

    tracking_code: str
    stage: PublicStage
    stage_label: str
    stage_sentence: str
    language: str
    category: str | None
    received_at: Moment
    expected_at: Moment | None = Field(description="By when the answer is promised; none once it is given.")
    next_contact_at: Moment | None = Field(description="By when the person hears from us at the latest.")
    timeline: list[Step]
    messages: list[Said]
    documents: Documents | None
    letter: Letter | None
    can: list[str] = Field(description="What the person can do now: write, add_files, chase, withdraw, object, reopen.")


def status_of(case: Case, actor: Actor) -> ComplaintStatus:
    """Return the public view of a case that this actor was admitted to, in the language that is active."""
    stage = stage_of(case)
    request = queries.open_document_request(case)
    response = queries.responses(case).last()
    expected_at, next_contact_at = _promised(case)
    return ComplaintStatus(
        tracking_code=case.tracking_code,
        stage=stage,
        stage_label=str(stage.label),
        stage_sentence=str(PublicStageText(stage.value).label),
        language=case.language,
        category=case.category.code if case.category else None,
        received_at=local(case.received_at, case),
        expected_at=expected_at,
        next_contact_at=next_contact_at,
        timeline=[
            Step(stage=step.stage, label=str(step.stage.label), at=local(step.at, case))
            for step in timeline.public_steps(case)
        ],
        messages=[said(message, case) for message in queries.conversation(case)],
        documents=_documents(request, case) if request else None,
        letter=letter(response, case) if response else None,
        can=[deed.value.lower() for deed in _DEEDS if access.can(actor, deed, case)],
    )


def stage_of(case: Case) -> PublicStage:
    """Return what the complainant reads instead of our stage."""
    return public_stage(
        stage=case.stage,
        waiting_on=case.waiting_on,
        is_withdrawn=case.withdrawn_at is not None,
        is_looked_at_again=case.reopened_at is not None,
    )


def number_of(typed: str) -> str:
    """Return the tracking code as it is stored, from any digits; empty when it can't be one."""
    return codes.read(typed) or ""


def said(message: Message, case: Case, *, among: Collection[UUID] | None = None) -> Said:
    """Return a message as both sides read it, with those of its files that are ``among`` these, or all of them."""
    return Said(
        id=message.id,
        act=Act(message.act).value.lower(),
        author=Author(message.author).value.lower(),
        body=message.body,
        sent_at=local(message.sent_at, case),
        attachments=[
            file(one) for one in message.attachments.all() if not one.is_internal and (among is None or one.id in among)
        ],
    )


def file(attachment: Attachment) -> File:
    """Return what is told of a file beside its content."""
    stored = attachment.file
    return File(
        id=attachment.id,
        name=attachment.name,
        size=stored.size,
        media_type=stored.media_type,
        answers=attachment.answers,
    )


_DEEDS = (Deed.WRITE, Deed.ADD_FILES, Deed.CHASE, Deed.WITHDRAW, Deed.OBJECT, Deed.REOPEN)


def _promised(case: Case) -> tuple[Moment | None, Moment | None]:
    """Return the standing dates of the answer and of the next news."""
    standing = {one.kind: one.due_at for one in policies.promises(case.id) if not one.replaced_at and not one.kept_at}
    answer = standing.get(PromiseKind.ANSWER) if case.is_open else None
    news = [at for at in (standing.get(PromiseKind.UPDATE), answer) if at and case.is_open]
    return local(answer, case), local(min(news, default=None), case)


def _documents(request: DocumentRequest, case: Case) -> Documents:
    items = [
        Document(id=item.id, label=item.label, why=item.why, state=DocumentState(item.state).value.lower())
        for item in request.items.all()
    ]
    return Documents(due_at=local(request.due_at, case), items=items)


def letter(response: Response, case: Case) -> Letter:
    """Return what is told of a letter beside its content."""
    return Letter(
        issued_at=local(response.issued_at, case),
        language=response.language,
        sha256=response.sha256,
        verification_code=response.verification_code,
        verification_url=tell.verification_address(response.verification_code, response.language),
        objection_until=local(case.objection_until, case),
    )
