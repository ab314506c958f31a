"""All that the page of one case shows, loaded with few queries: what never happened is never asked for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from shenava.domain.cases import access, walls
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.models import (
    Attachment,
    Case,
    DocumentItem,
    Message,
    Note,
    Referral,
    Representation,
    Response,
    Task,
    Wall,
)
from shenava.domain.cases.rules import representation
from shenava.domain.cases.vocabulary import Author, ReferralState
from shenava.domain.intelligence import queries as intelligence
from shenava.domain.intelligence.models import Suggestion
from shenava.domain.organization.actors import Actor
from shenava.domain.people import queries as people
from shenava.domain.people.vocabulary import ContactKind
from shenava.domain.policies import attention
from shenava.domain.policies import queries as policies
from shenava.domain.policies.models import CaseClock, Promise, Raising
from shenava.foundation import clock
from shenava.foundation.events import queries as facts

_MOST_EARLIER = 6


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Who filed for the complainant, how to reach them, and whether they may be told the news of this case today."""

    representation: Representation
    contacts: Mapping[ContactKind, str]
    is_in_force: bool
    may_be_told: bool


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """One case and what hangs on it, as one actor may see it. ``contacts`` are empty where the name is withheld."""

    case: Case
    messages: Sequence[Message]
    notes: Sequence[Note]
    attachments: Sequence[Attachment]
    promise: Promise | None
    limits: Sequence[CaseClock]
    suggestions: Sequence[Suggestion]
    documents: Sequence[DocumentItem]
    referrals: Sequence[Referral]
    tasks: Sequence[Task]
    responses: Sequence[Response]
    earlier: Sequence[Case]
    contacts: Mapping[ContactKind, str]
    sees_identity: bool
    speaker: Speaker | None = None
    walls: Sequence[Wall] = ()
    raisings: Sequence[Raising] = ()

    @property
    def first(self) -> Message | None:
        """What the person said first."""
        return self.messages[0] if self.messages else None

    @property
    def seen(self) -> UUID | None:
        """The newest message of ours, which a reply must have had before its author's eyes."""
        return next((one.id for one in reversed(self.messages) if one.author == Author.STAFF), None)

    @property
    def open_referral(self) -> Referral | None:
        """The referral that a unit still has to answer."""
        waiting = {ReferralState.SENT, ReferralState.ACCEPTED}
        return next((one for one in self.referrals if one.state in waiting), None)

    def files_of_messages(self) -> Mapping[UUID | None, list[Attachment]]:
        """Return the files by message; those that hang on the case itself under ``None``."""
        by_message: dict[UUID | None, list[Attachment]] = defaultdict(list)
        for attachment in self.attachments:
            by_message[attachment.message_id].append(attachment)
        return by_message


def load(actor: Actor, case: Case) -> CaseFile:
    """Load a visible case: ten queries where nothing but messages happened, six more at most, however many rows."""
    happened = facts.names_about(case.id)
    sees = access.sees_identity(actor, case)
    return CaseFile(
        case=case,
        messages=list(conversation(case)),
        notes=list(case_queries.notes(case)) if "cases.note_written" in happened else (),
        attachments=list(access.visible_files(actor, case)) if "cases.files_added" in happened else (),
        promise=policies.standing_promise(case.id),
        limits=list(policies.clocks_of(case.id)) if "policies.pack_taken" in happened else (),
        suggestions=intelligence.suggestions_about(case.id),
        documents=list(case_queries.document_items(case)) if "cases.documents_requested" in happened else (),
        referrals=list(case_queries.referrals(case)) if "cases.referred" in happened else (),
        tasks=list(case_queries.tasks(case)) if "cases.task_opened" in happened else (),
        responses=list(case_queries.responses(case)) if "cases.answered" in happened else (),
        earlier=list(earlier_visible(actor, case)),
        contacts=people.contacts_of(case.person, reach=case.reach) if sees and case.person else {},
        sees_identity=sees,
        speaker=_speaker(case, at=clock.now()) if sees else None,
        raisings=list(attention.raisings(case.id)) if {"cases.raised", "cases.lowered"} & set(happened) else (),
        walls=list(walls.of(case)) if "cases.walled" in happened else (),
    )


def _speaker(case: Case, *, at: datetime) -> Speaker | None:
    found = case_queries.representation_of(case)
    if found is None:
        return None
    today = at.astimezone(ZoneInfo(case.brand.zone)).date()
    return Speaker(
        representation=found,
        contacts=people.contacts_of(found.person, reach=found.reach) if found.person else {},
        is_in_force=representation.is_in_force(found.until, on=today),
        may_be_told=representation.may_be_told(found.mandate, found.until, on=today),
    )


def conversation(case: Case) -> list[Message]:
    """Return what both sides said, oldest first; files are loaded once for the whole case, names are remembered."""
    return case_queries.words_of(case.id)


def earlier_visible(actor: Actor, case: Case) -> list[Case]:
    """Return the newest other cases of the same person, as far as this actor may see them and know whose they are.

    A case whose name is withheld from this actor is tied to no other: either of the two would tell whose both are.
    """
    if case.person_id is None or not access.sees_identity(actor, case):
        return []
    others = access.others_of(actor, case.person_id, case.id, _MOST_EARLIER)
    return [one for one in others if access.sees_identity(actor, one)]
