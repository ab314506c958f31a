"""How a case begins."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from shenava.domain.cases.events import CaseReceived
from shenava.domain.cases.models import Case, FilingReceipt, Message
from shenava.domain.cases.operations.recording import record
from shenava.domain.cases.references import new_tracking_code, newest_access_key
from shenava.domain.cases.vocabulary import Act, Author, Kind, Urgency
from shenava.domain.catalogue.models import Brand, Category, FormVersion
from shenava.domain.organization.actors import Actor
from shenava.domain.people.models import Person
from shenava.domain.touchpoints.models import Touchpoint

_HEADLINE = 160
RECEIPT_KEPT = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """All that a case begins with; words are masked, answers checked, urgency and due moment decided."""

    brand: Brand
    person: Person | None
    channel: str
    text: str
    language: str
    wish: str = ""
    kind: str = Kind.COMPLAINT
    category: Category | None = None
    form: FormVersion | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    preference: dict[str, str] = field(default_factory=dict)
    reach: tuple[str, ...] = ()
    hides_name: bool = False
    answer_in: str = ""
    """The language to write to the person in, where it isn't that of their words."""
    privacy_version: int | None = None
    urgency: str = Urgency.NORMAL
    distress: int = 0
    due_at: datetime | None = None
    touchpoint: Touchpoint | None = None
    is_danger: bool = False


def open_case(opening: Opening, *, actor: Actor, at: datetime) -> tuple[Case, Message]:
    """Write the case, its first message and its fact; raises ``IntegrityError`` when the code drawn is taken."""
    case = Case.objects.create(
        brand=opening.brand,
        person=opening.person,
        kind=opening.kind,
        channel=opening.channel,
        tracking_code=new_tracking_code(),
        access_key=newest_access_key(),
        urgency=opening.urgency,
        distress=opening.distress,
        headline=headline(opening.text),
        language=opening.answer_in or opening.language,
        category=opening.category,
        form=opening.form,
        answers=opening.answers,
        wish=opening.wish,
        reach=list(opening.reach),
        hides_name=opening.hides_name,
        preference=opening.preference,
        privacy_version=opening.privacy_version,
        received_at=at,
        next_due_at=opening.due_at,
        touchpoint=opening.touchpoint,
    )
    message = Message.objects.create(
        case=case,
        author=Author.COMPLAINANT,
        act=Act.FILED,
        channel=opening.channel,
        body=opening.text,
        language=opening.language,
        sent_at=at,
    )
    fact = CaseReceived(subject=case.id, channel=opening.channel, message=message.id, is_danger=opening.is_danger)
    record(fact, actor=actor, at=at)
    return case, message


def remember_filing(case: Case, *, key: str, body: str, at: datetime) -> None:
    """Remember for 24 hours what was filed with a key; raises ``IntegrityError`` when another filing came first."""
    FilingReceipt.objects.create(key=key, body=body, case=case, until=at + RECEIPT_KEPT)


def forget_filings(*, before: datetime) -> int:
    """Delete what is remembered of filings whose day ended before this moment; returns how many."""
    return FilingReceipt.objects.filter(until__lte=before).delete()[0]


def headline(text: str) -> str:
    """Return the first line that says something, short enough for a list."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= _HEADLINE else f"{first[: _HEADLINE - 1].rstrip()}…"
