"""The words of advice: the cues of the lexicon and the urgency that each of them asks for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from shenava.domain.cases.vocabulary import Urgency

LANGUAGES: Final = ("fa", "ar", "en")


class Cue(StrEnum):
    """What a word or phrase of a complaint may give away."""

    LIFE_SAFETY = "life_safety"
    SELF_HARM = "self_harm"
    MONEY_IN_PROGRESS = "money_in_progress"
    VULNERABLE = "vulnerable"
    DEADLINE = "deadline"
    DURATION = "duration"
    NO_ANSWER = "no_answer"
    ANGER_STRONG = "anger_strong"
    ANGER_MILD = "anger_mild"
    WORRY = "worry"
    LEGAL_MEDIA = "legal_media"
    CHURN = "churn"
    STAFF = "staff"
    SARCASM = "sarcasm"
    POLITE_MASK = "polite_mask"
    PRAISE = "praise"
    NOISE = "noise"
    QUESTION = "question"
    SUGGESTION = "suggestion"
    REPORT = "report"
    GRIEVANCE = "grievance"
    """Something went wrong: keeps thanks and questions around it from hiding a complaint."""


URGENCY_OF_CUE: Final[Mapping[Cue, Urgency]] = {
    Cue.LIFE_SAFETY: Urgency.EMERGENCY,
    Cue.SELF_HARM: Urgency.EMERGENCY,
    Cue.MONEY_IN_PROGRESS: Urgency.URGENT,
    Cue.VULNERABLE: Urgency.URGENT,
    Cue.DEADLINE: Urgency.URGENT,
    Cue.LEGAL_MEDIA: Urgency.URGENT,
    Cue.DURATION: Urgency.HIGH,
    Cue.NO_ANSWER: Urgency.HIGH,
}
"""Anger is missing here on purpose: a loud person does not overtake a quiet one."""

URGENCY_ORDER: Final = (Urgency.NORMAL, Urgency.HIGH, Urgency.URGENT, Urgency.EMERGENCY)


class Message(StrEnum):
    """What somebody wants who writes from anywhere; unlike a case, it may be nothing for us."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    NOISE = "noise"


class Denial(StrEnum):
    """How near a word of denial must stand to take a cue back."""

    NEVER = "never"
    """The cue is itself a denial, or is as true of an unkept promise («هنوز درست نشده»)."""
    ADJACENT = "adjacent"
    """Only a plain «there is no …»: overlooking danger costs more than a false alarm."""
    WINDOW = "window"
    """Anywhere within three words of the same clause."""


DENIAL_OF_CUE: Final[Mapping[Cue, Denial]] = {
    Cue.LIFE_SAFETY: Denial.ADJACENT,
    Cue.SELF_HARM: Denial.ADJACENT,
    Cue.MONEY_IN_PROGRESS: Denial.ADJACENT,
    Cue.VULNERABLE: Denial.ADJACENT,
    Cue.DEADLINE: Denial.ADJACENT,
    Cue.LEGAL_MEDIA: Denial.ADJACENT,
    Cue.ANGER_STRONG: Denial.WINDOW,
    Cue.ANGER_MILD: Denial.WINDOW,
    Cue.WORRY: Denial.WINDOW,
    Cue.CHURN: Denial.WINDOW,
    Cue.STAFF: Denial.WINDOW,
    Cue.PRAISE: Denial.WINDOW,
    Cue.NOISE: Denial.WINDOW,
}
"""Cues that are missing here are never denied."""


class SuggestionKind(TextChoices):
    """What a piece of advice is about."""

    CATEGORY = "CATEGORY", _("Category")
    URGENCY = "URGENCY", _("Urgency")
    DISTRESS = "DISTRESS", _("Distress")
    KIND = "KIND", _("Kind")
