"""All that rules can tell of one text, from a single reading of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from shenava.domain.cases.vocabulary import Kind, Urgency
from shenava.domain.intelligence.rules import category, cues, distress, kind, urgency
from shenava.domain.intelligence.rules.category import CategorySeeds, CategorySuggestion
from shenava.domain.intelligence.rules.cues import FoundCue
from shenava.domain.intelligence.rules.distress import Distress
from shenava.domain.intelligence.rules.reading import Reading
from shenava.domain.intelligence.rules.urgency import UrgencyAssessment
from shenava.domain.intelligence.vocabulary import Cue


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """Advice about one text; every part carries the words that speak for it."""

    urgency: UrgencyAssessment
    distress: Distress
    categories: tuple[CategorySuggestion, ...]
    kind: Kind
    cues: tuple[FoundCue, ...]

    @property
    def is_life_safety(self) -> bool:
        """Whether somebody may be in danger now: the emergency text is shown at once and the desk alerted."""
        return any(cue.key is Cue.LIFE_SAFETY for cue in self.cues)

    @property
    def is_self_harm(self) -> bool:
        """Whether somebody may harm themselves or others: never answered by a machine alone."""
        return any(cue.key is Cue.SELF_HARM for cue in self.cues)


def understand(
    text: str,
    language: str,
    candidates: Sequence[CategorySeeds],
    *,
    category_default: Urgency = Urgency.NORMAL,
) -> Understanding:
    """Understand a text in ``fa``, ``ar`` or ``en`` (anything else: unknown) against the categories of its brand.

    ``category_default`` is the urgency of the category the person chose, if any.
    """
    reading = Reading(text)
    found = cues.cues_of(reading, language)
    return Understanding(
        urgency=urgency.urgency_of(found, category_default),
        distress=distress.distress_of(text, found),
        categories=tuple(category.suggest_for(reading, candidates, language)),
        kind=kind.kind_of({cue.key for cue in found}),
        cues=tuple(found),
    )
