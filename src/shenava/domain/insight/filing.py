"""The funnel of filing: what people see, how long it takes them, where they stop and why that may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shenava.domain.insight.metrics import (
    completion,
    drop_off,
    field_trouble,
    filing_time,
    likely_reasons,
    repeat_filings,
)
from shenava.domain.insight.metrics.field_trouble import Trouble
from shenava.domain.insight.metrics.filing_time import Lengths
from shenava.domain.insight.metrics.measure import Share
from shenava.domain.journeys import queries as journeys
from shenava.domain.journeys.models import StepFigures, Visit
from shenava.domain.journeys.queries import BY, Period
from shenava.domain.journeys.rules.portions import Portion
from shenava.domain.journeys.vocabulary import Step

MEASURES = tuple(
    one.MEASURE for one in (completion, drop_off, filing_time, field_trouble, likely_reasons, repeat_filings)
)
_TROUBLES = 8
_VISITS = 20


@dataclass(frozen=True)
class StepRow:
    """One step of the funnel."""

    step: str
    visits: int
    left: Share
    lengths: Lengths


@dataclass(frozen=True)
class GroupRow:
    """Visits that have a language, device, source or category in common."""

    value: str
    finished: Share
    lengths: Lengths


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """All that the page tells of a period."""

    seen: int
    finished: Share
    lengths: Lengths
    steps: Sequence[StepRow]
    troubles: Sequence[Trouble]
    reasons: Sequence[tuple[str, int]]
    groups: Mapping[str, Sequence[GroupRow]]
    """By each of ``journeys.queries.BY``, the largest first."""
    left: Sequence[Visit]


def funnel(*, period: Period, wanted: Mapping[str, str]) -> Funnel:
    """Return the funnel of visits that have this much in common; ``wanted`` by the names in ``journeys.queries.BY``."""
    rows = list(journeys.figures(period, wanted))
    steps = journeys.by_step(rows)
    walked = {name: portion for name, portion in steps.items() if name not in {Step.SEEN, Step.SENT}}
    return Funnel(
        seen=max((portion.visits for portion in steps.values()), default=0),
        finished=completion.completion(steps),
        lengths=filing_time.lengths(steps.get(Step.SENT, Portion()).seconds),
        steps=[
            StepRow(name, one.visits, drop_off.drop_off(one), filing_time.lengths(one.seconds))
            for name, one in steps.items()
        ],
        troubles=field_trouble.troubles(
            [(row.category, journeys.portion_of(row)) for row in rows if row.step in walked], most=_TROUBLES
        ),
        reasons=likely_reasons.likely_reasons(steps.values()),
        groups={name: _groups(journeys.by_group(rows, name, step=Step.WORDS), sent) for name, sent in _sent_by(rows)},
        left=list(journeys.newest_left(period, wanted)[:_VISITS]),
    )


def _sent_by(rows: Sequence[StepFigures]) -> list[tuple[str, Mapping[str, Portion]]]:
    return [(name, journeys.by_group(rows, name, step=Step.SENT)) for name in BY]


def _groups(begun: Mapping[str, Portion], sent: Mapping[str, Portion]) -> list[GroupRow]:
    found = [
        GroupRow(
            value,
            Share(sent.get(value, Portion()).visits, portion.visits),
            filing_time.lengths(sent.get(value, Portion()).seconds),
        )
        for value, portion in begun.items()
    ]
    return sorted(found, key=lambda one: (-one.finished.whole, one.value))
