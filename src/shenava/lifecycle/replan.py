"""Count open promises anew when an office works at other times, a few at a time, and list every date that differs.

Only promises in working time are looked at; closed cases, calendar days and clock hours are left alone. A date that
comes nearer is promised instead; a later one is kept and listed, because it was promised (decision 0015).
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
from shenava.domain.policies.events import ReplanningAdvanced
from shenava.domain.policies.models import Promise, Replanning
from shenava.domain.policies.replanning import Counted
from shenava.domain.policies.vocabulary import PromiseKind, Recount
from shenava.foundation.events.contract import DeliveryContext, Settle, outside


@outside  # reads much and writes little: whoever files meanwhile must not wait for the reading
def begin(fact: CalendarChanged, context: DeliveryContext) -> Settle | None:
    """Begin to count for the newest version of a calendar; an older one has nothing to say any more."""
    calendar = organization.calendar(fact.subject)
    if calendar.version != fact.number:
        return None
    total = replanning.promises_to_count(calendar, since=context.at).count()
    return partial(replanning.begin, calendar=calendar, number=fact.number, total=total, at=context.at)


@outside  # as above; each of its steps is one short transaction
def go_on(fact: ReplanningAdvanced, context: DeliveryContext) -> Settle | None:
    """Look at the next promises, some steps at a time; whoever finds a step taken leaves the rest to its taker."""
    row = replanning.running(fact.subject, after=fact.after)
    for _step in range(replanning.STEPS):
        if row is None:
            return None
        batch = replanning.next_batch(row)
        if not batch:
            return partial(replanning.go_on, row, is_done=True, at=context.at)
        row = _step_on(row, batch, at=context.at)
    return partial(replanning.go_on, row, is_done=False, at=context.at) if row else None


def resume(*, at: datetime) -> int:
    """Take up what stood still, and what was promised by the old version just after the change."""
    with transaction.atomic():
        return replanning.resume(at=at)


def _step_on(row: Replanning, batch: Sequence[Promise], *, at: datetime) -> Replanning | None:
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
