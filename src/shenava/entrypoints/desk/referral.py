"""Asking a unit for its part, and what the unit does with it; the owner stays."""

from shenava.domain.cases.models import Case
from shenava.entrypoints.desk import typed
from shenava.entrypoints.desk.acts import act
from shenava.entrypoints.desk.doors import StaffRequest
from shenava.foundation import clock
from shenava.lifecycle import investigate


@act("referral")
def referral(request: StaffRequest, case: Case) -> None:
    """Ask a unit by a day."""
    given = request.POST
    investigate.refer(
        case.id,
        unit_id=typed.identity(given.get("unit", "")),
        note=given.get("note", ""),
        due_at=typed.end_of(given.get("due", "")),
        staff=request.staff,
        actor=request.actor,
        at=clock.now(),
    )


@act("acceptance")
def acceptance(request: StaffRequest, case: Case) -> None:
    """Say that the unit has begun."""
    investigate.accept_referral(case.id, actor=request.actor, at=clock.now())


@act("answer")
def answer(request: StaffRequest, case: Case) -> None:
    """Give the owner what they asked for."""
    words = request.POST.get("answer", "")
    investigate.answer_referral(case.id, answer=words, staff=request.staff, actor=request.actor, at=clock.now())


@act("return")
def give_back(request: StaffRequest, case: Case) -> None:
    """Send the referral back with a reason."""
    words = request.POST.get("answer", "")
    investigate.return_referral(case.id, reason=words, staff=request.staff, actor=request.actor, at=clock.now())


@act("recall")
def recall(request: StaffRequest, case: Case) -> None:
    """Take the referral back."""
    investigate.recall_referral(case.id, staff=request.staff, actor=request.actor, at=clock.now())
