"""Raise the attention when the complainant calls for somebody higher up: with a reason, once at each stage."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access, walls
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import CaseEscalated
from shenava.domain.cases.models import Case, Message
from shenava.domain.cases.vocabulary import Act, Deed, PublicStage, TaskKind, Urgency, public_stage
from shenava.domain.channels.vocabulary import Channel
from shenava.domain.intelligence.vocabulary import URGENCY_ORDER
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.foundation.errors import Problem
from shenava.foundation.events import queries as facts
from shenava.foundation.events.contract import DeliveryContext
from shenava.foundation.text.masking import mask

_ANSWERED_WITHIN = timedelta(days=1)
_RAISED_TO = Urgency.HIGH


class WhyTheManager(Problem):
    """A call for the manager without a reason."""

    code = "why_the_manager"
    status = 422
    sentence = _("Please tell the manager in a sentence what they should look at.")


class AlreadyEscalated(Problem):
    """The manager was called at this stage already."""

    code = "already_escalated"
    status = 409
    sentence = _("The manager knows already and will answer. You can call for them again when your complaint moves on.")


def escalate(case_id: UUID, *, reason: str, key: str = "", actor: Actor, at: datetime) -> Message:
    """Call for the manager, once at each stage that the complainant reads; a repeat of ``key`` is the same call."""
    words = mask(reason.strip()).text
    if not words:
        raise WhyTheManager(fields={"reason": WhyTheManager.sentence})
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ESCALATE, case)
        earlier = case_queries.said_with(case, key)
        if earlier:
            return earlier
        if is_escalated(case):
            raise AlreadyEscalated
        message = cases.hear(
            case,
            body=words,
            act=Act.ESCALATED,
            channel=Channel.WEB,
            language=case.language,
            key=key,
            actor=actor,
            at=at,
        )
        cases.escalate(case, message=message, stage=_stage_of(case), actor=actor, at=at)
    return message


def is_escalated(case: Case) -> bool:
    """Return whether the manager was called since the case came to where its complainant reads it to be."""
    called = [one.fact for one in facts.facts_about(case.id) if isinstance(one.fact, CaseEscalated)]
    return bool(called) and called[-1].stage == _stage_of(case)


def call_the_manager(fact: CaseEscalated, context: DeliveryContext) -> None:
    """Open a task for the manager of the unit, for anybody where it has none, and make the case more urgent."""
    case = cases.hold(fact.subject)
    cases.open_task(
        case,
        kind=TaskKind.ESCALATION,
        key=f"escalation:{fact.message}",
        due_at=context.occurred_at + _ANSWERED_WITHIN,
        owner=walls.in_charge_of(case, at=context.at),
        actor=SYSTEM,
        at=context.at,
    )
    if URGENCY_ORDER.index(Urgency(case.urgency)) < URGENCY_ORDER.index(_RAISED_TO):
        cases.raise_urgency(case, urgency=_RAISED_TO, reason="escalated", actor=SYSTEM, at=context.at)


def _stage_of(case: Case) -> PublicStage:
    return public_stage(
        stage=case.stage,
        waiting_on=case.waiting_on,
        is_withdrawn=bool(case.withdrawn_at),
        is_looked_at_again=bool(case.reopened_at),
    )
