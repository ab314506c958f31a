"""The words of the survey (S4-52, S4-53, S4-54)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Solved(TextChoices):
    """Was your problem solved?"""

    YES = "YES", _("Yes")
    PARTLY = "PARTLY", _("Partly")
    NO = "NO", _("No")


class Question(TextChoices):
    """The three questions; the first can't be removed (S2-3.2)."""

    SOLVED = "SOLVED", _("Was your problem solved?")
    SPEED = "SPEED", _("Were you satisfied with the speed?")
    EMPATHY = "EMPATHY", _("Did the agent show enough empathy?")
    COMMENT = "COMMENT", _("Anything else?")


LOWEST, HIGHEST = 1, 5
RECOVERY_AT_MOST = 2
"""A score this low opens a recovery task."""
