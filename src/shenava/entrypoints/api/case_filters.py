"""How a list of cases is narrowed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from django.db.models import Q, QuerySet
from django.http import QueryDict
from pydantic import BaseModel, Field

from shenava.domain.cases import queries
from shenava.domain.cases.models import Case
from shenava.domain.cases.vocabulary import PublicStage, Stage, WaitingOn
from shenava.domain.organization.actors import Actor
from shenava.entrypoints.api.refusals import UNKNOWN, NotValid
from shenava.foundation.search import index

MOST = 100
_Code = Annotated[str, Field(max_length=40)]


class CaseFilters(BaseModel):
    """Each narrows further. ``stage`` is the stage that the complainant reads."""

    stage: PublicStage | None = None
    urgency: Literal["emergency", "urgent", "high", "normal"] | None = None
    kind: Annotated[
        Literal["complaint", "suggestion", "praise", "question", "report"] | None, Field(description="What it is.")
    ] = None
    unit: Annotated[_Code | None, Field(description="The code of a unit.")] = None
    owner: Annotated[Literal["me", "nobody"] | None, Field(description="Whose cases.")] = None
    category: Annotated[_Code | None, Field(description="The code of a category.")] = None
    source: Annotated[_Code | None, Field(description="The code of a touchpoint.")] = None
    overdue: Annotated[bool | None, Field(description="Whether something should have been done by now.")] = None
    q: Annotated[str | None, Field(max_length=200, description="Words that were said, or a tracking code.")] = None
    after: Annotated[
        str | None, Field(alias="cursor", max_length=600, description="The `next` of the page before.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


def check_known(query: QueryDict) -> None:
    """Raise ``NotValid`` for a filter that doesn't exist: a mistyped one must not show everything."""
    known = {field.alias or name for name, field in CaseFilters.model_fields.items()}
    unknown = sorted(set(query) - known)
    if unknown:
        raise NotValid(fields=dict.fromkeys(unknown, UNKNOWN))


def narrowed(cases: QuerySet[Case], filters: CaseFilters, *, actor: Actor, at: datetime) -> QuerySet[Case]:
    """Return the cases that every filter lets through."""
    owner = {"me": Q(owner_id=actor.id), "nobody": Q(owner__isnull=True)}
    wanted = [
        _AT[filters.stage] if filters.stage else Q(),
        Q(urgency=filters.urgency.upper()) if filters.urgency else Q(),
        Q(kind=filters.kind.upper()) if filters.kind else Q(),
        Q(unit__code=filters.unit) if filters.unit else Q(),
        owner[filters.owner] if filters.owner else Q(),
        Q(category__code=filters.category) if filters.category else Q(),
        Q(touchpoint__code=filters.source.upper()) if filters.source else Q(),
        Q(pk__in=index.matching(filters.q).values("subject")) if filters.q else Q(),
    ]
    found = cases.filter(*wanted)
    if filters.overdue is None:
        return found
    late = queries.open_cases(found).filter(next_due_at__lt=at)
    return late if filters.overdue else found.exclude(pk__in=late.values("pk"))


def _assigned(*waiting_on: WaitingOn) -> Q:
    return Q(stage=Stage.ASSIGNED, waiting_on__in=waiting_on, withdrawn_at__isnull=True)


_AGAIN = Q(reopened_at__isnull=False)
_AT: Mapping[PublicStage, Q] = {
    PublicStage.REGISTERED: Q(stage=Stage.RECEIVED, withdrawn_at__isnull=True),
    PublicStage.INITIAL_REVIEW: Q(stage=Stage.ACKNOWLEDGED, withdrawn_at__isnull=True),
    PublicStage.REFERRING: Q(stage=Stage.ASSESSED, withdrawn_at__isnull=True) | _assigned(WaitingOn.UNIT),
    PublicStage.IN_PROGRESS: _assigned(WaitingOn.NOBODY) | (_assigned(WaitingOn.US) & ~_AGAIN),
    PublicStage.NEEDS_DOCUMENTS: _assigned(WaitingOn.COMPLAINANT),
    PublicStage.AWAITING_FINAL: _assigned(WaitingOn.APPROVER),
    PublicStage.ANSWERED: Q(stage=Stage.RESPONDED, withdrawn_at__isnull=True),
    PublicStage.CLOSED: Q(stage=Stage.CLOSED, withdrawn_at__isnull=True),
    PublicStage.REOPENED: _assigned(WaitingOn.US) & _AGAIN,
    PublicStage.WITHDRAWN: Q(withdrawn_at__isnull=False),
}
"""``vocabulary.public_stage`` the other way round."""
