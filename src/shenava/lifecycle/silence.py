"""Hear where nobody says anything: tell whoever is in charge of a case that has lain untouched for too long, once."""

from datetime import datetime, timedelta

from django.db import transaction

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.vocabulary import TaskKind
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import SYSTEM

_AT_ONCE = 100
_TOUCHED_WITHIN = timedelta(days=1)


def tell_of_silence(*, at: datetime) -> int:
    """Open one task for each silent case, for whoever is in charge of it; returns how many, at most a hundred.

    A case is told of again only when somebody has touched it and it has fallen silent anew.
    """
    hours = {unit.id: unit.silence_hours for unit in organization.all_units()}
    silent = case_queries.silent(access.visible_to(SYSTEM), hours=hours, at=at)
    found = case_queries.not_told_of(silent, TaskKind.SILENCE).order_by("id")[:_AT_ONCE]
    told = list(found.values_list("id", flat=True))
    for case_id in told:
        with transaction.atomic():
            case = cases.hold(case_id)
            touched = case.last_touched_at or case.received_at
            cases.open_task(
                case,
                kind=TaskKind.SILENCE,
                key=f"silence:{case.id}:{touched:%Y%m%dT%H%M%S%f}",
                due_at=at + _TOUCHED_WITHIN,
                owner=walls.in_charge_of(case, at=at) or case.owner,
                actor=SYSTEM,
                at=at,
            )
    return len(told)


def settle_what_was_touched(*, at: datetime) -> int:
    """Tick off what told of cases that somebody has touched since; returns how many, at most a hundred."""
    over = {task.case_id for task in case_queries.touched_since_told(TaskKind.SILENCE)[:_AT_ONCE]}
    for case_id in over:
        with transaction.atomic():
            cases.settle_tasks(cases.hold(case_id), kind=TaskKind.SILENCE, opened_before=at, actor=SYSTEM, at=at)
    return len(over)
