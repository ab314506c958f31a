"""Whether words say that somebody may be in danger, so that help is shown before anything else."""

from django.utils.translation import get_language

from shenava.domain.intelligence.rules import understanding


def is_in(text: str) -> bool:
    """Return whether the words speak of danger to life, by accident or by somebody's own hand."""
    meaning = understanding.understand(text, get_language() or "", ())
    return meaning.is_life_safety or meaning.is_self_harm
