"""How service levels and promises change."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from shenava.domain.catalogue.models import Brand
from shenava.domain.organization.actors import Actor
from shenava.domain.policies import queries
from shenava.domain.policies.events import LimitMoved, PackTaken, PromiseBroken, PromiseBroughtForward, PromiseMoved
from shenava.domain.policies.models import CaseClock, CasePack, PackUse, Promise, ServiceLevel
from shenava.domain.policies.queries import AnswerDue, Running
from shenava.domain.policies.recording import record
from shenava.domain.policies.rules import watching
from shenava.domain.policies.rules.due import Due, Goal
from shenava.domain.policies.vocabulary import ClockEnd, DelayReason, PromiseKind
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
    return _give(
        case_id,
        kind=kind,
        due_at=answer.due.at,
        basis={"urgency": urgency, **_basis(answer)},
        chance=answer.chance,
        latest_at=answer.latest_at,
        at=at,
    )


def use_pack(*, brand: Brand, pack_id: str, at: datetime) -> None:
    """Let cases that are filed from now on come under a pack; nothing changes where it is in use."""
    PackUse.objects.get_or_create(brand=brand, pack=pack_id, until=None, defaults={"since": at})
    forget_all()
    transaction.on_commit(forget_all)


def stop_using_pack(*, brand: Brand, pack_id: str, at: datetime) -> None:
    """Let cases that are filed from now on do without a pack; those that it governs keep it."""
    PackUse.objects.filter(brand=brand, pack=pack_id, until__isnull=True).update(until=at)
    forget_all()
    transaction.on_commit(forget_all)


def take_packs(*, case_id: UUID, answer: AnswerDue, actor: Actor, at: datetime) -> None:
    """Put a new case under the packs in use, and start those of their clocks that start with it."""
    for pack in answer.packs:
        CasePack.objects.create(case_id=case_id, pack=pack.id, version=pack.version)
        record(PackTaken(subject=case_id, pack=pack.id, version=pack.version), actor, at)
    CaseClock.objects.bulk_create([_started(case_id, one, office=answer.unit_id, at=at) for one in answer.limits])


def keep_clocks(case_id: UUID, *, ends_with: ClockEnd, at: datetime) -> None:
    """Note that what clocks of packs wait for has been done."""
    CaseClock.objects.filter(case_id=case_id, ends_with=ends_with, kept_at__isnull=True).update(kept_at=at)


def move_limit(row: CaseClock, *, due: Due, actor: Actor, at: datetime) -> None:
    """Note where a limit falls now that an office works at other times, with the moment where it fell before."""
    was, row.due_at, row.steps = row.due_at, due.at, _steps(due)
    row.save(update_fields=["due_at", "steps"])
    fact = LimitMoved(subject=row.case_id, pack=row.pack, version=row.version, clock=row.clock, was=was, now=row.due_at)
    record(fact, actor, at)


def bring_forward(
    old: Promise, *, due_at: datetime, reason: str, answer: AnswerDue | None = None, at: datetime
) -> Promise:
    """Give an earlier date instead of an old one; from now on the earlier one is measured.

    ``answer`` holds the arithmetic where the date was computed.
    """
    old.replaced_at, old.counts = at, False
    old.save(update_fields=["replaced_at", "counts"])
    basis = _instead_of(old, reason)
    if answer:
        basis |= {**_basis(answer), "urgency": answer.urgency or basis["urgency"]}
    return _give(old.case_id, kind=old.kind, due_at=due_at, basis=basis, at=at)


def recount(old: Promise, *, answer: AnswerDue, actor: Actor, at: datetime) -> Promise:
    """Give the earlier date that a changed calendar leads to, and write it down with the calendar's version."""
    new = bring_forward(old, due_at=answer.due.at, reason="calendar", answer=answer, at=at)
    fact = PromiseBroughtForward(
        subject=old.case_id, promise=new.id, was=old.due_at, now=new.due_at, calendar=answer.calendar
    )
    record(fact, actor, at)
    return new


