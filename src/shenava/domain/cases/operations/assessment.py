"""How a case is acknowledged and assessed."""

from datetime import datetime

from shenava.domain.cases.events import CaseAcknowledged, CaseAssessed, TakenAsComplaint, UrgencyRaised
from shenava.domain.cases.models import Case
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import Kind, Stage
from shenava.domain.catalogue.models import Category
from shenava.domain.organization.actors import Actor


def acknowledge(case: Case, *, actor: Actor, at: datetime) -> None:
    """Note that the person has been told."""
    case.acknowledged_at = at
    if case.stage == Stage.RECEIVED:
        case.stage = Stage.ACKNOWLEDGED
    save(case, "acknowledged_at", "stage", actor=actor, at=at)
    record(CaseAcknowledged(subject=case.id), actor=actor, at=at)


def assess(
    case: Case,
    *,
    category: Category | None,
    urgency: str,
    severity: str = "",
    distress: int | None = None,
    actor: Actor,
    at: datetime,
) -> None:
    """Set category, urgency and severity; with a category the stage moves on, unless it is further already."""
    case.category = category
    case.urgency = urgency
    case.severity = severity or case.severity
    case.distress = case.distress if distress is None else distress
    if category and case.stage in {Stage.RECEIVED, Stage.ACKNOWLEDGED}:
        case.stage = Stage.ASSESSED
    save(case, "category", "urgency", "severity", "distress", "stage", actor=actor, at=at)
    code = category.code if category else ""
    record(CaseAssessed(subject=case.id, category=code, urgency=urgency, by_person=actor.is_staff), actor=actor, at=at)


def raise_urgency(case: Case, *, urgency: str, reason: str, actor: Actor, at: datetime) -> None:
    """Make the case more urgent than it was, with the reason as a code."""
    was, case.urgency = case.urgency, urgency
    save(case, "urgency", actor=actor, at=at)
    record(UrgencyRaised(subject=case.id, was=was, now=urgency, reason=reason), actor=actor, at=at)


def take_as_complaint(case: Case, *, actor: Actor, at: datetime) -> None:
    """Handle as a complaint what came as something else; its codes, words and dates stay."""
    was, case.kind = case.kind, Kind.COMPLAINT
    save(case, "kind", actor=actor, at=at)
    record(TakenAsComplaint(subject=case.id, was=was), actor=actor, at=at)


def set_due(case: Case, *, due_at: datetime | None, actor: Actor, at: datetime) -> None:
    """Set the moment the queue orders this case by."""
    case.next_due_at = due_at
    save(case, "next_due_at", actor=actor, at=at)
