"""What can be switched off in an emergency."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Switch(TextChoices):
    """One thing that an administrator can stop at once; most are on until somebody switches them off."""

    FILING = "FILING", _("Accepting new entries from the public")
    EMAIL = "EMAIL", _("Sending e-mail")
    SMS = "SMS", _("Sending SMS")
    SUGGESTIONS = "SUGGESTIONS", _("Suggestions by the machine")
    PUBLIC_FIGURES = "PUBLIC_FIGURES", _("Showing everybody how well promises are kept")
    JOURNEYS = "JOURNEYS", _("Counting how filing goes, without names and words")


STARTS_OFF = frozenset({Switch.PUBLIC_FIGURES})
"""What an administrator must switch on first."""