def delay(
    old: Promise, *, due_at: datetime, reason: DelayReason, due: Due | None = None, actor: Actor, at: datetime
) -> Promise:
    """Give a later date instead of an old one, which stays the one that is measured; the notice is the caller's duty.

    ``due`` holds the arithmetic where the date was computed.
    """
    old.replaced_at = at
    old.save(update_fields=["replaced_at"])
    basis = {**_instead_of(old, reason), "steps": _steps(due) if due else []}
    new = _give(old.case_id, kind=old.kind, due_at=due_at, basis=basis, counts=False, latest_at=old.latest_at, at=at)
    record(PromiseMoved(subject=old.case_id, promise=new.id, was=old.due_at, now=due_at, reason=reason), actor, at)
    return new


def note_broken(promise: Promise, *, actor: Actor, at: datetime) -> None:
    """Write down once that a promised date has passed."""
    look_again(promise, watch_at=None)
    record(PromiseBroken(subject=promise.case_id, promise=promise.id, due_at=promise.due_at), actor, at)


def look_again(promise: Promise, *, watch_at: datetime | None) -> None:
    """Note when this promise needs a look next."""
    promise.watch_at = watch_at
    promise.save(update_fields=["watch_at"])


def keep(case_id: UUID, *, kind: PromiseKind = PromiseKind.ANSWER, at: datetime) -> None:
    """Note that what was promised has been done, for the standing date and for those it was given instead of.

    Whether in time is a matter of the two moments. A promise made after ``at`` is not what was kept then.
    """
    standing = queries.standing_promise(case_id, kind)
    if kind == PromiseKind.ANSWER:
        keep_clocks(case_id, ends_with=ClockEnd.ANSWER, at=at)
    if standing and standing.kept_at is None and standing.made_at <= at:
        measured = Q(counts=True, made_at__lte=at, kept_at__isnull=True)
        Promise.objects.filter(Q(pk=standing.pk) | measured, case_id=case_id, kind=kind).update(kept_at=at)


def _give(
    case_id: UUID,
    *,
    kind: str,
    due_at: datetime,
    basis: dict[str, Any],
    counts: bool = True,
    chance: int | None = None,
    latest_at: datetime | None = None,
    at: datetime,
) -> Promise:
    return Promise.objects.create(
        case_id=case_id,
        kind=kind,
        due_at=due_at,
        made_at=at,
        basis=basis,
        counts=counts,
        chance=chance,
        latest_at=latest_at if latest_at and latest_at > due_at else None,
        watch_at=watching.remind_at(at, due_at) if kind == PromiseKind.ANSWER else None,
        climb_at=at if kind == PromiseKind.ANSWER else None,
    )


def _basis(answer: AnswerDue) -> dict[str, Any]:
    limit = {"limit": _named(answer.limit)} if answer.limit else {}
    return {
        **limit,
        "amount": answer.goal.amount,
        "unit": answer.goal.unit,
        "office": str(answer.unit_id),
        "calendar": answer.calendar,
        "steps": _steps(answer.due),
        **({"based_on": answer.based_on} if answer.based_on else {}),
    }


def _instead_of(old: Promise, reason: str) -> dict[str, Any]:
    kept = {name: value for name, value in old.basis.items() if name != "limit"}
    return {**kept, "steps": [], "reason": reason, "instead_of": old.due_at.isoformat()}


def _started(case_id: UUID, limit: Running, *, office: UUID, at: datetime) -> CaseClock:
    return CaseClock(
        case_id=case_id,
        **_named(limit),
        ends_with=limit.clock.ends_with,
        started_at=at,
        due_at=limit.due.at,
        steps=_steps(limit.due),
        office_id=office,
    )


def _named(running: Running) -> dict[str, str]:
    return {"pack": running.pack.id, "version": running.pack.version, "clock": running.clock.name}


def _steps(due: Due) -> list[Any]:
    return [step.as_row() for step in due.steps]
