"""What a text seems to be: a complaint, unless it plainly is a question, suggestion, thanks or report."""

from collections.abc import Collection
from typing import Final

from shenava.domain.cases.vocabulary import Kind
from shenava.domain.intelligence.rules.cues import cues_of
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.vocabulary import URGENCY_OF_CUE, Cue

HURT: Final = frozenset(
    {*URGENCY_OF_CUE, Cue.ANGER_STRONG, Cue.ANGER_MILD, Cue.CHURN, Cue.STAFF, Cue.SARCASM, Cue.GRIEVANCE}
)
"""Any of these makes it a complaint: a complaint taken for thanks would never be answered."""

_OTHERWISE: Final = (
    (Cue.REPORT, Kind.REPORT),
    (Cue.SUGGESTION, Kind.SUGGESTION),
    (Cue.QUESTION, Kind.QUESTION),
    (Cue.PRAISE, Kind.PRAISE),
)


def guess_kind(text: str, *, language: str = "") -> Kind:
    """Guess the kind of a text; in doubt it is a complaint, the only kind that carries promises."""
    return kind_of({cue.key for cue in cues_of(Reading(text), language)})


def kind_of(keys: Collection[Cue]) -> Kind:
    """Guess from cues that have been found already."""
    if not HURT.isdisjoint(keys):
        return Kind.COMPLAINT
    return next((kind for cue, kind in _OTHERWISE if cue in keys), Kind.COMPLAINT)
