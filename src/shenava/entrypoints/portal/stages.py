"""The public stages of a case as steps: done, now, and still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shenava.domain.cases import events
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage, public_stage
from shenava.foundation.events.contract import Fact
from shenava.foundation.events.queries import Happening

_USUAL = (
    PublicStage.REGISTERED,
    PublicStage.INITIAL_REVIEW,
    PublicStage.REFERRING,
    PublicStage.IN_PROGRESS,
    PublicStage.AWAITING_FINAL,
    PublicStage.ANSWERED,
)
_AGAIN = (PublicStage.REGISTERED, PublicStage.ANSWERED, PublicStage.REOPENED, PublicStage.AWAITING_FINAL)
_REACHED_BY: dict[PublicStage, tuple[type[Fact], ...]] = {
    PublicStage.REGISTERED: (events.CaseReceived,),
    PublicStage.INITIAL_REVIEW: (events.CaseAcknowledged,),
    PublicStage.REFERRING: (events.CaseReferred, events.CaseRouted),
    PublicStage.IN_PROGRESS: (events.CaseAssigned,),
    PublicStage.NEEDS_DOCUMENTS: (events.DocumentsRequested,),
    PublicStage.ANSWERED: (events.CaseAnswered,),
    PublicStage.CLOSED: (events.CaseClosed,),
    PublicStage.REOPENED: (events.CaseReopened, events.CaseObjected),
    PublicStage.WITHDRAWN: (events.CaseWithdrawn,),
}


@dataclass(frozen=True)
class Step:
    """One public stage; ``at`` is when it was reached, if it was."""

    stage: PublicStage
    state: str
    at: datetime | None

    @property
    def label(self) -> str:
        """The stage in plain words."""
        return str(self.stage.label)


def stage_of(case: Case) -> PublicStage:
    """Return where the case is, as its complainant reads it."""
    return public_stage(
        stage=case.stage,
        waiting_on=case.waiting_on,
        is_withdrawn=bool(case.withdrawn_at),
        is_looked_at_again=bool(case.reopened_at),
    )


def steps(case: Case, happened: Sequence[Happening]) -> list[Step]:
    """Return the way of this case, with the moments that lie behind it."""
    now = stage_of(case)
    way = _way(case, now)
    here = len(way) - 1 - way[::-1].index(now)
    return [
        Step(stage, "done" if place < here else "current" if place == here else "next", _reached(stage, happened))
        if place <= here
        else Step(stage, "next", None)
        for place, stage in enumerate(way)
    ]


def _way(case: Case, now: PublicStage) -> list[PublicStage]:
    if now is PublicStage.WITHDRAWN:
        return [PublicStage.REGISTERED, now]
    way = [*_AGAIN, PublicStage.ANSWERED] if case.reopened_at and now not in _USUAL[1:-1] else list(_USUAL)
    if now is PublicStage.NEEDS_DOCUMENTS:
        way.insert(way.index(PublicStage.AWAITING_FINAL), now)
    if now is PublicStage.CLOSED:
        way.append(now)
    return way


def _reached(stage: PublicStage, happened: Sequence[Happening]) -> datetime | None:
    kinds = _REACHED_BY.get(stage, ())
    return next((one.occurred_at for one in reversed(happened) if isinstance(one.fact, kinds)), None)
