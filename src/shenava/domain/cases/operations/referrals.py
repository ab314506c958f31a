"""How a unit is asked for its part while the owner stays."""

from datetime import datetime

from shenava.domain.cases.events import CaseReferred, ReferralSettled
from shenava.domain.cases.models import Case, Referral
from shenava.domain.cases.operations.recording import record, save
from shenava.domain.cases.vocabulary import ReferralState, WaitingOn
from shenava.domain.organization.actors import Actor
from shenava.domain.organization.models import Staff, Unit


def refer(case: Case, *, unit: Unit, note: str, due_at: datetime, staff: Staff, actor: Actor, at: datetime) -> Referral:
    """Ask a unit; raises ``IntegrityError`` when another referral is still open."""
    referral = Referral.objects.create(case=case, unit=unit, from_staff=staff, note=note, due_at=due_at, sent_at=at)
    case.referred_unit = unit
    case.waiting_on = WaitingOn.UNIT
    save(case, "referred_unit", "waiting_on", actor=actor, at=at)
    record(CaseReferred(subject=case.id, referral=referral.id, unit=unit.id), actor=actor, at=at)
    return referral


def accept_referral(case: Case, *, referral: Referral, actor: Actor, at: datetime) -> None:
    """The unit has begun; nothing changes for the complainant but the truth of "under investigation"."""
    referral.state = ReferralState.ACCEPTED
    referral.save(update_fields=["state"])
    save(case, actor=actor, at=at)
    record(ReferralSettled(subject=case.id, referral=referral.id, state=referral.state), actor=actor, at=at)


def settle_referral(
    case: Case,
    *,
    referral: Referral,
    state: ReferralState,
    answer: str,
    staff: Staff | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Answer, return or recall a referral; the owner has the turn again."""
    referral.state = state
    referral.answer = answer
    referral.settled_by = staff
    referral.settled_at = at
    referral.save(update_fields=["state", "answer", "settled_by", "settled_at"])
    case.referred_unit = None
    case.waiting_on = WaitingOn.US
    save(case, "referred_unit", "waiting_on", actor=actor, at=at)
    record(ReferralSettled(subject=case.id, referral=referral.id, state=state), actor=actor, at=at)
