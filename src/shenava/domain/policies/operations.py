"""How service levels and promises change."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from shenava.domain.catalogue.models import Brand
from shenava.domain.policies import queries
from shenava.domain.policies.models import Promise, ServiceLevel
from shenava.domain.policies.queries import AnswerDue
from shenava.domain.policies.rules.due import Due, Goal
from shenava.domain.policies.vocabulary import PromiseKind
from shenava.foundation.database.remembered import forget_all


def set_goal(*, brand: Brand, urgency: str, goal: Goal) -> None:
    """Set by when cases of an urgency are answered; promises already given stand."""
    ServiceLevel.objects.update_or_create(
        brand=brand, urgency=urgency, defaults={"amount": goal.amount, "unit": goal.unit}
    )
    forget_all()
    transaction.on_commit(forget_all)


def promise(
    *, case_id: UUID, answer: AnswerDue, urgency: str, kind: PromiseKind = PromiseKind.ANSWER, at: datetime
) -> Promise:
    """Write down the first promise of its kind about a case, with the arithmetic behind it."""
    basis = {
        "urgency": urgency,
        "amount": answer.goal.amount,
        "unit": answer.goal.unit,
        "office": str(answer.unit_id),
        "steps": _steps(answer.due),
    }
    return Promise.objects.create(case_id=case_id, kind=kind, due_at=answer.due.at, made_at=at, basis=basis)


def replace(old: Promise, *, due_at: datetime, reason: str, at: datetime) -> Promise:
    """Give a new date instead of an old one; a later one needs a notice, which is the caller's duty."""
    old.replaced_at = at
    old.save(update_fields=["replaced_at"])
    basis = {**old.basis, "steps": [], "reason": reason, "instead_of": old.due_at.isoformat()}
    return Promise.objects.create(case_id=old.case_id, kind=old.kind, due_at=due_at, made_at=at, basis=basis)


def keep(case_id: UUID, *, kind: PromiseKind = PromiseKind.ANSWER, at: datetime) -> None:
    """Note that what was promised has been done; whether in time is a matter of the two moments.

    A promise made after ``at`` is not what was kept then.
    """
    standing = queries.standing_promise(case_id, kind)
    if standing and standing.kept_at is None and standing.made_at <= at:
        standing.kept_at = at
        standing.save(update_fields=["kept_at"])


def _steps(due: Due) -> list[Any]:
    return [step.as_row() for step in due.steps]
