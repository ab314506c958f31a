"""Choose unit and owner, and say why; what is unsure goes to the triage desk, which is never empty."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import CaseAssessed, CaseObjected, CaseRouted, CaseWalled
from shenava.domain.cases.models import Case
from shenava.domain.cases.rules import choosing
from shenava.domain.cases.vocabulary import Deed, ReferralState
from shenava.domain.cases.walls import Barrier
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.organization.models import Staff, Unit
from shenava.domain.organization.vocabulary import UnitKind
from shenava.foundation.errors import Problem
from shenava.foundation.events.contract import DeliveryContext


class NobodyThere(Problem):
    """The chosen person or unit doesn't take cases now."""

    code = "nobody_there"
    status = 422
    sentence = _("This unit or person can't take the case now. Choose another.")


def place(fact: CaseAssessed, context: DeliveryContext) -> None:
    """Send an assessed case to the unit of its category, unless a person has placed it already."""
    case = cases.hold(fact.subject)
    if case.unit_id is not None and not _category_moved(case):
        return
    unit, why = _unit_for(case, at=context.at)
    cases.route(case, unit=unit, why=why, actor=SYSTEM, at=context.at)


def choose_owner(fact: CaseRouted, context: DeliveryContext) -> None:
    """Give a placed case to the colleague who speaks its language and carries least; the triage desk keeps a queue."""
    case = cases.hold(fact.subject)
    if not case.is_open or case.owner_id or case.unit is None or case.unit.kind == UnitKind.TRIAGE:
        return
    owner = _least_laden(case, case.unit.id, at=context.at)
    if owner:
        cases.assign(case, owner=owner, actor=SYSTEM, at=context.at)


def find_second_reviewer(fact: CaseObjected, context: DeliveryContext) -> None:
    """Give an objection to somebody else than who decided: in the unit, or else in the complaints office."""
    case = cases.hold(fact.subject)
    if case.owner_id:
        return
    office = organization.complaints_office()
    owner = _least_laden(case, case.unit_id, at=context.at) if case.unit_id else None
    if owner is None and office:
        owner = _least_laden(case, office.id, at=context.at)
    if owner:
        cases.assign(case, owner=owner, actor=SYSTEM, at=context.at)


def step_aside(fact: CaseWalled, context: DeliveryContext) -> None:
    """Take a walled case, its referral and its tasks from whom it is about, and find it another place."""
    case = cases.hold(fact.subject)
    barrier = walls.barrier_of(case)
    if not barrier.without(organization.who_handle()):
        _let_fall(case, at=context.at)
        return
    referral = case_queries.open_referral(case)
    if referral and barrier.bars_unit(referral.unit_id):
        cases.settle_referral(
            case, referral=referral, state=ReferralState.RECALLED, answer="", staff=None, actor=SYSTEM, at=context.at
        )
    is_owner_barred = case.owner is not None and barrier.bars(case.owner)
    cases.take_away(case, barrier=barrier, actor=SYSTEM, at=context.at)
    if case.unit_id and (is_owner_barred or barrier.bars_unit(case.unit_id)):
        unit = _unit_outside(case, barrier, at=context.at)
        cases.route(case, unit=unit, why={"code": "wall"}, actor=SYSTEM, at=context.at)


def assign(case_id: UUID, *, owner_id: UUID, actor: Actor, at: datetime) -> None:
    """Give the case to a person of the actor's choice, in that person's unit; to their deputy while they are away."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ASSIGN, case)
        barrier = walls.barrier_of(case)
        owner = organization.first_there(
            [owner_id], may=lambda one: one.id != case.excluded_owner_id and not barrier.bars(one), at=at
        )
        if owner is None:
            raise NobodyThere
        if owner.unit_id != case.unit_id:
            cases.route(case, unit=owner.unit, why={"code": "person"}, actor=actor, at=at)
        cases.assign(case, owner=owner, actor=actor, at=at)


def hand_over(case_ids: Sequence[UUID], *, owner_id: UUID, actor: Actor, at: datetime) -> None:
    """Give several cases to one person, all or none."""
    with transaction.atomic():
        for case_id in case_ids:
            assign(case_id, owner_id=owner_id, actor=actor, at=at)


def move(case_id: UUID, *, unit_id: UUID, actor: Actor, at: datetime) -> None:
    """Send the case to another unit for good; its owner is chosen there."""
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ASSIGN, case)
        unit = organization.active_units().filter(pk=unit_id).first()
        if unit is None or walls.barrier_of(case).bars_unit(unit.id):
            raise NobodyThere
        cases.route(case, unit=unit, why={"code": "person"}, actor=actor, at=at)


def _category_moved(case: Case) -> bool:
    category_unit = case.category.unit_id if case.category else None
    return case.owner_id is None and category_unit is not None and category_unit != case.unit_id


def _unit_for(case: Case, *, at: datetime) -> tuple[Unit, dict[str, Any]]:
    if case.is_walled:
        return _unit_outside(case, walls.barrier_of(case), at=at), {"code": "wall"}
    if case.category and case.category.unit_id:
        unit = organization.active_units().filter(pk=case.category.unit_id).first()
        if unit:
            return unit, {"code": "category", "category": case.category.code}
    return organization.triage_desk(), {"code": "unsure"}


def _let_fall(case: Case, *, at: datetime) -> None:
    """Let the walls fall where nobody else is left: a small firm answers all the same, and the case says so."""
    for wall in walls.standing(case):
        cases.lift_wall(case, wall=wall, reason="", by=None, actor=SYSTEM, at=at)


def _unit_outside(case: Case, barrier: Barrier, *, at: datetime) -> Unit:
    """Return where a walled case goes: the complaints office first, as the reviewer stands outside the line (S1-31.4).

    A unit where nobody could take it comes last; the triage desk where there is no other.
    """
    office, own = organization.complaints_office(), case.category.unit if case.category else None
    others = organization.active_units().order_by("kind", "code")
    offered = [one for one in (office, own, *others) if one and one.is_active and not barrier.bars_unit(one.id)]
    manned = (one for one in offered if barrier.without(organization.staff_of_unit(one.id, at=at)))
    return next(manned, None) or (offered[0] if offered else organization.triage_desk())


def _least_laden(case: Case, unit_id: UUID, *, at: datetime) -> Staff | None:
    there = walls.barrier_of(case).without(organization.staff_of_unit(unit_id, at=at))
    people = [one for one in there if one.id != case.excluded_owner_id]
    load = case_queries.load_of_owners(unit_id)
    offers = [
        choosing.Offer(
            id=one.id, role=one.role, languages=tuple(one.languages), held=load.get(one.id, 0), capacity=one.capacity
        )
        for one in people
    ]
    chosen = choosing.choose(offers, language=case.language)
    return next((one for one in people if one.id == chosen), None)
