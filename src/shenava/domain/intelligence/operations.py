"""How suggestions are written down and decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shenava.domain.intelligence.models import Suggestion
from shenava.domain.intelligence.vocabulary import SuggestionKind
from shenava.foundation.shredding import shred

LEXICON = "lexicon-1"
"""Source of what the words alone say, and its version."""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One suggestion before it is written; ``reasons`` are ``{"code", "words"}`` with the person's own words."""

    kind: SuggestionKind
    value: str
    confidence: float
    reasons: list[dict[str, Any]]


def suggest(case_id: UUID, *, advice: Sequence[Advice], source: str = LEXICON, at: datetime) -> None:
    """Write suggestions down; what the same source said before stays."""
    rows = [
        Suggestion(
            case_id=case_id,
            kind=one.kind,
            value=one.value,
            confidence=one.confidence,
            reasons=one.reasons,
            source=source,
            suggested_at=at,
        )
        for one in advice
    ]
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True)


def decide(case_id: UUID, *, kind: SuggestionKind, value: str, at: datetime) -> None:
    """Note what a person decided: the suggestion that said so was right, the others of its kind were not."""
    pending = Suggestion.objects.filter(case_id=case_id, kind=kind)
    pending.filter(value=value).update(decided_at=at, is_accepted=True)
    pending.exclude(value=value).update(decided_at=at, is_accepted=False)


def forget_words(case_id: UUID) -> None:
    """Forget the person's words that stand here about one case."""
    shred(Suggestion.objects.filter(case_id=case_id))
