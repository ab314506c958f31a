"""Initial assessment: what the words suggest, what is sure enough to act on, and who is alarmed at once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases import access
from shenava.domain.cases import operations as cases
from shenava.domain.cases import queries as case_queries
from shenava.domain.cases.events import (
    CaseAcknowledged,
    CaseAssessed,
    CaseChased,
    CaseReceived,
    UrgencyRaised,
)
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import Deed, Kind, Stage, TaskKind, Urgency
from shenava.domain.catalogue import queries as catalogue
from shenava.domain.catalogue.models import Category
from shenava.domain.intelligence import operations as intelligence
from shenava.domain.intelligence import queries as intelligence_queries
from shenava.domain.intelligence.operations import Advice
from shenava.domain.intelligence.rules import understanding
from shenava.domain.intelligence.rules.understanding import Understanding
from shenava.domain.intelligence.vocabulary import URGENCY_ORDER, SuggestionKind
from shenava.domain.organization.actors import SYSTEM, Actor
from shenava.domain.policies import operations as policies
from shenava.domain.policies import queries as policy_queries
from shenava.foundation.errors import Problem
from shenava.foundation.events.contract import DeliveryContext
from shenava.foundation.features import switches
from shenava.foundation.features.vocabulary import Switch

SURE_ENOUGH = 0.6
"""Below this a suggested category goes to the triage desk instead of a unit."""
WORTH_SAYING = 0.35
"""Below this a suggestion is noise to an officer."""
_SAFETY_WITHIN = timedelta(minutes=15)
_CHASES_THAT_COUNT = 3
_CHASED_URGENCY = Urgency.HIGH


class UnknownUrgency(Problem):
    """An urgency or category that isn't one."""

    code = "unknown_choice"
    status = 422
    sentence = _("Please choose one of the values on offer.")


def suggest(fact: CaseReceived, context: DeliveryContext) -> None:
    """Write down what the words say about category, urgency and distress, each with those words."""
    if not switches.is_on(Switch.SUGGESTIONS):
        return
    case = case_queries.case(fact.subject)
    offered = intelligence_queries.seeds(catalogue.active_categories())
    meaning = understanding.understand(_words(case), case.language, offered)
    intelligence.suggest(case.id, advice=_advice(meaning), at=context.at)


def alarm(fact: CaseReceived, context: DeliveryContext) -> None:
    """Open a safety task at once when somebody may be in danger."""
    if not fact.is_danger:
        return
    case = cases.hold(fact.subject)
    cases.open_task(
        case,
        kind=TaskKind.SAFETY,
        key=f"safety:{case.id}",
        due_at=context.at + _SAFETY_WITHIN,
        owner=None,
        actor=SYSTEM,
        at=context.at,
    )


def assess_if_sure(fact: CaseAcknowledged, context: DeliveryContext) -> None:
    """Assess by the person's own choice, or by the words when they are sure enough; else without a category.

    Whoever was faster, a person or this very reaction, is not overruled.
    """
    case = cases.hold(fact.subject)
    if case.stage != Stage.ACKNOWLEDGED:
        return
    category = case.category or _sure_category(case)
    cases.assess(case, category=category, urgency=case.urgency, actor=SYSTEM, at=context.at)


def assess(case_id: UUID, *, category: str, urgency: str, severity: str = "", actor: Actor, at: datetime) -> None:
    """Set what a person decided, over whatever was suggested; a nearer promise follows a higher urgency."""
    chosen = catalogue.category(category) if category else None
    if urgency not in set(Urgency) or (category and chosen is None):
        raise UnknownUrgency
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ASSESS, case)
        cases.assess(case, category=chosen, urgency=urgency, severity=severity, actor=actor, at=at)
        intelligence.decide(case.id, kind=SuggestionKind.URGENCY, value=urgency, at=at)
        if chosen:
            intelligence.decide(case.id, kind=SuggestionKind.CATEGORY, value=chosen.code, at=at)


def take_as_complaint(case_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Handle as a complaint what came as a suggestion, thanks or a question; doing it twice changes nothing.

    The other way round needs a second person and a reason (regulation, test 29), so no single person can do it here.
    """
    with transaction.atomic():
        case = cases.hold(case_id)
        access.check_can(actor, Deed.ASSESS, case)
        if case.kind != Kind.COMPLAINT:
            cases.take_as_complaint(case, actor=actor, at=at)


def hasten_when_chased(fact: CaseChased, context: DeliveryContext) -> None:
    """Make a case more urgent when its complainant had to ask for the third time (S0-31.4)."""
    if fact.count < _CHASES_THAT_COUNT:
        return
    case = cases.hold(fact.subject)
    if URGENCY_ORDER.index(Urgency(case.urgency)) < URGENCY_ORDER.index(_CHASED_URGENCY):
        cases.raise_urgency(case, urgency=_CHASED_URGENCY, reason="chased", actor=SYSTEM, at=context.at)


def bring_promise_forward(fact: UrgencyRaised | CaseAssessed, context: DeliveryContext) -> None:
    """Promise an earlier answer when a case turned out more urgent; a later one is never set here."""
    case = cases.hold(fact.subject)
    standing = policy_queries.standing_promise(case.id)
    if standing is None or case.responded_at:
        return
    unit_id = case.category.unit_id if case.category else None
    answer = policy_queries.answer_due(
        brand_id=case.brand_id, urgency=case.urgency, unit_id=unit_id, start=case.received_at
    )
    sooner = max(answer.due.at, context.at)
    if sooner < standing.due_at:
        policies.bring_forward(standing, due_at=sooner, reason="urgency", answer=answer, at=context.at)
        cases.set_due(case, due_at=sooner, actor=SYSTEM, at=context.at)


def _words(case: Case) -> str:
    first = case_queries.conversation(case).first()
    return first.body if first else ""


def _sure_category(case: Case) -> Category | None:
    offered = intelligence_queries.seeds(catalogue.active_categories())
    best = understanding.understand(_words(case), case.language, offered).categories[:1]
    return catalogue.category(best[0].code) if best and best[0].confidence >= SURE_ENOUGH else None


def _advice(meaning: Understanding) -> list[Advice]:
    categories = [
        Advice(
            kind=SuggestionKind.CATEGORY,
            value=one.code,
            confidence=one.confidence,
            reasons=[{"code": "words", "words": list(one.words)}],
        )
        for one in meaning.categories[:3]
        if one.confidence >= WORTH_SAYING
    ]
    urgency = Advice(
        kind=SuggestionKind.URGENCY,
        value=meaning.urgency.level,
        confidence=1.0,
        reasons=[{"code": reason.code, "words": list(reason.words)} for reason in meaning.urgency.reasons],
    )
    distress = Advice(
        kind=SuggestionKind.DISTRESS,
        value=str(meaning.distress.score),
        confidence=1.0,
        reasons=[{"code": "words", "words": list(meaning.distress.words)}],
    )
    return [*categories, urgency, distress]
