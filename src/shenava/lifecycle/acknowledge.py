"""Confirm receipt at once: the codes, the honest date, and what happens next (ISO 10002, acknowledgement)."""

from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import CaseReceived
from shenava.domain.organization.actors import SYSTEM
from shenava.domain.policies import queries as policies
from shenava.domain.policies.operations import keep_clocks
from shenava.domain.policies.vocabulary import ClockEnd
from shenava.foundation.events.contract import DeliveryContext
from shenava.lifecycle import tell


def acknowledge_receipt(fact: CaseReceived, context: DeliveryContext) -> None:
    """Tell the complainant on every channel they gave; the date is quoted from the promise, never made anew."""
    held = cases.hold(fact.subject)
    case = case_queries.case(held.id)
    promise = policies.standing_promise(case.id)
    tell.tell(
        case,
        text="acknowledgement",
        key=f"acknowledgement:{case.id}",
        values={
            "access_code": tell.access_code(case),
            "date": tell.moment(case, promise.due_at if promise else None),
            "summary": case.headline,
            "how_often_url": tell.how_often_address(case),
        },
        is_awaited=True,
        at=context.at,
    )
    if case.acknowledged_at is None:
        cases.acknowledge(case, actor=SYSTEM, at=context.at)
        keep_clocks(case.id, ends_with=ClockEnd.ACKNOWLEDGEMENT, at=context.at)
