"""Count open promises anew when an office works at other times, a few at a time, and list every date that differs.

Only promises in working time are looked at; closed cases, calendar days and clock hours are left alone. A date that
comes nearer is promised instead; a later one is kept and listed, because it was promised (decision 0015). Limits of
packs move by ``deadlines``.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from shenava.domain.cases import operations as cases
from shenava.domain.cases.vocabulary import Stage
from shenava.domain.organization import queries as organization
from shenava.domain.organization.actors import SYSTEM
from shenava.domain.organization.events import CalendarChanged
from shenava.domain.policies import operations as policies
from shenava.domain.policies import queries as policy_queries
from shenava.domain.policies import replanning
from shenava.domain.policies.models import Promise, Replanning
from shenava.domain.policies.replanning import Counted
from shenava.domain.policies.vocabulary import PromiseKind, Recount
from shenava.foundation.events.contract import DeliveryContext, Settle, outside

STEPS = 50
"""Steps in one run of the job; between two runs whoever files has the machine to themselves."""


@outside  # reads much and writes little: whoever files meanwhile must not wait for the reading
def begin(fact: CalendarChanged, context: DeliveryContext) -> Settle | None:
    """Begin to count for the newest version of a calendar; an older one has nothing to say any more."""
    calendar = organization.calendar(fact.subject)
    if calendar.version != fact.number:
        return None
    total = replanning.promises_to_count(calendar, since=context.at).count()
    return partial(replanning.begin, calendar=calendar, number=fact.number, total=total, at=context.at)


def go_on(*, at: datetime, steps: int = STEPS) -> int:
    """Take the next steps of what is not done; each is one short transaction. Returns how many were taken."""
    return sum(_go_on(row, at=at, steps=steps) for row in replanning.running())


def _go_on(row: Replanning | None, *, at: datetime, steps: int) -> int:
    for taken in range(steps):
        batch = replanning.next_batch(row) if row else []
        if row is None or not batch:
            if row:
                replanning.finish(row, at=at)
            return taken
        row = _step(row, batch, at=at)
    return steps


def _step(row: Replanning, batch: Sequence[Promise], *, at: datetime) -> Replanning | None:
    """Count a batch, and write what was found; return how far it has come, none when somebody else took the step."""
    found = replanning.count_anew(batch, row, at=at)
    with transaction.atomic():
        held = replanning.hold(row)
        if held:
            settled = [one for one in found if one.outcome != Recount.MOVED or _bring_forward(one, at=at)]
            replanning.advance(held, batch, settled, at=at)
    return held


def _bring_forward(one: Counted, *, at: datetime) -> bool:
    """Promise the earlier date, unless the promise was kept or replaced since it was looked at."""
    case = cases.hold(one.promise.case_id)
    kind = PromiseKind(one.promise.kind)
    standing = policy_queries.standing_promise(case.id, kind)
    if standing is None or standing.id != one.promise.id or standing.kept_at or case.stage == Stage.CLOSED:
        return False
    policies.recount(standing, answer=one.answer, actor=SYSTEM, at=at)
    if kind == PromiseKind.ANSWER:
        cases.set_due(case, due_at=one.answer.due.at, actor=SYSTEM, at=at)
    return True
