"""What has happened to a case, as its complainant may read it: a query over facts, without an internal name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from shenava.domain.cases import events
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage, ReferralState
from shenava.foundation.events import queries as facts
from shenava.foundation.events.contract import Fact


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a complaint and the moment when it was reached."""

    stage: PublicStage
    at: datetime


_STEPS: Mapping[type[Fact], PublicStage] = {
    events.CaseReceived: PublicStage.REGISTERED,
    events.CaseAcknowledged: PublicStage.INITIAL_REVIEW,
    events.CaseRouted: PublicStage.REFERRING,
    events.CaseAssigned: PublicStage.IN_PROGRESS,
    events.CaseReferred: PublicStage.REFERRING,
    events.DocumentsRequested: PublicStage.NEEDS_DOCUMENTS,
    events.DocumentsSettled: PublicStage.IN_PROGRESS,
    events.CaseAnswered: PublicStage.ANSWERED,
    events.CaseClosed: PublicStage.CLOSED,
    events.CaseWithdrawn: PublicStage.WITHDRAWN,
    events.CaseReopened: PublicStage.REOPENED,
    events.CaseObjected: PublicStage.REOPENED,
}
_UNDER_REVIEW = {PublicStage.REOPENED, PublicStage.IN_PROGRESS, PublicStage.REFERRING}


def public_steps(case: Case) -> list[Step]:
    """Return the steps so far, oldest first; the same step twice in a row is one."""
    steps: list[Step] = []
    for happening in facts.facts_about(case.id):
        stage = _stage_of(happening.fact)
        if stage and not (steps and _says_nothing_new(stage, after=steps[-1].stage)):
            steps.append(Step(stage=stage, at=happening.occurred_at))
    return steps


def _stage_of(fact: Fact) -> PublicStage | None:
    if isinstance(fact, events.ReferralSettled):
        return None if fact.state == ReferralState.ACCEPTED else PublicStage.IN_PROGRESS
    return _STEPS.get(type(fact))


def _says_nothing_new(stage: PublicStage, *, after: PublicStage) -> bool:
    """Tell whether it is the same step again; finding another officer for a second look is no step of its own."""
    return stage in _UNDER_REVIEW if after is PublicStage.REOPENED else stage is after
