"""What can happen to a case; ids and codes only, never a person's words."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class CaseReceived(Fact):
    """A complaint has reached us. Its subject, as of every fact here, is the case."""

    name: ClassVar[str] = "cases.received"
    channel: str
    message: UUID | None = None
    is_danger: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseAcknowledged(Fact):
    """The person has been told that we have it, and by when we answer."""

    name: ClassVar[str] = "cases.acknowledged"


@dataclass(frozen=True, kw_only=True)
class CaseAssessed(Fact):
    """Category, urgency and severity were assessed; ``by_person`` when somebody did, not the words alone."""

    name: ClassVar[str] = "cases.assessed"
    category: str = ""
    urgency: str
    by_person: bool = False


@dataclass(frozen=True, kw_only=True)
class UrgencyRaised(Fact):
    """The case must be looked at sooner than it seemed."""

    name: ClassVar[str] = "cases.urgency_raised"
    was: str
    now: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TakenAsComplaint(Fact):
    """What came as something else, a suggestion or thanks, is handled as a complaint from now on."""

    name: ClassVar[str] = "cases.taken_as_complaint"
    was: str


@dataclass(frozen=True, kw_only=True)
class CaseRouted(Fact):
    """The case went to a unit, with the reason as a code."""

    name: ClassVar[str] = "cases.routed"
    unit: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(Fact):
    """One person looks after the case from now on."""

    name: ClassVar[str] = "cases.assigned"
    owner: UUID
    before: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MessageReceived(Fact):
    """The complainant said something: asked, added, chased, or simply wrote."""

    name: ClassVar[str] = "cases.message_received"
    message: UUID
    act: str


@dataclass(frozen=True, kw_only=True)
class CaseChased(Fact):
    """The complainant asked again where their answer is; ``count`` is how often by now (S0-31.4)."""

    name: ClassVar[str] = "cases.chased"
    count: int


@dataclass(frozen=True, kw_only=True)
class MessageSent(Fact):
    """We said something to the complainant."""

    name: ClassVar[str] = "cases.message_sent"
    message: UUID
    act: str


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Fact):
    """Staff wrote an internal note."""

    name: ClassVar[str] = "cases.note_written"
    note: UUID


@dataclass(frozen=True, kw_only=True)
class FilesAdded(Fact):
    """Files came in."""

    name: ClassVar[str] = "cases.files_added"
    count: int
    from_complainant: bool


@dataclass(frozen=True, kw_only=True)
class DocumentsRequested(Fact):
    """We asked the complainant for documents, with a date."""

    name: ClassVar[str] = "cases.documents_requested"
    request: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DocumentsSettled(Fact):
    """Every document we asked for came, or will not come."""

    name: ClassVar[str] = "cases.documents_settled"
    request: UUID


@dataclass(frozen=True, kw_only=True)
class CaseReferred(Fact):
    """A unit was asked for its part; the owner stays."""

    name: ClassVar[str] = "cases.referred"
    referral: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralSettled(Fact):
    """A referral was accepted, answered, returned or recalled."""

    name: ClassVar[str] = "cases.referral_settled"
    referral: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(Fact):
    """The decision was told to the complainant in writing."""

    name: ClassVar[str] = "cases.answered"
    response: UUID
    round: int


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Fact):
    """Nothing more is due."""

    name: ClassVar[str] = "cases.closed"


@dataclass(frozen=True, kw_only=True)
class CaseWithdrawn(Fact):
    """The complainant took the complaint back."""

    name: ClassVar[str] = "cases.withdrawn"


@dataclass(frozen=True, kw_only=True)
class CaseReopened(Fact):
    """The complainant says it is not over; number and receipt date stay."""

    name: ClassVar[str] = "cases.reopened"


@dataclass(frozen=True, kw_only=True)
class CaseObjected(Fact):
    """The complainant objects to the answer: another officer reviews it."""

    name: ClassVar[str] = "cases.objected"
    objection: UUID


@dataclass(frozen=True, kw_only=True)
class CaseWalled(Fact):
    """The case was walled off from whom it is about: one member of staff or one unit."""

    name: ClassVar[str] = "cases.walled"
    wall: UUID
    staff: UUID | None = None
    unit: UUID | None = None
    cause: str


@dataclass(frozen=True, kw_only=True)
class WallLifted(Fact):
    """Somebody may see the case again, with a reason, or because nobody else was left to handle it."""

    name: ClassVar[str] = "cases.wall_lifted"
    wall: UUID
    staff: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseRaised(Fact):
    """The case rose to a higher level, with the cause as a code; somebody is told, if anybody may be."""

    name: ClassVar[str] = "cases.raised"
    raising: UUID
    was: int
    now: int
    cause: str
    told: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseLowered(Fact):
    """The case came down to a lower level; a colleague's reason stands with what is named here."""

    name: ClassVar[str] = "cases.lowered"
    raising: UUID
    was: int
    now: int
    cause: str


@dataclass(frozen=True, kw_only=True)
class TaskOpened(Fact):
    """Somebody has to do something."""

    name: ClassVar[str] = "cases.task_opened"
    task: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class TaskDone(Fact):
    """It was done."""

    name: ClassVar[str] = "cases.task_done"
    task: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class AccessCodeRenewed(Fact):
    """The old access code opens nothing any more."""

    name: ClassVar[str] = "cases.access_code_renewed"


@dataclass(frozen=True, kw_only=True)
class PreferenceChanged(Fact):
    """The complainant said how they want to read and how often to hear from us."""

    name: ClassVar[str] = "cases.preference_changed"
    how_often: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseEscalated(Fact):
    """The complainant asked somebody higher up to look at it, with a reason; once at each public stage."""

    name: ClassVar[str] = "cases.escalated"
    message: UUID
    stage: str


@dataclass(frozen=True, kw_only=True)
class AnswersForgotten(Fact):
    """Answers to the form were deleted, because their time after the end of the case was over."""

    name: ClassVar[str] = "cases.answers_forgotten"
    count: int


@dataclass(frozen=True, kw_only=True)
class CaseErased(Fact):
    """Its person asked to be forgotten: every word and file is gone, the figures stay."""

    name: ClassVar[str] = "cases.erased"
